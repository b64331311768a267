using System.Buffers.Binary;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Tells programs of one system from those of another.</summary>
internal static class BinaryFormat
{
    private const int HeaderAddress = 0x3c;
    private const ushort Amd64 = 0x8664;
    private const int ElfMachine = 18;
    private const ushort ElfX64 = 0x3e;

    public static bool IsFor(string rid, ReadOnlySpan<byte> content) =>
        rid is BinaryFolder.Windows ? IsWindows(content) : IsLinux(content);

    private static bool IsWindows(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderAddress + sizeof(int) || !content.StartsWith("MZ"u8))
        {
            return false;
        }

        int header = BinaryPrimitives.ReadInt32LittleEndian(content[HeaderAddress..]);
        return header >= 0
            && header <= content.Length - 6
            && content[header..].StartsWith("PE\0\0"u8)
            && BinaryPrimitives.ReadUInt16LittleEndian(content[(header + 4)..]) == Amd64;
    }

    private static bool IsLinux(ReadOnlySpan<byte> content) =>
        content.Length > ElfMachine + 1
        && content.StartsWith("\u007fELF"u8)
        && BinaryPrimitives.ReadUInt16LittleEndian(content[ElfMachine..]) == ElfX64;
}
