namespace NestedDsc.Tool;

/// <summary>Exit codes of the tool.</summary>
internal static class ExitStatus
{
    public const int Ok = 0;

    public const int NotAsExpected = 1;

    public const int Error = 2;
}
