using NestedDsc.Hosting.Checks;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.InProcess;

namespace NestedDsc.Tool.Engine;

/// <summary>A resource whose code runs in this tool.</summary>
/// <param name="Description">Its type and executable.</param>
/// <param name="Prepare">Reads an instance, and gives what tests it on a host.</param>
/// <param name="Run">Runs a command line as its executable does, and gives the exit code.</param>
internal sealed record BuiltInResource(
    ResourceDescription Description,
    Func<ReadOnlyMemory<byte>, Func<IHostToCheck, InstanceAnswer>> Prepare,
    Func<IReadOnlyList<string>, ResourceProcess, int> Run)
{
    public string Type => Description.Type;

    /// <summary>One that needs Hyper-V alone.</summary>
    /// <param name="create">Makes the resource, given what reads an environment variable.</param>
    public static BuiltInResource OnHyperV(Func<Func<string, string?>, IResource<HyperVConnection>> create) =>
        Create(create, static host => host.Connect);

    /// <summary>One that needs the servicing of Windows too.</summary>
    /// <param name="create">Makes the resource, given what reads an environment variable.</param>
    public static BuiltInResource InGuest(Func<Func<string, string?>, IResource<GuestConnection>> create) =>
        Create(create, static host => host.ConnectGuest);

    private static BuiltInResource Create<TContext>(
        Func<Func<string, string?>, IResource<TContext>> create, Func<IHostToCheck, Func<TContext>> connect)
        where TContext : IDisposable
    {
        // A test is given its host with each call, not by the environment.
        IResource<TContext> resource = create(static _ => null);
        return new BuiltInResource(
            resource.Description,
            instance =>
            {
                var test = new InstanceTest<TContext>(resource, instance);
                return host => test.Run(connect(host));
            },
            (args, process) => ResourceHost.Run(args, process, create(process.Environment)));
    }
}
