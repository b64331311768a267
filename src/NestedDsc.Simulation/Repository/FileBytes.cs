using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace NestedDsc.Simulation.Repository;

/// <summary>
/// Reads whole files. A large one is read by two threads: most of the time goes to the system's giving out of fresh memory, page by
/// page, not to the disk.
/// </summary>
internal static class FileBytes
{
    private const int Chunk = 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="large">Number of bytes from which on two threads read, if there are two processors.</param>
    /// <exception cref="IOException">It can't be read, or became shorter meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, int large = SkippedAhead.Large)
    {
        if (Environment.ProcessorCount == 1 || new FileInfo(path).Length < large)
        {
            return File.ReadAllBytes(path);
        }

        using SafeFileHandle file = File.OpenHandle(path);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)RandomAccess.GetLength(file)));
        ReadByTwo(file, bytes);
        return bytes;
    }

    private static void ReadByTwo(SafeFileHandle file, byte[] bytes)
    {
        int taken = -1;
        ExceptionDispatchInfo? failure = null;
        var helper = new Thread(ReadChunks) { IsBackground = true };
        helper.Start();
        ReadChunks();
        helper.Join();
        failure?.Throw();

        void ReadChunks()
        {
            try
            {
                for (long start = Next(); start < bytes.Length && failure is null; start = Next())
                {
                    Fill(file, bytes.AsSpan((int)start, (int)Math.Min(Chunk, bytes.Length - start)), start);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        }

        long Next() => (long)Interlocked.Increment(ref taken) * Chunk;
    }

    private static void Fill(SafeFileHandle file, Span<byte> part, long start)
    {
        while (!part.IsEmpty)
        {
            int count = RandomAccess.Read(file, part, start);
            if (count == 0)
            {
                throw new EndOfStreamException("The file became shorter while it was read.");
            }

            part = part[count..];
            start += count;
        }
    }
}
