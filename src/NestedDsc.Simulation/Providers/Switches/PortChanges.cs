using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>
/// Collects what changes with the ports of one switch: the ports themselves, the binding of the host's network adapters, the host's
/// own adapters, and where the host's addresses go. A host adapter has the hardware address that was submitted with its port, or one
/// of Hyper-V's own; its name is that of the port, empty if none was submitted. An adapter bound to a switch has no addresses of its
/// own: they move to the switch's host adapter, or go where there is none, and move back when the switch lets the adapter go (moving
/// them back is unverified on Windows; addresses that went do not come back here).
/// </summary>
internal sealed class PortChanges(MethodContext context, string switchId, string switchName)
{
    private readonly List<Edit> _edits = [];
    private readonly List<FollowUp> _followUps = [];

    /// <summary>Changes at the end of the method.</summary>
    public IReadOnlyList<Edit> Edits => _edits;

    /// <summary>Host adapters, which appear later.</summary>
    public IReadOnlyList<FollowUp> FollowUps => _followUps;

    /// <summary>How the method ends: adding the network adapter of another switch fails (code and text are unverified on Windows).</summary>
    public JobOutcome Outcome { get; private set; } = JobOutcome.Success;

    /// <summary>Paths of the added ports.</summary>
    public IReadOnlyList<CimPath> Added =>
    [
        .. _edits.Where(static e => e is { Kind: EditKind.Add, Target.ClassName: FeatureMethod.ConnectionClass }).Select(static e => e.Target),
    ];

    private HostDocument Document => context.Host.Document;

    /// <summary>Adds ports.</summary>
    public void Add(IReadOnlyList<NewPort> ports)
    {
        List<InstanceRow> addresses = [];
        foreach (NewPort port in ports.Where(static p => p.Kind == PortKind.External))
        {
            addresses.AddRange(port.Resources.SelectMany(Bind));
            AddPort(port);
        }

        foreach (NewPort port in ports.Where(static p => p.Kind == PortKind.Internal))
        {
            AddHostAdapter(port.Address, AddPort(port), addresses);
            addresses = [];
        }
    }

    /// <summary>Removes ports, with what hangs on them.</summary>
    public void Remove(IReadOnlyList<InstanceRow> ports)
    {
        InstanceRow[] freed =
        [
            .. ports.SelectMany(p => HostResource.AllOf(context.Namespace, p)).Where(static r => PortKinds.Of(r) == PortKind.External),
        ];
        _edits.AddRange(freed.Select(static r => IsBound(r, false)));
        InstanceRow? home = freed is [var first, ..] ? HostAdapters.OfPhysical(Document, first) : null;
        foreach (InstanceRow port in ports)
        {
            _edits.AddRange(FeatureMethod.Of(context.Namespace, port.Text("InstanceID")).Select(static f => Edit.Remove(f.Path)));
            _edits.Add(Edit.Remove(port.Path));
            RemoveHostAdapter(port, home);
        }
    }

    /// <summary>Lets a port lead to other network adapters of the host.</summary>
    public void Rebind(InstanceRow port, IReadOnlyList<InstanceRow> networks, CimProperty hostResource)
    {
        IReadOnlyList<InstanceRow> before = HostResource.AllOf(context.Namespace, port);
        _edits.AddRange(before.Except(networks).Select(static r => IsBound(r, false)));
        foreach (InstanceRow network in networks.Except(before))
        {
            Bind(network);
        }

        _edits.Add(Edit.Set(port.Path, hostResource));
    }

    public void Set(InstanceRow port, IReadOnlyList<CimProperty> values) => _edits.Add(new Edit(EditKind.Set, port.Path, values));

    private Edit AddPort(NewPort port)
    {
        string id = $@"{SystemId.InstanceId(switchId)}\{NewGuid()}";
        Edit addition = port.Setting.Add(
            id,
            CimProperty.OfString("ElementName", port.Name),
            CimProperty.OfString("LastKnownSwitchName", switchName));
        _edits.Add(addition);
        return addition;
    }

    /// <returns>The addresses that the network adapter loses.</returns>
    private IReadOnlyList<InstanceRow> Bind(InstanceRow network)
    {
        if (network.Flag("IsBound"))
        {
            Outcome = JobOutcome.Failure(
                (ushort)ReturnCodes.Failed, string.Format(Format.Invariant, context.Texts.AdapterBound, network.Text("Name")));
            return [];
        }

        _edits.Add(IsBound(network, true));
        List<InstanceRow> addresses = HostAdapters.OfPhysical(Document, network) is { } adapter
            ? [.. HostAdapters.AddressesOf(Document, adapter)]
            : [];
        _edits.AddRange(addresses.Select(static a => Edit.Remove(a.Path)));
        return [.. addresses.Where(static a => !NewAddress.IsLinkLocal(a))];
    }

    private static Edit IsBound(InstanceRow network, bool value) => Edit.Set(network.Path, CimProperty.OfBoolean("IsBound", value));

    private void AddHostAdapter(string hardwareAddress, Edit addition, List<InstanceRow> addresses)
    {
        string id = (string)addition.Target.Keys[0].Value!;
        string name = (string)addition.Values.First(static v => v.Name is "ElementName").Value!;
        var adapter = new NewHostAdapter(
            context, id[(id.LastIndexOf('\\') + 1)..], name, hardwareAddress, _followUps.SelectMany(static f => f.Edits));
        _followUps.Add(new FollowUp(
            id, context.Host.Settings.AdapterPolls, context.Host.Settings.AdapterSeconds, addition.Target,
            [.. adapter.Edits(addresses.Count > 0), .. addresses.Select(a => Moved(a, adapter.Name, adapter.Index))]));
        if (context.Host.Settings.AddressPolls > 0)
        {
            _followUps.Add(new FollowUp(
                CreateAddress.Readiness(adapter.Index), context.Host.Settings.AdapterPolls + context.Host.Settings.AddressPolls,
                context.Host.Settings.AdapterSeconds, addition.Target, []));
        }
    }

    private void RemoveHostAdapter(InstanceRow port, InstanceRow? home)
    {
        // An adapter that has not appeared yet does not come; the addresses that it was to get are still the host's.
        IEnumerable<Edit> coming = context.Host.Operations.Active
            .Where(o => string.Equals(o.VmId, port.Text("InstanceID"), StringComparison.OrdinalIgnoreCase))
            .SelectMany(static o => o.OnSuccess)
            .Where(static e => e.Target.ClassName is HostAdapters.AddressClass && !NewAddress.IsLinkLocal(e));
        if (home is not null)
        {
            _edits.AddRange(coming.Select(e => e with { Values = Rehomed(e.Values, home.Text("Name"), (uint)home.Number64("InterfaceIndex")) }));
        }

        if (PortKinds.Of(HostResource.Of(context.Namespace, port)) != PortKind.Internal)
        {
            return;
        }

        if (HostAdapters.InternalPort(context.Namespace, port) is { } shown)
        {
            _edits.Add(Edit.Remove(shown.Path));
        }

        if (HostAdapters.OfInternal(Document, port) is { } adapter)
        {
            _edits.AddRange(HostAdapters.AddressesOf(Document, adapter).Select(a => home is null || NewAddress.IsLinkLocal(a)
                ? Edit.Remove(a.Path)
                : Moved(a, home.Text("Name"), (uint)home.Number64("InterfaceIndex"))));
            _edits.Add(Edit.Remove(adapter.Path));
        }
    }

    /// <summary>An address on another adapter: added if it is gone, changed if it is there.</summary>
    private static Edit Moved(InstanceRow address, string alias, uint index) => new(
        EditKind.Add, address.Path, Rehomed([.. address.Class.Properties.Select((p, i) => p.With(address.Values[i]))], alias, index));

    private static List<CimProperty> Rehomed(IReadOnlyList<CimProperty> values, string alias, uint index) =>
        [.. values.Select(v => v.Name switch
        {
            "InterfaceAlias" => v with { Value = alias },
            "InterfaceIndex" => v with { Value = index },
            _ => v,
        })];

    private string NewGuid()
    {
        for (int number = 1; ; number++)
        {
            string guid = Identity.Make(string.Create(Format.Invariant, $"port:{switchId}:{number}"));
            var path = new CimPath(
                context.Namespace.Name, FeatureMethod.ConnectionClass,
                [CimProperty.OfString("InstanceID", $@"{SystemId.InstanceId(switchId)}\{guid}")]);
            if (context.Namespace.FindInstance(path) is null && !context.IsBeingAdded(path) && !_edits.Exists(e => e.Target.Equals(path)))
            {
                return guid;
            }
        }
    }
}
