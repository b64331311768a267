using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Writes names and CIM values as JSON text in the form that hosts' files have: readable, with spaces after commas.</summary>
internal static class JsonText
{
    public static string Quote(string text) =>
        "\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + "\"";

    /// <summary>Writes a value; times in CIM's own text form, references as relative paths.</summary>
    public static string Of(object? value)
    {
        if (value is Array array)
        {
            var text = new StringBuilder("[");
            foreach (object element in array)
            {
                text.Append(text.Length > 1 ? ", " : "").Append(Of(element));
            }

            return text.Append(']').ToString();
        }

        return value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string or char => Quote(value.ToString()!),
            DateTime or TimeSpan => Quote(DmtfTime.Format(value)),
            CimPath path => Quote(path.ToString()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} can't be written."),
        };
    }

    /// <summary>Writes properties as an object, with line breaks where lines get long.</summary>
    /// <param name="members">Names and JSON texts of the values.</param>
    /// <param name="indent">Text that every line but the first starts with.</param>
    public static string Object(IEnumerable<(string Name, string Value)> members, string indent)
    {
        const int LongLine = 140;
        var text = new StringBuilder("{");
        int lineStart = -indent.Length;
        foreach ((string name, string value) in members)
        {
            string member = $"{Quote(name)}: {value}";
            if (text.Length > 1)
            {
                text.Append(',');
            }

            if (text.Length > 1 && text.Length - lineStart + member.Length > LongLine)
            {
                text.Append('\n');
                lineStart = text.Length;
                text.Append(indent).Append(' ');
            }

            text.Append(' ').Append(member);
        }

        return text.Append(" }").ToString();
    }
}
