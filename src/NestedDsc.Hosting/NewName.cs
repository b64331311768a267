using System.Globalization;
using NestedDsc.Protocol.Input;

namespace NestedDsc.Hosting;

/// <summary>Reads the name of something that is to be made.</summary>
public static class NewName
{
    /// <summary>Reads a name.</summary>
    /// <param name="input">The object that holds it.</param>
    /// <param name="property">Name of the property.</param>
    /// <param name="longest">Most UTF-16 code units, as Windows counts (unverified); a schema counts code points, which are never more.</param>
    /// <returns>The name, or <see langword="null"/> if it is left out or wrong, or a pattern.</returns>
    public static string? Read(InputObject input, string property, int longest)
    {
        ArgumentNullException.ThrowIfNull(input);
        string? name = input.Text(property, 1, longest);
        if (name is null)
        {
            return null;
        }

        bool isWrong = false;
        if (!CanBeGiven(name))
        {
            isWrong = true;
            input.Mistake(property, InputRules.NameCharacters, "it must hold no control characters, and neither begin nor end with a space.");
        }

        if (name.Length > longest)
        {
            isWrong = true;
            input.Mistake(
                property,
                InputRules.NameLength,
                string.Create(CultureInfo.InvariantCulture, $"it takes {name.Length} UTF-16 code units, of which Hyper-V allows {longest}; a character such as an emoji takes two or more."));
        }

        return isWrong ? null : name;
    }

    // A name is given through XML, which can't carry the one and may drop the other: too late to be found out then.
    private static bool CanBeGiven(string name) =>
        name[0] != ' ' && name[^1] != ' ' && !name.Any(static c => c is < ' ' or '\uFFFE' or '\uFFFF');
}
