using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>RemoveServerComponentAsync: begins to remove components. That payloads are deleted too is not simulated, and refused.</summary>
internal sealed class RemoveServerComponent : IMethod
{
    private static readonly MethodParameter[] Declared =
    [
        ManagerMethod.RequestGuid,
        new("DeleteComponents", CimType.Boolean, IsRequired: false),
        new("ServerComponentDescriptors", CimType.Instance, IsArray: true),
    ];

    public string ClassName => ManagerMethod.ClassName;

    public string Name => "RemoveServerComponentAsync";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public bool IsStatic => true;

    public MethodAnswer Invoke(MethodContext context) => context.Flag("DeleteComponents")
        ? throw CimErrors.Make(CimErrorCode.NotSupported, Name, "A simulated host does not delete payloads.")
        : ManagerMethod.Alter(context, Name, isAddition: false, []);
}
