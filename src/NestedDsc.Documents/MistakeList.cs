using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents;

/// <summary>Collects the mistakes of a file, so that the user hears of all of them at once.</summary>
/// <param name="file">Path of the file, as it was given.</param>
internal sealed class MistakeList(string file)
{
    // A file with more mistakes than this is something else than it is taken for; the rest would only hide the first ones.
    private const int Most = 100;

    private const int LongestMessage = 500;

    private readonly List<DocumentMistake> _mistakes = [];

    /// <summary>Whether a mistake was found.</summary>
    public bool Any => _mistakes.Count > 0;

    /// <summary>Adds a mistake.</summary>
    /// <param name="mark">Where.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public void Add(Mark mark, string message) => _mistakes.Add(new DocumentMistake(At(mark), OneLine(message)));

    /// <summary>A place in the file.</summary>
    /// <param name="mark">Where.</param>
    /// <returns>The place, with the file.</returns>
    public SourceLocation At(Mark mark) => new(file, mark.Line, mark.Column);

    /// <summary>The exception with all mistakes, in the order of the file.</summary>
    /// <returns>The exception.</returns>
    public DocumentException ToException() => new([.. _mistakes
        .OrderBy(static m => m.Location.Line).ThenBy(static m => m.Location.Column).Distinct().Take(Most)]);

    /// <summary>Ends the reading if there is a mistake.</summary>
    /// <exception cref="DocumentException">There is one.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw ToException();
        }
    }

    // Names in a message come from the file: they must not make several lines of it, nor tell a terminal anything.
    private static string OneLine(string message)
    {
        if (message.Length > LongestMessage)
        {
            int end = char.IsHighSurrogate(message[LongestMessage - 2]) ? LongestMessage - 2 : LongestMessage - 1;
            message = string.Concat(message.AsSpan(0, end), "…");
        }

        return message.Any(IsUnfit) ? string.Concat(message.Select(static c => IsUnfit(c) ? ' ' : c)) : message;
    }

    private static bool IsUnfit(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
