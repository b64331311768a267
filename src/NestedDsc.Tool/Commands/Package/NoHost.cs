using NestedDsc.Hosting.Checks;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>Stands for the machines that a package will be on: an instance gets as far as it gets without one.</summary>
internal sealed class NoHost : IHostToCheck
{
    public string Name => "";

    public HyperVConnection Connect() => throw NotHere();

    public GuestConnection ConnectGuest() => throw NotHere();

    public void Dispose()
    {
        // Nothing was opened.
    }

    private static ResourceException NotHere() => new(ExitCode.Unavailable, "There is no host.");
}
