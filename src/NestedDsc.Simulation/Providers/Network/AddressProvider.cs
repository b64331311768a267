using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Instances;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>MSFT_NetIPAddress: made by the static method Create, removed by deleting the instance (psdocs, Remove-NetIPAddress).</summary>
internal sealed class AddressProvider : IInstanceProvider
{
    public string ClassName => HostAdapters.AddressClass;

    public IReadOnlyList<Edit> Create(SimulatedHost host, CimObject instance, string operation) =>
        throw CimErrors.Make(CimErrorCode.NotSupported, operation, $"{ClassName} is created by its method Create.");

    public IReadOnlyList<Edit> Delete(SimulatedHost host, InstanceRow row) =>
    [
        .. HostAdapters.Addresses(host.Document)
            .Where(a => a == row || (host.Settings.Variants.AddressTwin == AddressTwin.Goes && IsTwin(a, row)))
            .Select(static a => Edit.Remove(a.Path)),
    ];

    private static bool IsTwin(InstanceRow left, InstanceRow right) =>
        left.Number64("InterfaceIndex") == right.Number64("InterfaceIndex")
        && string.Equals(left.Text("IPAddress"), right.Text("IPAddress"), StringComparison.OrdinalIgnoreCase);
}
