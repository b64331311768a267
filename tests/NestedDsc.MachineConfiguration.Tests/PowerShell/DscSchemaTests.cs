using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>The classes as DSC describes them to the agent: PowerShell's own translation of a class to a MOF schema.</summary>
[Collection("Simulated host in the environment")]
public sealed class DscSchemaTests
{
    [Fact]
    public void DSC_sees_the_classes_as_before()
    {
        using var module = new WrapperModule();
        IEnumerable<string> schemas = module.Run(
            """
            $module = Get-Module NestedDsc
            foreach ($name in $module.ExportedDscResources)
            {
                $class = & $module ([scriptblock]::Create("[$name]"))
                [Microsoft.PowerShell.DesiredStateConfiguration.Internal.DscClassCache]::GenerateMofForType($class)
            }
            """).Select(static schema => schema.ToString());
        Golden.Check(
            string.Concat(schemas.Select(static schema => schema.ReplaceLineEndings("\n").TrimEnd() + "\n")),
            "tests",
            "NestedDsc.MachineConfiguration.Tests",
            "PowerShell",
            "schemas.mof");
    }
}
