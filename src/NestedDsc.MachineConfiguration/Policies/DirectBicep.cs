using System.Text;
using static NestedDsc.MachineConfiguration.Policies.BicepText;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Writes a Bicep file that assigns a package to one machine, without a policy.</summary>
/// <remarks>Bicep makes of it what <see cref="DirectTemplate"/> writes; a test compares them.</remarks>
internal static class DirectBicep
{
    public static string Write(PolicyRequest request)
    {
        MachineKind[] kinds = MachineKind.Single(request.IncludeArc);
        var text = new StringBuilder();
        text.Append("@description('Name of the machine, in the resource group of the deployment.')\nparam machineName string\n\n");
        text.Append("@description('What the machine is: an Azure virtual machine or one that is connected by Azure Arc.')\n@allowed([\n");
        text.AppendJoin("", kinds.Select(static kind => $"  {Quoted(kind.Name)}\n"));
        text.Append($"])\nparam machineKind string = {Quoted(kinds[^1].Name)}\n\n");
        text.Append("@description('Location of the machine\\'s resource.')\nparam location string = resourceGroup().location\n\n");
        foreach (PolicyParameter parameter in request.Parameters)
        {
            WriteParameter(text, parameter);
        }

        WriteConfiguration(text, request);
        foreach (MachineKind kind in kinds)
        {
            text.Append(
                $$"""

                resource {{kind.Name}}Machine '{{kind.ResourceType}}@{{kind.ApiVersion}}' existing = {
                  name: machineName
                }

                resource {{kind.Name}}Assignment '{{GuestAssignment.Type}}@{{GuestAssignment.ApiVersion}}' = if (machineKind == '{{kind.Name}}') {
                  name: {{Quoted(request.Name)}}
                  scope: {{kind.Name}}Machine
                  location: location
                  properties: {
                    guestConfiguration: configuration
                  }
                }

                """);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteParameter(StringBuilder text, PolicyParameter parameter)
    {
        text.Append($"@description({Quoted(parameter.Description)})\n");
        if (parameter.AllowedValues.Count > 0)
        {
            text.Append("@allowed([\n");
            foreach (string value in parameter.AllowedValues)
            {
                text.AppendValues("  ", Quoted(value));
            }

            text.Append("])\n");
        }

        text.AppendParameter(parameter.Name, parameter.Default).Append('\n');
    }

    private static void WriteConfiguration(StringBuilder text, PolicyRequest request)
    {
        text.Append($"var configuration = {{\n  name: {Quoted(request.Name)}\n  version: {Quoted(request.Version)}\n");
        text.AppendValues("  ", $"contentUri: {Address(request.ContentUri)}");
        text.Append($"  contentHash: {Quoted(request.ContentHash)}\n  assignmentType: {Quoted(request.Assignment.ToString())}\n");
        if (request.Identity is { } identity)
        {
            text.AppendValues("  ", $"contentManagedIdentity: {Quoted(identity)}");
        }

        if (request.Parameters.Count > 0)
        {
            text.Append("  configurationParameter: [\n");
            foreach (PolicyParameter parameter in request.Parameters)
            {
                text.Append("    {\n").AppendValues("      ", $"name: {Quoted(parameter.Target)}").Append($"      value: {parameter.Name}\n    }}\n");
            }

            text.Append("  ]\n");
        }

        text.Append("}\n");
    }
}
