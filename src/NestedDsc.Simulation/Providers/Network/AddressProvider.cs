using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Instances;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>MSFT_NetIPAddress: made by the static method Create, removed by deleting the instance (psdocs, Remove-NetIPAddress).</summary>
internal sealed class AddressProvider : IInstanceProvider
{
    public string ClassName => HostAdapters.AddressClass;

    public IReadOnlyList<Edit> Create(SimulatedHost host, CimObject instance, string operation) =>
        throw CimErrors.Make(CimErrorCode.NotSupported, operation, $"{ClassName} is created by its method Create.");

    public IReadOnlyList<Edit> Delete(SimulatedHost host, InstanceRow row) => [Edit.Remove(row.Path)];
}
