namespace NestedDsc.Tool.Tests.Package;

/// <summary>What looks like published executables for Windows.</summary>
internal static class FakeBinaries
{
    public static string In(string folder)
    {
        Directory.CreateDirectory(folder);
        byte[] program = new byte[256];
        "MZ"u8.CopyTo(program);
        program[0x3c] = 0x80;
        "PE\0\0"u8.CopyTo(program.AsSpan(0x80));
        BitConverter.TryWriteBytes(program.AsSpan(0x84), (ushort)0x8664);
        foreach (string name in (string[])["nestedvirtualization.exe", "vmnetworknesting.exe", "guesthypervrole.exe"])
        {
            File.WriteAllBytes(Path.Combine(folder, name), program);
        }

        return folder;
    }
}
