using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>The resource's schema.</summary>
internal static class Schema
{
    private static readonly ResourceSchema Resource = new("VMNetworkNesting");

    public static string Text => Resource.Text;

    public static SchemaValidator Validator => Resource.Validator;

    public static void Holds(string state) => Resource.Holds(state);

    public static void HoldsWithNames(RunResult result) => Resource.HoldsWithNames(result);
}
