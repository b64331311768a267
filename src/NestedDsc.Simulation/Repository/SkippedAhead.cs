using System.Text.Unicode;

namespace NestedDsc.Simulation.Repository;

/// <summary>
/// Passes over the instances of a large file from its end, while another thread understands it from its beginning. Where an array of
/// objects ends depends on nothing but where it begins, so that whoever comes first may find out.
/// </summary>
internal sealed class SkippedAhead
{
    /// <summary>The size of a text, in bytes, from which on it is worth while.</summary>
    public const int Large = 8 * 1024 * 1024;

    private readonly byte[] _json;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Lazy<(int End, List<TextRange> Objects)>> _arrays = [];
    private readonly Thread _helper;
    private volatile int _reached;
    private bool _isUtf8;

    private SkippedAhead(byte[] json)
    {
        _json = json;
        _helper = new Thread(Run) { IsBackground = true };
        _helper.Start();
    }

    /// <summary>Begins.</summary>
    /// <param name="json">The file's text.</param>
    public static SkippedAhead Start(byte[] json) => new(json);

    /// <summary>Passes over the objects of an array.</summary>
    /// <param name="position">Where the array's elements begin.</param>
    /// <returns>What <see cref="ObjectSkipper"/> finds.</returns>
    public (int End, List<TextRange> Objects) Skip(int position)
    {
        _reached = position;
        return At(position).Value;
    }

    /// <summary>Ends. What was not passed over by now is no longer needed.</summary>
    /// <returns>Whether the text is UTF-8.</returns>
    public bool End()
    {
        _reached = int.MaxValue;
        _helper.Join();
        return _isUtf8;
    }

    private Lazy<(int End, List<TextRange> Objects)> At(int position)
    {
        lock (_gate)
        {
            if (!_arrays.TryGetValue(position, out Lazy<(int, List<TextRange>)>? array))
            {
                array = new Lazy<(int, List<TextRange>)>(() => ObjectSkipper.Skip(_json, position));
                _arrays.Add(position, array);
            }

            return array;
        }
    }

    private void Run()
    {
        _isUtf8 = Utf8.IsValid(_json);
        for (int end = LastArray(_json.Length); end > _reached; end = LastArray(end))
        {
            int start = ArrayAfter(end);
            if (start >= 0)
            {
                _ = At(start).Value;
            }
        }
    }

    // Texts that look like the name of the property lead nowhere that anybody asks for.
    private int LastArray(int end) => _json.AsSpan(0, end).LastIndexOf("\"instances\""u8);

    private int ArrayAfter(int name)
    {
        int position = name + "\"instances\"".Length;
        foreach (char mark in ":[")
        {
            position += _json.AsSpan(position).IndexOfAnyExcept(" \n\r\t"u8) is var space and >= 0 ? space : 0;
            if (position >= _json.Length || _json[position++] != mark)
            {
                return -1;
            }
        }

        return position;
    }
}
