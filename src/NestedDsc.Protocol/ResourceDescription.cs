using System.Reflection;

namespace NestedDsc.Protocol;

/// <summary>Facts of a resource that stand in its manifest.</summary>
public sealed record ResourceDescription
{
    /// <summary>Fully qualified type, such as <c>NestedDsc/NestedVirtualization</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One sentence on what the resource manages.</summary>
    public required string Summary { get; init; }

    /// <summary>Name of the executable, without extension and without a dot: the engine takes what follows a dot for an extension.</summary>
    public required string Executable { get; init; }

    /// <summary>Words to find the resource by; letters and digits only, since one hyphen makes the engine drop the whole manifest.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What has to be on the computer for the resource to work, such as <c>Hyper-V</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Environment variables that the resource heeds, with their meaning, for the help text.</summary>
    public IReadOnlyList<(string Name, string Meaning)> EnvironmentVariables { get; init; } = [];

    /// <summary>Whether an instance can be asked to be absent (<c>_exist: false</c>).</summary>
    public required bool HandlesExist { get; init; }

    /// <summary>
    /// A type of the assembly that carries <c>schema.json</c> as an embedded resource. The assembly itself is asked for when it is needed,
    /// since that brings reflection up.
    /// </summary>
    public required System.Type Carrier { get; init; }

    /// <summary>Version of the resource, a semantic version.</summary>
    public string Version
    {
        get
        {
            string version = Carrier.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
            int build = version.IndexOf('+', StringComparison.Ordinal);
            return build < 0 ? version : version[..build];
        }
    }

    /// <summary>What the codes of reasons, blockers and notices begin with, such as <c>NestedVirtualization:NestedVirtualization:</c>.</summary>
    public string CodePrefix
    {
        get
        {
            string name = Type[(Type.IndexOf('/', StringComparison.Ordinal) + 1)..];
            return $"{name}:{name}:";
        }
    }

    /// <summary>Reads the JSON Schema of an instance.</summary>
    /// <returns>The text, in UTF-8.</returns>
    public byte[] ReadSchema()
    {
        using Stream stream = Carrier.Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException($"{Carrier.Assembly.GetName().Name} carries no schema.json.");
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
