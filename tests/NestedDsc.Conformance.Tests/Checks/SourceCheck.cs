using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.Conformance.Tests.Sources;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>
/// Holds names in the sources to the facts, whether a run comes by or not. A class has to be known; a method has to be one of a known
/// class; a property or parameter has to be one of a class that its project names, and if no run has used it, of one that its own
/// folder names. That it is used with the right class, the runs show.
/// </summary>
/// <param name="facts">The facts.</param>
/// <param name="ledger">Where it is counted.</param>
/// <param name="used">Names of properties and parameters that runs have used, so that they were held to the very class.</param>
internal sealed class SourceCheck(SchemaFacts facts, Ledger ledger, IReadOnlySet<string> used)
{
    private const string Nobody = "no source has it";

    // A simulated host answers for all classes; its files and answers are held to the facts.
    private const string Simulation = "src/NestedDsc.Simulation/";

    // What is common to all classes.
    private const string Session = "src/NestedDsc.Cim/";

    /// <param name="sources">The sources.</param>
    /// <param name="file">The only file whose properties and parameters are looked at, with the classes of its project; all if empty.</param>
    /// <returns>How many names were found.</returns>
    public int Check(SourceModel sources, string file = "")
    {
        var scopes = new ClassScopes(sources, Project(file));
        foreach ((string name, string place) in scopes.Named)
        {
            ledger.Hold($"class {name}", facts.HasClass(name) || IsPrefix(name) ? null : new Contradiction(name, "no class of any namespace", place, Nobody));
        }

        IReadOnlyList<NamedText> names = new NameFinder(sources).Find(file);
        foreach (NamedText name in names)
        {
            string? problem = name.Kind switch
            {
                NameKind.Class => IsClass(name.Text) ? null : "no class of any namespace",
                NameKind.Method => facts.Namespaces.SelectMany(static n => n.Classes.Values).Any(c => c.Methods.Exists(m => Same(m.Name, name.Text)))
                    ? null
                    : "no method of any class",
                _ => Property(scopes, name.Node.SyntaxTree.FilePath, name.Text),
            };
            ledger.Hold(
                $"{name.Kind} {name.Text}",
                problem is null ? null : new Contradiction(name.Text, problem, SourceModel.Place(name.Node), Nobody));
        }

        return names.Count + scopes.Named.Count;
    }

    // Classes of CIM itself, such as that of a method's parameters, begin with two underscores.
    private bool IsClass(string name) => facts.HasClass(name) || name.StartsWith("__", StringComparison.Ordinal);

    // Texts such as ServerComponent_ before the name of one.
    private bool IsPrefix(string name) =>
        name.EndsWith('_') && facts.Namespaces.SelectMany(static n => n.Classes.Keys).Any(c => c.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private string? Property(ClassScopes scopes, string file, string name)
    {
        string project = Project(file);
        IReadOnlyCollection<string> scope = used.Contains(name) || project is Simulation ? scopes.Of(project) : scopes.Of(file[..(file.LastIndexOf('/') + 1)]);

        // What is about no class is about all.
        string[] about = [.. (project is not Session && scope.Any(facts.HasClass) ? scope : facts.Namespaces.SelectMany(static n => n.Classes.Keys))];
        return facts.Namespaces.SelectMany(n => n.Reachable(about)).Any(c => Has(c, name))
            ? null
            : $"no property or parameter of {(about.Length <= 6 ? string.Join(", ", about.Order(StringComparer.OrdinalIgnoreCase)) : $"{about.Length} classes")}";
    }

    private static string Project(string file) => file.Length == 0 ? "" : string.Join('/', file.Split('/')[..2]) + "/";

    private static bool Has(ClassFact known, string name) =>
        known.Properties.Exists(p => Same(p.Name, name)) || known.Methods.Exists(m => m.Parameters.Exists(p => Same(p.Name, name)));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
