using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Expressions;

/// <summary>Messages about what only the engine can work out.</summary>
internal static class Advice
{
    /// <summary>What to do with such a document.</summary>
    public const string UseEngine = "Only the engine can work that out: check this document with 'nesteddsc check --engine dsc' or 'dsc config test'.";

    /// <summary>About an expression.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static string About(Scalar text)
    {
        if (text.Text is not ['[', ..])
        {
            return $"{text.Describe()} has white space before its bracket, and is read differently by different versions of the engine. Remove it.";
        }

        if (!text.Text.EndsWith(']'))
        {
            return $"{text.Describe()} begins as an expression and does not end as one. Write '[[' if a bracket is meant.";
        }

        return Expression.Parse(text.Text).Function is { } function
            ? $"{text.Describe()} uses {function}() {Supported(function)} {UseEngine}"
            : $"{text.Describe()} is an expression. {UseEngine} Write '[[' if brackets are meant.";
    }

    private static string Supported(string function) => function switch
    {
        "parameters" => "in another way than [parameters('name')] as the whole value of a property.",
        "resourceId" => "outside of dependsOn.",
        _ => "in an expression.",
    };
}
