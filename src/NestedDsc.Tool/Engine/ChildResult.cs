using System.Text;

namespace NestedDsc.Tool.Engine;

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record ChildResult(int ExitCode, byte[] Output, byte[] Error)
{
    /// <summary>Standard error, line by line. Whatever is wrong with it, it is only shown.</summary>
    public IEnumerable<string> ErrorLines =>
        Encoding.UTF8.GetString(Error).Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0);
}
