using System.CommandLine;
using System.Text.Json;
using NestedDsc.Documents;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Package;

/// <summary><c>nesteddsc package</c>.</summary>
internal static class PackageCommand
{
    public const string Name = "package";

    public const string Notes =
        """
        The package has the executables and a small PowerShell module in it; the
        machines need nothing else. What a machine would refuse is refused here.

        Examples:
          nesteddsc package -f l0-audit.dsc.yaml -o out
          nesteddsc package -f l0-set.dsc.yaml --type AuditAndSet --version 1.1.0
          nesteddsc package --name spoofing --resource NestedDsc/VMNetworkNesting
            --properties '{"vmName":"web01","macAddressSpoofing":"on"}'

        Next: upload the package, then make a policy of it with 'nesteddsc policy'.
        """;

    private static readonly InstanceReader Instances = new(OwnReaders.FindMistakes);

    public static Command Create(ToolProcess process)
    {
        var file = new Option<string?>("--file", "-f")
        {
            Description = "Configuration document (YAML or JSON), with resources of NestedDsc only. Parameters have their defaults.",
        };
        var resource = new Option<string?>("--resource")
        {
            Description = "Instead of a document: type of a single instance, such as NestedDsc/NestedVirtualization.",
        };
        var properties = new Option<string?>("--properties")
        {
            Description = "With --resource: its desired state, as JSON.",
        };
        var name = new Option<string?>("--name")
        {
            Description = "Name of the package. Left out: that of the document's file.",
        };
        var version = new Option<string>("--version")
        {
            Description = "Version of the package: raise it with every change.",
            DefaultValueFactory = static _ => "1.0.0",
        };
        var type = new Option<PackageType>("--type")
        {
            Description =
                "Audit: machines are only looked at, whatever a policy says. AuditAndSet: a policy may also have the "
                + "state brought about.",
            DefaultValueFactory = static _ => PackageType.Audit,
        };
        var frequency = new Option<int>("--frequency")
        {
            Description = "Minutes between two evaluations, from 15.",
            DefaultValueFactory = static _ => 15,
        };
        ValueParsers.Choose(type);
        ValueParsers.ReadNumber(frequency);
        var output = new Option<string>("--output", "-o")
        {
            Description = "Folder for the package. It is made if need be; a package of that name is replaced.",
            DefaultValueFactory = static _ => ".",
        };
        var bin = new Option<string?>("--bin")
        {
            Description = "Folder of the executables. Left out: that of this tool, or dist/<rid> beside or above it.",
        };
        var rid = new Option<string>("--rid")
        {
            Description = $"Runtime of the executables: {BinaryFolder.Windows}; {BinaryFolder.Linux} only to try a package.",
            DefaultValueFactory = static _ => BinaryFolder.Windows,
        };
        rid.AcceptOnlyFromAmong(BinaryFolder.Windows, BinaryFolder.Linux);
        var command = new Command(
            Name, "Makes a package for Azure Machine Configuration of a DSC configuration document.")
        {
            file, resource, properties, name, version, type, frequency, output, bin, rid,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(resource) is null)
            {
                result.AddError("Give either --file or --resource.");
            }
            else if (result.GetValue(resource) is null != result.GetValue(properties) is null)
            {
                result.AddError("--resource and --properties go together.");
            }
            else if (result.GetValue(resource) is not null && result.GetValue(name) is null)
            {
                result.AddError("With --resource, give the package a --name.");
            }
        });
        command.SetAction(parsed =>
        {
            try
            {
                IReadOnlyList<PackageInstance> instances = parsed.GetValue(file) is { } path
                    ? ReadDocument(path)
                    : [Instances.Read(parsed.GetValue(resource)!, ReadProperties(parsed.GetValue(properties)!))];
                var request = new PackageRequest(
                    parsed.GetValue(name) ?? NameOf(parsed.GetValue(file)!),
                    parsed.GetRequiredValue(version),
                    parsed.GetValue(type),
                    parsed.GetValue(frequency),
                    instances);
                string runtime = parsed.GetRequiredValue(rid);
                string folder = parsed.GetValue(bin) ?? BinaryLocator.Find(process.Directory, runtime, instances);
                var made = MadePackage.Write(request, folder, runtime, parsed.GetRequiredValue(output));
                process.Deed = $"The package was made: {made.Path}";
                made.Tell(new Report(process.Console, process.Plain));
                return ExitStatus.Ok;
            }
            catch (PackageException error)
            {
                throw new ToolException(Mistakes.Text("No package was made.", error.Mistakes), error);
            }
        });
        return command;
    }

    private static IReadOnlyList<PackageInstance> ReadDocument(string file)
    {
        try
        {
            return Instances.Read(ConfigurationReader.Read(file, new Dictionary<string, JsonElement>(StringComparer.Ordinal)));
        }
        catch (DocumentException error)
        {
            string hint = error.Mistakes.Any(static mistake => mistake.Message.Contains("secure", StringComparison.Ordinal))
                ? " A package carries no secrets: everyone who can read it or the policy could read them."
                : "";
            throw new ToolException(
                Mistakes.Text($"No package was made.{hint}", [.. error.Mistakes.Select(static mistake => mistake.ToString())]), error);
        }
    }

    private static JsonElement ReadProperties(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new ToolException($"--properties is no JSON: {error.Message}", error);
        }
    }

    // l0-audit.dsc.yaml is l0-audit.
    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];
}
