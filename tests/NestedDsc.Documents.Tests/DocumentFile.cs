using System.Text;
using System.Text.Json;

namespace NestedDsc.Documents.Tests;

/// <summary>A document in a file of its own.</summary>
internal static class DocumentFile
{
    public const string Head = "$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json\n";

    public static ConfigurationDocument Read(string text, string name = "config.dsc.yaml", params (string Name, string Json)[] parameters) =>
        ReadBytes(Encoding.UTF8.GetBytes(text), name, parameters);

    public static ConfigurationDocument ReadBytes(byte[] bytes, string name = "config.dsc.yaml", params (string Name, string Json)[] parameters)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nesteddsc-tests-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return ConfigurationReader.Read(
                path, parameters.ToDictionary(static p => p.Name, static p => JsonElement.Parse(p.Json), StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The mistakes as <c>line,column message</c>.</summary>
    public static string[] Mistakes(string text, string name = "config.dsc.yaml", params (string Name, string Json)[] parameters) =>
        MistakesOf(Encoding.UTF8.GetBytes(text), name, parameters);

    public static string[] MistakesOf(byte[] bytes, string name = "config.dsc.yaml", params (string Name, string Json)[] parameters) =>
        [.. Assert.Throws<DocumentException>(() => ReadBytes(bytes, name, parameters)).Mistakes
            .Select(static m => $"{m.Location.Line},{m.Location.Column} {m.Message}")];

    /// <summary>A document with one instance that has one property.</summary>
    public static string With(string value) => Head + $"resources:\n  - name: one\n    type: A/B\n    properties:\n      p: {value}\n";

    public static string Property(string value) =>
        Read(With(value)).Resources[0].Properties.GetProperty("p").GetRawText();
}
