using System.Text.Json;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.MachineConfiguration.Tests.Packages;

/// <summary>Packages with executables that only look like some.</summary>
internal sealed class Packing : IDisposable
{
    private const string Machine = """{"vmName":"lab-web01","exposeVirtualizationExtensions":true,"processorCount":4}""";

    /// <summary>Takes what a resource would refuse: what is tested with it is what follows its judgement.</summary>
    public static readonly InstanceReader Instances = new(static (_, _) => []);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nesteddsc-packing-");

    public Packing()
    {
        foreach (ResourceClass type in ResourceClasses.All)
        {
            Add(type.Executable + ".exe", WindowsProgram());
        }

        Add("nesteddsc.exe", WindowsProgram());
        Add("library.dll", [1, 2, 3]);
        Add("nestedvirtualization.dsc.resource.json", [1]);
        Add("nestedvirtualization.pdb", [1]);
    }

    public string Folder => _folder.FullName;

    public static byte[] WindowsProgram(ushort machine = 0x8664)
    {
        byte[] program = new byte[256];
        "MZ"u8.CopyTo(program);
        program[0x3c] = 0x80;
        "PE\0\0"u8.CopyTo(program.AsSpan(0x80));
        BitConverter.TryWriteBytes(program.AsSpan(0x84), machine);
        return program;
    }

    public void Add(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Folder, name), content);

    public void Remove(string name) => File.Delete(Path.Combine(Folder, name));

    public static PackageRequest Request(string properties = Machine, string type = "NestedDsc/NestedVirtualization") =>
        new("lab", "1.0.0", PackageType.Audit, 15, [Instances.Read(type, Parse(properties))]);

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public IReadOnlyList<PackageFile> Build(PackageRequest? request = null) =>
        PackageBuilder.Build(request ?? Request(), Folder, BinaryFolder.Windows);

    public void Dispose() => _folder.Delete(recursive: true);
}
