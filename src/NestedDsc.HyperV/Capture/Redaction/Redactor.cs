using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>
/// Replaces what tells whose host it is: names, MAC addresses, GUIDs, serial numbers, paths, notes. The same text is replaced by
/// the same, so that what belonged together still does; shapes stay, and so does what is the same on every Windows and means
/// something (<see cref="WellKnownIds"/>). IP addresses, hardware models and the builds of Windows stay as they are: without them a
/// check would find something else.
/// </summary>
public sealed class Redactor
{
    private readonly Replacements _replacements = new();

    /// <summary>Replaces what is to be replaced in a captured host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The redacted host.</returns>
    public CapturedHost Redact(CapturedHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        string name = _replacements.Host(host.ComputerName);
        _replacements.Keep(host.Namespaces.SelectMany(static n => n.Classes).SelectMany(static c => c.Rows).SelectMany(WellKnownIds.In));
        return host with
        {
            ComputerName = name,
            IsRedacted = true,
            Namespaces = [.. host.Namespaces.Select(n => n with { Classes = [.. n.Classes.Select(Redact)] })],
        };
    }

    /// <summary>What a text has become, or becomes: for a document about a redacted host.</summary>
    /// <param name="name">A name as it was.</param>
    /// <returns>The replacement; the name itself if it was not met.</returns>
    public string Find(string name) => _replacements.Find(name);

    private CapturedRows Redact(CapturedRows rows) => rows with
    {
        Rows = [.. rows.Rows.Select(r => r with
        {
            ServerName = _replacements.InText(r.ServerName),
            Properties = [.. r.Properties.Select(p => SensitiveProperties.IsDropped(p.Name) ? p with { Value = null } : Redact(r, p))],
        })],
    };

    private CimProperty Redact(CimObject row, CimProperty property) => property.Value switch
    {
        string text => property with { Value = Redact(row, property.Name, text) },
        string[] texts => property with { Value = texts.Select(t => Redact(row, property.Name, t)).ToArray() },
        CimPath path => property with { Value = Redact(path) },
        CimPath[] paths => property with { Value = paths.Select(Redact).ToArray() },
        _ => property,
    };

    private CimPath Redact(CimPath path) => path with
    {
        Keys = [.. path.Keys.Select(k => k.Value is string text && !SensitiveProperties.IsConstantKey(k.Name) ? k with { Value = _replacements.InText(text) } : k)],
    };

    private string Redact(CimObject row, string property, string text) => SensitiveProperties.KindOf(row, property) switch
    {
        _ when text.Length == 0 => text,
        SensitiveKind.Constant => text,
        SensitiveKind.HardwareAddress => _replacements.HardwareAddress(text),
        SensitiveKind.None => _replacements.InText(text),
        var kind => _replacements.Name(kind, text),
    };
}
