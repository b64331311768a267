namespace NestedDsc.TestSupport.Running;

/// <summary>A line of standard error.</summary>
public sealed record TraceLine(string Level, string Message)
{
    public override string ToString() => $"{Level}: {Message}";
}
