using System.Buffers;

namespace NestedDsc.Simulation.Repository;

/// <summary>Finds the ends of JSON objects by their braces alone, which is what most of the time of opening a large host goes to.</summary>
internal static class ObjectSkipper
{
    // Within the file, namespaces, a namespace, a class and its list of instances.
    private const int InstanceDepth = 5;
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\"u8);

    /// <summary>Passes over the objects of an array.</summary>
    /// <param name="json">The file.</param>
    /// <param name="position">Where the array's elements begin.</param>
    /// <param name="objects">Takes where the objects stand.</param>
    /// <returns>Where the array ends if there is nothing but objects in it; else <paramref name="position"/>, and no objects are taken.</returns>
    public static int Skip(ReadOnlySpan<byte> json, int position, List<TextRange> objects)
    {
        int next = AfterSpace(json, position);
        while (At(json, next) == '{')
        {
            int end = AfterObject(json, next);
            if (end < 0)
            {
                break;
            }

            objects.Add(new TextRange(next, end - next));
            next = AfterSpace(json, end);
            if (At(json, next) == ']')
            {
                return next;
            }

            next = At(json, next) == ',' ? AfterSpace(json, next + 1) : -1;
        }

        objects.Clear();
        return position;
    }

    private static int AfterObject(ReadOnlySpan<byte> json, int start)
    {
        int depth = 0;
        for (int i = start; ; i++)
        {
            int step = json[i..].IndexOfAny(Marks);
            if (step < 0)
            {
                return -1;
            }

            i += step;
            switch (json[i])
            {
                case (byte)'"':
                    i = TextEnd(json, i + 1);
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    if (++depth > HostFileReader.JsonOptions.MaxDepth - InstanceDepth)
                    {
                        return -1;
                    }

                    break;
                default:
                    if (--depth == 0)
                    {
                        return i + 1;
                    }

                    break;
            }
        }
    }

    // The quote that ends a text.
    private static int TextEnd(ReadOnlySpan<byte> json, int start)
    {
        for (int i = start; ; i += 2)
        {
            int step = i < json.Length ? json[i..].IndexOfAny(InText) : -1;
            if (step < 0)
            {
                return -1;
            }

            i += step;
            if (json[i] == '"')
            {
                return i;
            }
        }
    }

    private static int AfterSpace(ReadOnlySpan<byte> json, int position)
    {
        while (At(json, position) is ' ' or '\n' or '\r' or '\t')
        {
            position++;
        }

        return position;
    }

    private static char At(ReadOnlySpan<byte> json, int position) => (uint)position < (uint)json.Length ? (char)json[position] : '\0';
}
