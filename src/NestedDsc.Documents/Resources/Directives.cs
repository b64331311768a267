using NestedDsc.Documents.Expressions;
using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Resources;

/// <summary>Directives tell the engine how to run; those that change nothing about what is desired are passed over.</summary>
internal static class Directives
{
    /// <summary>Checks the directives of a document or a resource.</summary>
    /// <param name="entry">The property <c>directives</c>.</param>
    /// <param name="mistakes">Receives mistakes.</param>
    public static void Check(Entry entry, MistakeList mistakes)
    {
        if (!entry.HasValue() || entry.Value.AsObject("directives", mistakes) is not { } directives)
        {
            return;
        }

        foreach (Entry directive in directives.Entries)
        {
            switch (directive.Key)
            {
                case "resourceDiscovery" or "securityContext" or "version":
                    break;
                default:
                    mistakes.Add(directive.Mark, $"The directive {new Scalar(ScalarKind.Text, directive.Key, directive.Mark).Describe()}: {Advice.UseEngine}");
                    break;
            }
        }
    }
}
