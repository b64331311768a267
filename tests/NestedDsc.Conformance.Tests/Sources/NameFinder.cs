using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NestedDsc.Conformance.Tests.Sources;

/// <summary>
/// Finds the names of CIM that the sources hand to what takes some, directly or through methods of their own that pass them on.
/// </summary>
internal sealed class NameFinder(SourceModel sources)
{
    private const int MostRounds = 8;

    private readonly NameSinks _sinks = new(sources);

    /// <summary>Finds names.</summary>
    /// <param name="file">The only file to look at, of which methods elsewhere that pass names on are not known; all if empty.</param>
    public IReadOnlyList<NamedText> Find(string file = "")
    {
        (ExpressionSyntax Argument, IParameterSymbol Parameter)[] arguments =
            [.. sources.Trees.Where(t => file.Length == 0 ? SpeaksOfCim(t) : string.Equals(t.FilePath, file, StringComparison.Ordinal)).SelectMany(Arguments)];
        for (int round = 0; round < MostRounds && PassOn(arguments); round++)
        {
            // Each round finds the callers of what the last one found.
        }

        return
        [
            .. arguments.Where(a => _sinks.KindOf(a.Parameter) is not null).SelectMany(
                a => sources.Constants(a.Argument).Select(c => new NamedText(_sinks.KindOf(a.Parameter)!.Value, c.Text, c.Node))),
        ];
    }

    private static bool SpeaksOfCim(SyntaxTree tree) =>
        tree.FilePath.StartsWith("src/NestedDsc.Simulation/", StringComparison.Ordinal) || tree.ToString().Contains("Cim", StringComparison.Ordinal);

    private bool PassOn((ExpressionSyntax Argument, IParameterSymbol Parameter)[] arguments)
    {
        bool isNew = false;
        foreach ((ExpressionSyntax argument, IParameterSymbol parameter) in arguments)
        {
            if (_sinks.KindOf(parameter) is { } kind && sources.Model(argument.SyntaxTree).GetSymbolInfo(argument).Symbol is IParameterSymbol passed)
            {
                isNew |= _sinks.Add(passed, kind);
            }
        }

        return isNew;
    }

    private IEnumerable<(ExpressionSyntax Argument, IParameterSymbol Parameter)> Arguments(SyntaxTree tree)
    {
        SemanticModel model = sources.Model(tree);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(static n => n is
            InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax))
        {
            IEnumerable<IArgumentOperation> arguments = model.GetOperation(node) switch
            {
                IInvocationOperation call => call.Arguments,
                IObjectCreationOperation creation => creation.Arguments,
                IPropertyReferenceOperation indexer => indexer.Arguments,
                _ => [],
            };
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument is { Parameter: { Type: var type } parameter, Value.Syntax: var syntax } && IsText(type))
                {
                    foreach (ExpressionSyntax value in Values(argument, syntax))
                    {
                        yield return (value, parameter);
                    }
                }
            }
        }
    }

    private static bool IsText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String
        || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String };

    // Of an array of arguments, each.
    private static IEnumerable<ExpressionSyntax> Values(IArgumentOperation argument, SyntaxNode syntax) => argument.ArgumentKind is ArgumentKind.ParamArray
        ? (argument.Value as IArrayCreationOperation)?.Initializer?.ElementValues.Select(static v => v.Syntax).OfType<ExpressionSyntax>() ?? []
        : syntax is ExpressionSyntax expression ? [expression] : [];
}
