using System.CommandLine;
using System.CommandLine.Parsing;
using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.Tool.Commands.Policy;

/// <summary>The options of <c>nesteddsc policy</c>.</summary>
internal sealed class PolicyOptions
{
    private readonly Option<string?> _package = new("--package")
    {
        Description = "The package. Its name, version, hash and instances are read from it.",
    };

    private readonly Option<string?> _name = new("--name") { Description = "Without --package: name of the package." };

    private readonly Option<string?> _packageVersion = new("--package-version")
    {
        Description = "Without --package: version of the package.",
    };

    private readonly Option<string?> _hash = new("--content-hash")
    {
        Description = "SHA-256 of the package. With --package: refuses a file that has another one.",
    };

    private readonly Option<string> _uri = new("--content-uri")
    {
        Description = "Where the machines get the package: the https address that it was uploaded to.",
        Required = true,
    };

    private readonly Option<AssignmentType> _assignment = new("--assignment")
    {
        Description =
            "Audit: look only. ApplyAndMonitor: bring the state about once, then look. ApplyAndAutoCorrect: "
            + "bring it about whenever it is not there.",
        DefaultValueFactory = static _ => AssignmentType.Audit,
    };

    private readonly Option<string[]> _parameter = new("--parameter")
    {
        Description = "Parameter of the policy that replaces a text of the package: name=[Type]Id;Property. Can be given several times.",
    };

    private readonly Option<string[]> _tag = new("--tag")
    {
        Description = "Only machines that have this tag: name=value. Can be given several times; a machine must have all.",
    };

    private readonly Option<bool> _excludeArc = new("--exclude-arc") { Description = "Leave out machines connected by Azure Arc." };

    private readonly Option<string?> _identity = new("--identity")
    {
        Description =
            "Identity that gets the package: 'system' (that of the machine), or the resource ID of a "
            + "user-assigned one (Azure VMs only). Left out: the address is open, or has a SAS token.",
    };

    private readonly Option<string?> _displayName = new("--display-name") { Description = "Name of the policy for people." };

    private readonly Option<string?> _description = new("--description") { Description = "Description of the policy." };

    private readonly Option<Guid?> _id = new("--policy-id")
    {
        Description =
            "Name of the definition. Left out: the same for the same package name and kind of assignment, so "
            + "that a new version replaces the old one.",
    };

    private readonly Option<string?> _policyVersion = new("--policy-version")
    {
        Description = "Version of the policy. Left out: that of the package.",
    };

    private readonly Option<string?> _scope = new("--scope")
    {
        Description =
            "Where the definition is stored (/subscriptions/… or "
            + "/providers/Microsoft.Management/managementGroups/…): writes an initiative with the prerequisites, too.",
    };

    private readonly Option<bool> _allowDisruption = new("--allow-disruption")
    {
        Description =
            "Allow ApplyAndAutoCorrect for a package that may stop machines or cut their network (whenRunning, "
            + "whenSaved, whenConnected other than fail).",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Folder for the files. It is made if need be.",
        DefaultValueFactory = static _ => ".",
    };

    public PolicyOptions()
    {
        ValueParsers.Choose(_assignment);
        ValueParsers.ReadGuid(_id);
    }

    public IEnumerable<Option> All =>
    [
        _package, _name, _packageVersion, _hash, _uri, _assignment, _parameter, _tag, _excludeArc, _identity, _displayName, _description,
        _id, _policyVersion, _scope, _allowDisruption, _output,
    ];

    public void Validate(CommandResult result)
    {
        bool whole = result.GetValue(_name) is not null
            && result.GetValue(_packageVersion) is not null
            && result.GetValue(_hash) is not null;
        bool any = result.GetValue(_name) is not null || result.GetValue(_packageVersion) is not null;
        if (result.GetValue(_package) is null && !whole)
        {
            result.AddError("Give --package, or all of --name, --package-version and --content-hash.");
        }
        else if (result.GetValue(_package) is not null && any)
        {
            result.AddError("--name and --package-version are read from the --package.");
        }

        foreach (string pair in (result.GetValue(_parameter) ?? []).Concat(result.GetValue(_tag) ?? []))
        {
            if (!pair.Contains('=', StringComparison.Ordinal))
            {
                result.AddError($"'{pair}' must be name=value.");
            }
        }
    }

    public PolicyInput Read(ParseResult parsed) => new(
        parsed.GetValue(_package),
        parsed.GetValue(_name),
        parsed.GetValue(_packageVersion),
        parsed.GetValue(_hash),
        parsed.GetRequiredValue(_uri),
        parsed.GetValue(_assignment),
        Pairs(parsed.GetValue(_parameter)),
        Pairs(parsed.GetValue(_tag)),
        !parsed.GetValue(_excludeArc),
        parsed.GetValue(_identity),
        parsed.GetValue(_displayName),
        parsed.GetValue(_description),
        parsed.GetValue(_id),
        parsed.GetValue(_policyVersion),
        parsed.GetValue(_scope),
        parsed.GetValue(_allowDisruption),
        parsed.GetRequiredValue(_output));

    private static KeyValuePair<string, string>[] Pairs(string[]? pairs) =>
    [
        .. (pairs ?? []).Select(static pair => pair.Split('=', 2))
            .Select(static parts => new KeyValuePair<string, string>(parts[0], parts[1])),
    ];
}
