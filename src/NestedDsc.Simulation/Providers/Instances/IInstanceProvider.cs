using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Instances;

/// <summary>A provider whose instances are created or deleted themselves, rather than by methods.</summary>
internal interface IInstanceProvider
{
    string ClassName { get; }

    /// <summary>Creates an instance.</summary>
    /// <param name="host">The host.</param>
    /// <param name="instance">The instance; its properties are of the class and have its types.</param>
    /// <param name="operation">The call, for errors.</param>
    /// <returns>The changes that do it.</returns>
    /// <exception cref="CimException">The provider refuses it.</exception>
    IReadOnlyList<Edit> Create(SimulatedHost host, CimObject instance, string operation);

    /// <summary>Deletes an instance.</summary>
    /// <param name="host">The host.</param>
    /// <param name="row">The instance.</param>
    /// <returns>The changes that do it.</returns>
    IReadOnlyList<Edit> Delete(SimulatedHost host, InstanceRow row);
}
