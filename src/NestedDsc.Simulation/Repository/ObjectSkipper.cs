namespace NestedDsc.Simulation.Repository;

/// <summary>Finds the ends of JSON objects by their braces alone, which is what opening a large host does most.</summary>
internal static class ObjectSkipper
{
    // Within the file, namespaces, a namespace, a class and its list of instances.
    private const int InstanceDepth = 5;

    /// <summary>Passes over the objects of an array.</summary>
    /// <param name="json">The file.</param>
    /// <param name="position">Where the array's elements begin.</param>
    /// <returns>
    /// Where the array ends, and where its objects stand, if there is nothing but objects in it; else <paramref name="position"/>, and
    /// no objects.
    /// </returns>
    public static (int End, List<TextRange> Objects) Skip(ReadOnlySpan<byte> json, int position)
    {
        var objects = new List<TextRange>();
        var scan = new BracketScan(json, position);
        int start = position;
        int depth = 0;
        for (int place = scan.Next(); place >= 0; place = scan.Next())
        {
            if (json[place] is (byte)'{' or (byte)'[')
            {
                if (depth == 0)
                {
                    int after = objects.Count == 0 ? position : objects[^1].End;
                    if (json[place] != '{' || !IsBetween(json[after..place], needsComma: objects.Count > 0))
                    {
                        break;
                    }

                    start = place;
                }

                if (++depth > HostFileReader.JsonOptions.MaxDepth - InstanceDepth)
                {
                    break;
                }
            }
            else if (--depth == 0)
            {
                objects.Add(new TextRange(start, place + 1 - start));
            }
            else if (depth < 0)
            {
                if (json[place] == ']' && objects.Count > 0 && IsBetween(json[objects[^1].End..place], needsComma: false))
                {
                    return (place, objects);
                }

                break;
            }
        }

        return (position, []);
    }

    private static bool IsBetween(ReadOnlySpan<byte> text, bool needsComma)
    {
        ReadOnlySpan<byte> rest = text.Trim(" \n\r\t"u8);
        return needsComma ? rest is [(byte)','] : rest.IsEmpty;
    }
}
