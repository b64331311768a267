namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Names and versions that everything between a package and its policies takes.</summary>
public static class PackageNames
{
    private const int LongestName = 60;

    private const int LongestId = 100;

    /// <summary>Says what is wrong with the name of a package.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The mistake, or nothing.</returns>
    public static string? MistakeInName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(static c => IsPlain(c) && c != '.')
            ? null
            : $"The name '{name}' can't be that of a package: it must begin with a letter and consist of up to {LongestName} "
                + "letters, digits, '-' and '_'.";
    }

    /// <summary>Says what is wrong with the version of a package.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The mistake, or nothing.</returns>
    public static string? MistakeInVersion(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Count(static c => c == '.') is 2 or 3
            && System.Version.TryParse(version, out Version? parsed)
            && string.Equals(parsed.ToString(), version, StringComparison.Ordinal)
            ? null
            : $"'{version}' is no version of a package: it must be three or four numbers, such as 1.0.0.";
    }

    /// <summary>Makes IDs of the names of instances.</summary>
    /// <param name="names">The names.</param>
    /// <returns>An ID for each, in the same order, all different without regard to case.</returns>
    public static IReadOnlyList<string> Ids(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ids = new List<string>();
        foreach (string name in names)
        {
            string id = IdOf(name);
            string candidate = id;
            for (int number = 2; !taken.Add(candidate); number++)
            {
                candidate = $"{id}-{number}";
            }

            ids.Add(candidate);
        }

        return ids;
    }

    // Policies carry IDs in expressions, URLs and hashes; what is not plain becomes a hyphen.
    private static string IdOf(string name)
    {
        string plain = new([.. name.Select(static c => IsPlain(c) ? c : ' ')]);
        string id = string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return id.Length == 0 ? "instance" : id[..Math.Min(id.Length, LongestId)];
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
