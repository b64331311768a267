using System.Text;
using System.Text.Json;
using NestedDsc.Documents;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Values of parameters from the command line.</summary>
internal static class ParameterValues
{
    /// <summary>Reads them; of values for the same name the last one counts.</summary>
    /// <param name="arguments">Each <c>name=value</c>, where the value is JSON or else text, or the path of a file.</param>
    /// <returns>The values by name.</returns>
    /// <exception cref="ToolException">An argument is neither.</exception>
    /// <exception cref="DocumentException">A file has mistakes.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (string argument in arguments)
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (File.Exists(argument) || equals <= 0)
            {
                foreach ((string name, JsonElement value) in FromFile(argument))
                {
                    values[name] = value;
                }
            }
            else
            {
                values[argument[..equals]] = Value(argument[(equals + 1)..]);
            }
        }

        return values;
    }

    private static IReadOnlyDictionary<string, JsonElement> FromFile(string path) => File.Exists(path)
        ? ParameterFile.Read(path)
        : throw new ToolException($"'{path}' is neither a file with parameters nor of the form name=value.");

    private static JsonElement Value(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            return JsonElement.Parse(utf8);
        }
        catch (JsonException)
        {
            return JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        }
    }
}
