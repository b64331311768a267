using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.MachineConfiguration.Policies;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>A package on disk.</summary>
internal sealed record MadePackage(string Path, string Hash, PackageContent Content, IReadOnlyList<PackageFile> Files)
{
    private const int Megabyte = 1024 * 1024;

    public static MadePackage Write(PackageRequest request, string binaries, string rid, string folder)
    {
        IReadOnlyList<PackageFile> files = PackageBuilder.Build(request, binaries, rid);
        byte[] zip = PackageZip.Write(files);

        // What counts is what is in the file, not what was to be.
        PackageContent content = PackageContent.Check(PackageZip.Read(zip));
        string hash = PackageZip.Hash(zip);
        Directory.CreateDirectory(folder);
        string path = System.IO.Path.Combine(folder, $"{request.Name}_{request.Version}.zip");
        File.WriteAllBytes(path, zip);
        File.WriteAllText(path + ".sha256", $"{hash.ToLowerInvariant()}  {System.IO.Path.GetFileName(path)}\n");
        return new MadePackage(path, hash, content, files);
    }

    public void Tell(Report report)
    {
        long size = Files.Sum(static file => (long)file.Content.Length);
        report.Fact("Package", Path);
        string type = Content.Type is PackageType.Audit ? "Audit (looks only)" : "AuditAndSet (a policy may have the state brought about)";
        long packed = new FileInfo(Path).Length;
        report.Fact("Type", type);
        report.Fact("Size", $"{size / Megabyte} of {PackageContent.Limit / Megabyte} MB unpacked, {packed / Megabyte} MB as a file");
        report.Fact("SHA-256", Hash);
        report.Heading("Instances");
        foreach (string id in Content.Instances.Select(static instance => instance.Text("ResourceID")!))
        {
            report.Item(id);
        }

        string[] targets = [.. ParameterTargets.Of(Content)];
        if (targets.Length > 0)
        {
            report.Heading("Texts that a policy can have parameters for");
            foreach (string target in targets)
            {
                report.Item(target);
            }
        }

        report.Heading("Next");
        report.Say("Upload it, for example to a container of a storage account that the machines can read:");
        report.Command($"az storage blob upload --auth-mode login --account-name <account> -c <container> -f {Path}");
        report.Say("Then make the policy:");
        string address = $"https://<account>.blob.core.windows.net/<container>/{System.IO.Path.GetFileName(Path)}";
        report.Command($"nesteddsc policy --package {Path} --content-uri {address} -o <folder>");
    }
}
