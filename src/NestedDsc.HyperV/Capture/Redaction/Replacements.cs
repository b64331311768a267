using System.Text;

namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>What texts are replaced by: numbered as they come, the same text by the same, whatever its case.</summary>
internal sealed class Replacements
{
    private const int GuidLength = 36;
    private const int AddressDigits = 12;
    private const string OwnAdapter = "vEthernet (";
    private const string IdPrefix = "Microsoft:";

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SensitiveKind, int> _counts = [];
    private readonly Dictionary<Guid, string> _guids = [];
    private readonly Dictionary<string, string> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Guid> _kept = [.. WellKnownIds.Fixed];
    private string _host = "";

    /// <summary>Takes note of GUIDs that are the same on every Windows, wherever they stand.</summary>
    public void Keep(IEnumerable<Guid> ids) => _kept.UnionWith(ids);

    /// <summary>Takes note of the host's name, which may stand in any text.</summary>
    public string Host(string name)
    {
        _host = name;
        return _names[name] = "HOST-1";
    }

    /// <summary>What a name was replaced by; itself if it was not met.</summary>
    public string Find(string name) => _names.TryGetValue(name, out string? replaced) ? replaced
        : Guid.TryParse(name, out Guid id) && _guids.TryGetValue(id, out string? guid) ? guid
        : name;

    /// <summary>Replaces a text that is a name as a whole.</summary>
    public string Name(SensitiveKind kind, string text)
    {
        // Windows calls an adapter of its own by the switch, and so does whoever looks for it.
        if (kind is SensitiveKind.Adapter && text.StartsWith(OwnAdapter, StringComparison.OrdinalIgnoreCase) && text.LastIndexOf(')') is var end and > 0)
        {
            return _names[text] = string.Concat(OwnAdapter, Name(SensitiveKind.Switch, text[OwnAdapter.Length..end]), text.AsSpan(end));
        }

        if (!_names.TryGetValue(text, out string? replaced))
        {
            int number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            replaced = _names[text] = $"{kind}-{number}";
        }

        return replaced;
    }

    /// <summary>Replaces a MAC address; the one that means "none" stays, and so does what is none.</summary>
    public string HardwareAddress(string text)
    {
        string digits = text.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        if (digits.Length != AddressDigits || !digits.All(char.IsAsciiHexDigit) || digits.All(static c => c == '0'))
        {
            return InText(text);
        }

        if (!_addresses.TryGetValue(digits, out string? replaced))
        {
            // The range that Hyper-V gives its adapters.
            replaced = _addresses[digits] = $"00155D{_addresses.Count + 1:X6}";
        }

        int next = 0;
        return string.Concat(text.Select(c => char.IsAsciiHexDigit(c) ? replaced[next++] : c));
    }

    /// <summary>Replaces GUIDs, the host's name and paths within a text.</summary>
    public string InText(string text)
    {
        if (ObjectPathText.Is(text))
        {
            return ObjectPathText.Replace(text, InText);
        }

        if (IsFilePath(text))
        {
            return Path(text);
        }

        // What all ids begin with is no name, though a host may be called so.
        string result = text.StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase)
            ? string.Concat(text.AsSpan(0, IdPrefix.Length), WithoutHost(text[IdPrefix.Length..]))
            : WithoutHost(text);
        for (int i = 0; i + GuidLength <= result.Length; i++)
        {
            if (result[i + 8] == '-' && Guid.TryParseExact(result.AsSpan(i, GuidLength), "D", out Guid id))
            {
                result = _kept.Contains(id) ? result : string.Concat(result.AsSpan(0, i), OfGuid(id), result.AsSpan(i + GuidLength));
                i += GuidLength - 1;
            }
        }

        return result;
    }

    // Without letters, so that no difference of case comes in.
    private string OfGuid(Guid id)
    {
        if (!_guids.TryGetValue(id, out string? replaced))
        {
            int number = _guids.Count + 1;
            replaced = _guids[id] = $"{number:D8}-0000-4000-8000-{number:D12}";
        }

        return replaced;
    }

    private string Path(string text)
    {
        if (!_paths.TryGetValue(text, out string? replaced))
        {
            replaced = _paths[text] = $@"C:\Path-{_paths.Count + 1}";
        }

        return replaced;
    }

    private string WithoutHost(string text)
    {
        if (_host.Length == 0 || !text.Contains(_host, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var result = new StringBuilder();
        int position = 0;
        for (int found; (found = text.IndexOf(_host, position, StringComparison.OrdinalIgnoreCase)) >= 0; position = found + _host.Length)
        {
            int end = found + _host.Length;
            bool isWord = (found == 0 || !IsNamePart(text[found - 1])) && (end == text.Length || !IsNamePart(text[end]));
            result.Append(text, position, found - position).Append(isWord ? _names[_host] : text[found..end]);
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    // A drive or a share.
    private static bool IsFilePath(string text) =>
        (text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/') || text.StartsWith(@"\\", StringComparison.Ordinal);
}
