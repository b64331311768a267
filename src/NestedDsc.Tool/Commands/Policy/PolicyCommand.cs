using System.CommandLine;
using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.Tool.Commands.Policy;

/// <summary><c>nesteddsc policy</c>.</summary>
internal static class PolicyCommand
{
    private const string Description =
        """
        Makes an Azure Policy definition of a package, and templates that assign it to a single machine without a policy.

        Upload the package first; its file must stay as it is, because the policy carries its hash.

        Examples:
          nesteddsc policy --package out/l0-audit_1.0.0.zip --content-uri https://acct.blob.core.windows.net/mc/l0-audit_1.0.0.zip -o out
          nesteddsc policy --package out/l0_1.1.0.zip --content-uri https://… --identity system --assignment ApplyAndMonitor
              --parameter vm='[NestedVirtualization]web01;VmName' --tag role=hyperv-host --scope /subscriptions/… -o out
          nesteddsc policy --name l0-audit --package-version 1.0.0 --content-uri https://… --content-hash 0F3A… -o out
        """;

    public static Command Create(ToolProcess process)
    {
        var options = new PolicyOptions();
        var command = new Command("policy", Description);
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
