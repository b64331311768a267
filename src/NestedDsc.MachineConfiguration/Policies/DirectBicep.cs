using System.Text;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Writes a Bicep file that assigns a package to one machine, without a policy.</summary>
internal static class DirectBicep
{
    public static string Write(PolicyRequest request)
    {
        MachineKind[] kinds = request.IncludeArc ? [MachineKind.Azure, MachineKind.Arc] : [MachineKind.Azure];
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
            text.Append("@allowed([\n").AppendJoin("", parameter.AllowedValues.Select(static v => $"  {Quoted(v)}\n")).Append("])\n");
        }

        text.Append($"param {parameter.Name} string{(parameter.Default is { } value ? " = " + Quoted(value) : "")}\n\n");
    }

    private static void WriteConfiguration(StringBuilder text, PolicyRequest request)
    {
        text.Append(
            $$"""
            var configuration = {
              name: {{Quoted(request.Name)}}
              version: {{Quoted(request.Version)}}
              contentUri: {{Quoted(request.ContentUri)}}
              contentHash: {{Quoted(request.ContentHash)}}
              assignmentType: {{Quoted(request.Assignment.ToString())}}

            """);
        if (request.Identity is { } identity)
        {
            text.Append($"  contentManagedIdentity: {Quoted(identity)}\n");
        }

        if (request.Parameters.Count > 0)
        {
            text.Append("  configurationParameter: [\n");
            foreach (PolicyParameter parameter in request.Parameters)
            {
                text.Append($"    {{\n      name: {Quoted(parameter.Target)}\n      value: {parameter.Name}\n    }}\n");
            }

            text.Append("  ]\n");
        }

        text.Append("}\n");
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\'' or '\\' => quoted.Append('\\').Append(rune),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '$' => quoted.Append("\\$"),
                < ' ' => quoted.Append("\\u{").Append(rune.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append('}'),
                _ => quoted.Append(rune),
            };
        }

        return quoted.Append('\'').ToString();
    }
}
