using System.CommandLine;
using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.Tool.Commands.Policy;

/// <summary><c>nesteddsc policy</c>.</summary>
internal static class PolicyCommand
{
    public const string Name = "policy";

    public const string Notes =
        """
        Upload the package first. Its file must stay as it is from then on, because
        the policy carries its hash.

        Examples:
          nesteddsc policy --package out/l0-audit_1.0.0.zip --identity system
            --content-uri https://acct.blob.core.windows.net/mc/l0-audit_1.0.0.zip
          nesteddsc policy --package out/l0-set_1.1.0.zip --content-uri https://...
            --assignment ApplyAndMonitor --tag role=hyperv-host
            --parameter vm='[NestedVirtualization]web01;VmName'
            --scope /providers/Microsoft.Management/managementGroups/lab
          nesteddsc policy --name l0-audit --package-version 1.0.0
            --content-uri https://... --content-hash 0F3A...

        'nesteddsc package' prints what a --parameter can replace.
        """;

    public static Command Create(ToolProcess process)
    {
        var options = new PolicyOptions();
        var command = new Command(Name, "Makes an Azure Policy definition of a package, and templates that assign it to one machine.");
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(options.Validate);
        command.SetAction(parsed =>
        {
            try
            {
                return PolicyWriter.Run(options.Read(parsed), process);
            }
            catch (PolicyException error)
            {
                throw new ToolException(Output.Mistakes.Text("No policy was made.", error.Mistakes), error);
            }
            catch (MachineConfiguration.Packages.PackageException error)
            {
                throw new ToolException(Output.Mistakes.Text("No policy was made.", error.Mistakes), error);
            }
        });
        return command;
    }
}
