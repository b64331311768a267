using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes into a folder of programs what goes with them (sbom.cdx.json, a CycloneDX list of the packages in them, and SHA256SUMS)
/// and makes a zip of it. The same input makes the same bytes. Compiled by MSBuild, see Dist.targets.
/// </summary>
public sealed class PackFolder : Task
{
    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    // Not among what tasks are compiled against, but there when they run.
    private static readonly PropertyInfo ExternalAttributes = typeof(ZipArchiveEntry).GetProperty("ExternalAttributes");

    [Required]
    public string Folder { get; set; }

    [Required]
    public string ZipFile { get; set; }

    [Required]
    public string ProductVersion { get; set; }

    [Required]
    public string Runtime { get; set; }

    /// <summary>Packages, as name/version.</summary>
    [Required]
    public ITaskItem[] Packages { get; set; }

    /// <summary>The folder of unpacked packages, for their hashes.</summary>
    [Required]
    public string PackageRoot { get; set; }

    public override bool Execute()
    {
        File.WriteAllText(Path.Combine(Folder, "sbom.cdx.json"), Sbom(), Utf8);
        string sums = Path.Combine(Folder, "SHA256SUMS");
        File.Delete(sums);
        File.WriteAllText(sums, string.Concat(Files().Select(f => Hash(f) + "  " + Name(f) + "\n")), Utf8);
        Zip();
        File.WriteAllText(ZipFile + ".sha256", Hash(ZipFile) + "  " + Path.GetFileName(ZipFile) + "\n", Utf8);
        Log.LogMessage(MessageImportance.High, "{0}: {1:N1} MB, unpacked {2:N1} MB",
            Path.GetFileName(ZipFile), Megabytes(new[] { ZipFile }), Megabytes(Files()));
        return true;
    }

    private static double Megabytes(IEnumerable<string> files) => files.Sum(f => new FileInfo(f).Length) / 1e6;

    private static string Hash(string file)
    {
        using (SHA256 sha = SHA256.Create())
        using (FileStream stream = File.OpenRead(file))
        {
            return Hex(sha.ComputeHash(stream));
        }
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2")));

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private IEnumerable<string> Files() =>
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).OrderBy(Name, StringComparer.Ordinal);

    private string Name(string file) => file.Substring(Path.GetFullPath(Folder).TrimEnd('/', '\\').Length + 1).Replace('\\', '/');

    private void Zip()
    {
        File.Delete(ZipFile);
        using (FileStream stream = File.Create(ZipFile))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (string file in Files())
            {
                ZipArchiveEntry entry = zip.CreateEntry(Name(file), CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                // Programs have no extension but on Windows, where there are no permissions.
                bool isProgram = Path.GetExtension(file).Length == 0 && !Name(file).Any(char.IsUpper);
                ExternalAttributes?.SetValue(entry, (isProgram ? 0x81ED : 0x81A4) << 16);
                using (Stream target = entry.Open())
                using (FileStream source = File.OpenRead(file))
                {
                    source.CopyTo(target);
                }
            }
        }
    }

    private string Sbom()
    {
        IEnumerable<string> components = Packages.Select(p => p.ItemSpec).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(p => p, StringComparer.OrdinalIgnoreCase).Select(Component);
        string product = "{\"type\":\"application\",\"bom-ref\":\"NestedDsc\",\"name\":\"NestedDsc\",\"version\":" + Quoted(ProductVersion)
            + ",\"description\":" + Quoted("Programs for " + Runtime) + ",\"licenses\":[{\"license\":{\"id\":\"MIT\"}}]}";
        return "{\n\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\n\"metadata\":{\"component\":" + product
            + "},\n\"components\":[\n" + string.Join(",\n", components) + "\n]\n}\n";
    }

    private string Component(string package)
    {
        string[] parts = package.Split('/');
        string purl = "pkg:nuget/" + parts[0] + "@" + parts[1];
        return "{\"type\":\"library\",\"bom-ref\":" + Quoted(purl) + ",\"name\":" + Quoted(parts[0]) + ",\"version\":" + Quoted(parts[1])
            + ",\"purl\":" + Quoted(purl) + Hashes(parts[0].ToLowerInvariant(), parts[1].ToLowerInvariant()) + "}";
    }

    private string Hashes(string name, string version)
    {
        string file = Path.Combine(PackageRoot, name, version, name + "." + version + ".nupkg.sha512");
        return File.Exists(file)
            ? ",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":" + Quoted(Hex(Convert.FromBase64String(File.ReadAllText(file)))) + "}]"
            : "";
    }
}
