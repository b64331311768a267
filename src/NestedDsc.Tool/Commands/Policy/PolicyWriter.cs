using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.MachineConfiguration.Policies;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Policy;

/// <summary>Writes the files of a policy.</summary>
internal static class PolicyWriter
{
    public static int Run(PolicyInput input, ToolProcess process)
    {
        byte[]? zip = input.Package is { } file ? File.ReadAllBytes(file) : null;
        PackageContent? package = zip is null ? null : PackageContent.Check(PackageZip.Read(zip));
        string hash = zip is null ? input.Hash! : PackageZip.Hash(zip);
        if (input.Hash is { } expected && !string.Equals(expected, hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolException($"No policy was made. {input.Package} has the hash {hash}, not {expected}.");
        }

        IReadOnlyList<PolicyParameter> parameters = Parameters(input, package);
        CheckAssignment(input, package, parameters);
        string name = package?.Name ?? input.Name!;
        string version = package?.Version ?? input.Version!;
        var request = new PolicyRequest
        {
            Name = name,
            Version = version,
            ContentUri = input.Uri,
            ContentHash = hash.ToUpperInvariant(),
            Assignment = input.Assignment,
            Parameters = parameters,
            Tags = input.Tags,
            IncludeArc = input.IncludeArc,
            Identity = input.Identity,
            DisplayName = input.DisplayName ?? $"NestedDsc: {name} ({input.Assignment})",
            Description = input.Description ?? $"Nested virtualization of Hyper-V as the configuration '{name}' describes it.",
            Id = input.Id ?? StableId.Of($"{name}/{input.Assignment}"),
            PolicyVersion = input.PolicyVersion ?? version,
            Scope = input.Scope,
        };
        string[] written = [.. PolicyFiles.Write(request).Select(pair => Write(input.Folder, pair.Key, pair.Value))];
        process.Deed = $"The policy was made: {string.Join(", ", written)}";
        Tell(new Report(process.Console, process.Plain), input, request, written);
        return ExitStatus.Ok;
    }

    private static IReadOnlyList<PolicyParameter> Parameters(PolicyInput input, PackageContent? package) =>
        input.Parameters.Count > 0 && package is null
            ? throw new ToolException("No policy was made. For --parameter, give the --package: its instances say what can be replaced.")
            : [.. input.Parameters.Select(pair => ParameterTargets.Make(pair.Key, pair.Value, package!))];

    private static void CheckAssignment(PolicyInput input, PackageContent? package, IReadOnlyList<PolicyParameter> parameters)
    {
        if (input.Assignment is not AssignmentType.Audit && package is { Type: PackageType.Audit })
        {
            throw new ToolException(
                $"No policy was made. {input.Package} is of the type Audit, so nothing can be applied with it. "
                + "Make it with 'nesteddsc package --type AuditAndSet'.");
        }

        if (input.Assignment is not AssignmentType.ApplyAndAutoCorrect || input.AllowDisruption)
        {
            return;
        }

        string[] found = package is null
            ? ["Without --package it can't be told whether machines may be stopped or cut off."]
            : [.. Disruptions.Of(package, parameters)];
        if (found.Length > 0)
        {
            throw new ToolException(Mistakes.Text(
                "No policy was made. ApplyAndAutoCorrect acts whenever a machine is evaluated, at any hour; "
                + "--allow-disruption allows it, ApplyAndMonitor acts once.",
                found));
        }
    }

    private static string Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static void Tell(Report report, PolicyInput input, PolicyRequest request, string[] written)
    {
        report.Fact("Policy", request.DisplayName);
        report.Fact("Definition", request.Id.ToString());
        report.Fact("Package", $"{request.Name} {request.Version}, SHA-256 {request.ContentHash}");
        report.Heading("Files");
        foreach (string file in written)
        {
            report.Item(file);
        }

        if (input.Package is null)
        {
            report.Note("The package was not looked at; its hash and what it may do to machines are taken as given.");
        }

        if (request.Identity is null && new Uri(request.ContentUri).Query.Length == 0)
        {
            report.Note("The address has no SAS token and no --identity is given, so it must be open to everyone who knows it.");
        }

        report.Heading("Next");
        report.Say("Store the definition, and assign it:");
        string scope = request.Scope?.TrimEnd('/') ?? "/subscriptions/<id>";
        string address = $"https://management.azure.com{scope}/providers/Microsoft.Authorization/policyDefinitions/{request.Id}";
        report.Command($"az rest --method put --url \"{address}?api-version=2023-04-01\" --body @{written[0]}");
        if (request.Assignment is not AssignmentType.Audit)
        {
            report.Say(
                "Its assignment needs an identity with the role Guest Configuration Resource Contributor, the parameter "
                + "EnableAutoRemediation set to true, and a remediation task for machines that are there already.");
        }

        report.Say("Or assign the package to one machine, without a policy:");
        report.Command($"az deployment group create -g <group> -f {written[^1]} -p machineName=<machine>");
    }
}
