using System.Globalization;

namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>
/// Reads a file of facts. Its first lines name the namespace, the sources and the builds that were looked at; then follow classes, each
/// with its keys, its properties, and its methods with their parameters. What is not said to begin or end with a build is as old as the
/// oldest, or still there in the newest build that was looked at.
/// </summary>
internal sealed class FactReader
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly string _file;
    private NamespaceFacts? _facts;
    private string _source = "";
    private ClassFact? _class;
    private MethodFact? _method;

    private FactReader(string file)
    {
        _file = file;
    }

    public static NamespaceFacts Read(string file)
    {
        var reader = new FactReader(file);
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            try
            {
                reader.Line(line.Split('#')[0]);
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException or IndexOutOfRangeException or KeyNotFoundException)
            {
                throw new FormatException($"{Path.GetFileName(file)}:{number}: {line.Trim()}: {e.Message}", e);
            }
        }

        return reader._facts ?? throw new FormatException($"{file} names no namespace.");
    }

    private void Line(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int indent = line.Length - line.TrimStart(' ').Length;
        switch (words)
        {
            case []:
                break;
            case ["namespace", var name] when indent == 0:
                _facts = new NamespaceFacts(name);
                break;
            case ["source", var id, var repository, var commit, ..] when indent == 0:
                _sources.Add(id, $"{repository}@{commit[..7]}");
                _source = _source.Length == 0 ? _sources[id] : _source;
                break;
            case ["builds", ..] when indent == 0:
                break;
            case ["class", ..] when indent == 0:
                Class(words);
                break;
            case ["keys", .. var keys] when indent == 2:
                _class!.Keys = keys;
                break;
            case ["value", var name, var value, .. var more] when indent == 2:
                _class!.Values.Add(name, (value, SourceOf(more)));
                break;
            case ["method", var name, var type, .. var more] when indent == 2:
                _method = new MethodFact(name, FactType.Parse(type), BuildsOf(more), _source)
                {
                    IsStatic = more.Contains("static", StringComparer.Ordinal),
                    IsImplemented = !more.Contains("unimplemented", StringComparer.Ordinal),
                };
                _class!.Methods.Add(_method);
                break;
            case [("in" or "out" or "inout") and var direction, var name, var type] when indent == 4:
                IEnumerable<bool> isOut = direction switch { "in" => [false], "out" => [true], _ => [false, true] };
                _method!.Parameters.AddRange(isOut.Select(o => new ParameterFact(name, o, FactType.Parse(type))));
                break;
            case [var name, var type, .. var more] when indent == 2:
                _class!.Properties.Add(new PropertyFact(name, FactType.Parse(type), BuildsOf(more), SourceOf(more)));
                break;
            default:
                throw new FormatException($"This is not understood in {_file}.");
        }
    }

    private void Class(string[] words)
    {
        string superclass = words is [_, _, ":", var name, ..] ? name : "";
        _class = new ClassFact(words[1], superclass)
        {
            IsAssociation = words.Contains("association", StringComparer.Ordinal),
            IsAbstract = words.Contains("abstract", StringComparer.Ordinal),
            IsSingleton = words.Contains("singleton", StringComparer.Ordinal),
            Builds = BuildsOf(words),
            Source = SourceOf(words),
        };
        _facts!.Classes.Add(_class.Name, _class);
    }

    private string SourceOf(string[] words) => Array.IndexOf(words, "from") is var from and >= 0 ? _sources[words[from + 1]] : _source;

    private static Builds BuildsOf(string[] words)
    {
        int first = 0;
        int last = int.MaxValue;
        var without = new List<int>();
        for (int i = 0; i + 1 < words.Length; i++)
        {
            switch (words[i])
            {
                case "since":
                    first = Number(words[i + 1]);
                    break;
                case "until":
                    last = Number(words[i + 1]);
                    break;
                case "not":
                    without.Add(Number(words[i + 1]));
                    break;
            }
        }

        return new Builds(first, last, without);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
