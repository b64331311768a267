using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>The sources of all projects under src as one compilation, in which names can be looked up.</summary>
internal sealed class SourceModel
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly Lazy<CSharpCompilation> Repository = new(static () =>
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Sources",
            [.. Files().Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Options, Relative(f))), CSharpSyntaxTree.ParseText(GlobalUsings, Options)],
            [.. platform.Where(static p => !Path.GetFileName(p).StartsWith("Nested", StringComparison.Ordinal) && !IsResource(p)).Select(static p => MetadataReference.CreateFromFile(p))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    });

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    private SourceModel(CSharpCompilation compilation) => _compilation = compilation;

    /// <summary>The files, without the entry points of programs, of which there is one in each.</summary>
    public IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees.Where(static t => t.FilePath.Length > 0);

    /// <summary>The sources of the repository.</summary>
    public static SourceModel OfRepository() => new(Repository.Value);

    /// <summary>The sources of the repository with one file changed, to see that it is noticed.</summary>
    public static SourceModel With(string file, Func<string, string> change)
    {
        SyntaxTree tree = Repository.Value.SyntaxTrees.Single(t => string.Equals(t.FilePath, file, StringComparison.Ordinal));
        return new SourceModel(Repository.Value.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(change(tree.ToString()), Options, file)));
    }

    public SemanticModel Model(SyntaxTree tree) => _models.TryGetValue(tree, out SemanticModel? model) ? model : _models[tree] = _compilation.GetSemanticModel(tree);

    /// <summary>A type by its full name.</summary>
    public INamedTypeSymbol Type(string name) =>
        _compilation.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"There is no type {name} in the sources.");

    /// <summary>The texts that an expression can be, as far as they are constant: those of both branches of a condition, too.</summary>
    public IEnumerable<(string Text, SyntaxNode Node)> Constants(ExpressionSyntax expression) => expression switch
    {
        _ when Model(expression.SyntaxTree).GetConstantValue(expression) is { HasValue: true, Value: string text } => [(text, expression)],
        ParenthesizedExpressionSyntax inner => Constants(inner.Expression),
        ConditionalExpressionSyntax either => Constants(either.WhenTrue).Concat(Constants(either.WhenFalse)),
        SwitchExpressionSyntax arms => arms.Arms.SelectMany(a => Constants(a.Expression)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } or => Constants(or.Left).Concat(Constants(or.Right)),
        _ => [],
    };

    /// <summary>Where a node is, for people.</summary>
    public static string Place(SyntaxNode node)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        return $"{span.Path}:{span.StartLinePosition.Line + 1}";
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(RepositoryFiles.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && Path.GetFileName(f) is not "Program.cs");

    private static string Relative(string file) => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/');

    private static bool IsResource(string path) => path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);
}
