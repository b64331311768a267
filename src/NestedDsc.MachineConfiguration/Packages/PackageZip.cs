using System.IO.Compression;
using System.Security.Cryptography;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Packages as zip files. The same files give the same bytes.</summary>
public static class PackageZip
{
    private const int RegularFile = 0x8000;
    private const int MayRead = 0x1A4;
    private const int MayRun = 0x1ED;

    // The first day that a zip file can name; the time of the build would change the hash that policies carry.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a package.</summary>
    /// <param name="files">Its files, in the order of the zip file.</param>
    /// <returns>The zip file.</returns>
    public static byte[] Write(IReadOnlyList<PackageFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (PackageFile file in files)
            {
                ZipArchiveEntry entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                entry.ExternalAttributes = (RegularFile | (file.IsExecutable ? MayRun : MayRead)) << 16;
                using Stream content = entry.Open();
                content.Write(file.Content.Span);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a package.</summary>
    /// <param name="zip">The zip file.</param>
    /// <returns>Its files.</returns>
    /// <exception cref="PackageException">It is no zip file, or one that the agent would refuse to unpack.</exception>
    public static IReadOnlyList<PackageFile> Read(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            long size = archive.Entries.Sum(static entry => entry.Length);
            if (size > PackageContent.Limit)
            {
                throw new PackageException($"The package has {size / (1024 * 1024)} MB unpacked; the agent takes 100 MB.");
            }

            return [.. archive.Entries.Select(Read)];
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException)
        {
            // A file that ends before the length that was claimed for it; lengths that have no sum.
            throw new PackageException($"This is no package: {error.Message}");
        }
    }

    /// <summary>The hash of a package, as policies carry it: SHA-256 in capital hexadecimal digits.</summary>
    /// <param name="zip">The zip file.</param>
    /// <returns>64 digits.</returns>
    public static string Hash(byte[] zip) => Convert.ToHexString(SHA256.HashData(zip));

    private static PackageFile Read(ZipArchiveEntry entry)
    {
        if (entry.FullName.StartsWith('/')
            || entry.FullName.Contains('\\', StringComparison.Ordinal)
            || entry.FullName.Split('/').Contains("..", StringComparer.Ordinal))
        {
            throw new PackageException($"The package has a file with the path '{entry.FullName}', which the agent refuses.");
        }

        // The length that the directory of the zip file names is only a claim.
        byte[] content = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(content);
        return new PackageFile(entry.FullName, content, (entry.ExternalAttributes >> 16 & 0x40) != 0);
    }
}
