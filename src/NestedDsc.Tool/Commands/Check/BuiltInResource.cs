using NestedDsc.Hosting.Checks;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.InProcess;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>A resource whose code runs in this tool.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Prepare">Reads an instance, and gives what tests it on a host.</param>
internal sealed record BuiltInResource(string Type, Func<ReadOnlyMemory<byte>, Func<IHostToCheck, InstanceAnswer>> Prepare)
{
    /// <summary>One that needs Hyper-V alone.</summary>
    public static BuiltInResource OnHyperV(IResource<HyperVConnection> resource) => new(resource.Description.Type, instance =>
    {
        var test = new InstanceTest<HyperVConnection>(resource, instance);
        return host => test.Run(host.Connect);
    });

    /// <summary>One that needs the servicing of Windows too.</summary>
    public static BuiltInResource InGuest(IResource<GuestConnection> resource) => new(resource.Description.Type, instance =>
    {
        var test = new InstanceTest<GuestConnection>(resource, instance);
        return host => test.Run(host.ConnectGuest);
    });
}
