using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;

namespace NestedDsc.Hosting.Checks;

/// <summary>A host that instances of all resources are tested on, one after another.</summary>
public interface IHostToCheck : IDisposable
{
    /// <summary>Name of the computer.</summary>
    string Name { get; }

    /// <summary>Connects to its Hyper-V; each instance gets a connection of its own, as if it ran in a process of its own.</summary>
    /// <returns>The connection.</returns>
    HyperVConnection Connect();

    /// <summary>Connects to its Hyper-V and its servicing.</summary>
    /// <returns>The connection.</returns>
    GuestConnection ConnectGuest();
}
