using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>What outside sources say of the classes that this product touches: the files of the folder <c>Facts</c>.</summary>
internal sealed class SchemaFacts
{
    private readonly Dictionary<string, NamespaceFacts> _namespaces = new(StringComparer.OrdinalIgnoreCase);

    private SchemaFacts()
    {
        foreach (string file in Directory.EnumerateFiles(RepositoryFiles.Path("tests", "NestedDsc.Conformance.Tests", "Facts"), "*.txt"))
        {
            NamespaceFacts facts = FactReader.Read(file);
            _namespaces.Add(facts.Name, facts);
        }
    }

    public static SchemaFacts Known { get; } = new();

    public IReadOnlyCollection<NamespaceFacts> Namespaces => _namespaces.Values;

    public NamespaceFacts? Find(string ns) => _namespaces.GetValueOrDefault(ns);

    /// <summary>Whether any namespace has a class of that name.</summary>
    public bool HasClass(string name) => _namespaces.Values.Any(n => n.Classes.ContainsKey(name));
}
