namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Every scenario.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } = [.. MachineScenarios.List, .. AdapterScenarios.List, .. SwitchScenarios.List, .. RoleScenarios.List];
}
