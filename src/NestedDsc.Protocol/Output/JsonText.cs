using System.Text.Encodings.Web;
using System.Text.Json;

namespace NestedDsc.Protocol.Output;

/// <summary>
/// How JSON is written: letters as they are (those beyond the Basic Multilingual Plane as escapes, which mean the same), since
/// the reader is an engine or a person, never a browser.
/// </summary>
public static class JsonText
{
    /// <summary>What needs an escape, and which.</summary>
    public static JavaScriptEncoder Encoder { get; } = new LettersEncoder();

    /// <summary>One line.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = Encoder };

    /// <summary>Indented by two spaces, with line feeds on every platform.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Encoder = Encoder,
        Indented = true,
        NewLine = "\n",
    };
}
