namespace NestedDsc.Protocol.Tests.Running;

/// <summary>A line of standard error.</summary>
internal sealed record TraceLine(string Level, string Message)
{
    public override string ToString() => $"{Level}: {Message}";
}
