using System.Text;

namespace NestedDsc.Reports.Content;

/// <summary>How text formats are written.</summary>
internal static class TextOutput
{
    public static StreamWriter To(Stream output) =>
        new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
}
