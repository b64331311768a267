using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>The classes of CIM that the sources are about: those that texts name, statements included.</summary>
internal sealed partial class ClassScopes
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<string>> _folders = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Place)> _named = [];

    /// <param name="sources">The sources.</param>
    /// <param name="folder">The only folder to look at; all if empty.</param>
    public ClassScopes(SourceModel sources, string folder = "")
    {
        HashSet<string> constants = [.. sources.Trees.SelectMany(static t => t.GetRoot().DescendantNodes()).OfType<FieldDeclarationSyntax>()
            .Where(static f => f.Modifiers.Any(SyntaxKind.ConstKeyword)).SelectMany(static f => f.Declaration.Variables).Select(static v => v.Identifier.Text)];
        foreach (SyntaxTree tree in sources.Trees.Where(t => t.FilePath.StartsWith(folder, StringComparison.Ordinal)))
        {
            var classes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach ((string text, SyntaxNode node) in Texts(sources, tree, constants))
            {
                foreach (Match match in ClassName().Matches(text))
                {
                    classes.Add(match.Value);
                    _named.Add((match.Value, SourceModel.Place(node)));
                }
            }

            _files[tree.FilePath] = classes;
        }
    }

    /// <summary>Every class that is named, with where.</summary>
    public IReadOnlyList<(string Name, string Place)> Named => _named;

    /// <summary>The classes that the files of a folder name.</summary>
    /// <param name="folder">The folder, from the root of the repository, with a slash at its end.</param>
    public IReadOnlyCollection<string> Of(string folder)
    {
        if (!_folders.TryGetValue(folder, out IReadOnlyCollection<string>? found))
        {
            found = new HashSet<string>(
                _files.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)).SelectMany(static f => f.Value), StringComparer.OrdinalIgnoreCase);
            _folders.Add(folder, found);
        }

        return found;
    }

    private static IEnumerable<(string Text, SyntaxNode Node)> Texts(SourceModel sources, SyntaxTree tree, HashSet<string> constants)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    yield return (literal.Token.ValueText, node);
                    break;
                case InterpolatedStringTextSyntax text:
                    yield return (text.TextToken.ValueText, node);
                    break;
                case IdentifierNameSyntax name
                    when constants.Contains(name.Identifier.Text)
                        && sources.Model(tree).GetSymbolInfo(name).Symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: string value }:
                    yield return (value, node);
                    break;
            }
        }
    }

    [GeneratedRegex("\\b(?:CIM|Msvm|Win32|MSFT|ServerComponent)_[A-Za-z0-9_]+\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassName();
}
