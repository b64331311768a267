using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Shorthands for the parts of a plan.</summary>
internal static class Findings
{
    public static Blocker Blocker(string code, string phrase) => new(new Finding(code, phrase));

    public static Blocker Blocker(string code, string phrase, ExitCode exitCode) => new(new Finding(code, phrase), exitCode);

    public static Difference Difference(string property, string code, string phrase) => new(property, new Finding(code, phrase));
}
