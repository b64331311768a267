using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Lists of VLAN IDs as people write them, such as <c>1-100,200</c>.</summary>
public static class VlanIds
{
    /// <summary>The highest VLAN ID; 0 is that of traffic without a tag.</summary>
    public const int Highest = 4094;

    /// <summary>Reads a list: IDs and ranges between commas, in any order.</summary>
    /// <param name="text">The list.</param>
    /// <param name="wrong">The first part that is neither; <see langword="null"/> if all of them are right.</param>
    /// <returns>The IDs in their order, each once.</returns>
    public static IReadOnlyList<ushort> Parse(string text, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new SortedSet<ushort>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || Read(ends[0]) is not { } first || Read(ends[^1]) is not { } last || last < first)
            {
                wrong = part.Trim();
                return [];
            }

            for (int id = first; id <= last; id++)
            {
                ids.Add((ushort)id);
            }
        }

        wrong = null;
        return [.. ids];
    }

    /// <summary>Writes a list in its one shortest form, as the Hyper-V module does: two lists are the same set if their texts are.</summary>
    /// <param name="ids">The IDs, in any order.</param>
    /// <returns>The list; empty if there are none.</returns>
    public static string Format(IEnumerable<ushort> ids)
    {
        var ranges = new List<(ushort First, ushort Last)>();
        foreach (ushort id in ids.Distinct().Order())
        {
            if (ranges is [.., var (first, last)] && id == last + 1)
            {
                ranges[^1] = (first, id);
            }
            else
            {
                ranges.Add((id, id));
            }
        }

        return string.Join(',', ranges.Select(static r => r.First == r.Last
            ? r.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{r.First}-{r.Last}")));
    }

    /// <summary>An array of VLAN IDs.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="ids">The IDs.</param>
    /// <returns>The property.</returns>
    public static CimProperty ToProperty(string name, IEnumerable<ushort> ids) => new(name, CimType.UInt16, ids.ToArray(), IsArray: true);

    private static int? Read(string text) =>
        int.TryParse(text.AsSpan().Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id <= Highest ? id : null;
}
