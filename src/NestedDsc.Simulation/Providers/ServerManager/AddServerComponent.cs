using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>AddServerComponentAsync: begins to install components.</summary>
internal sealed class AddServerComponent : IMethod
{
    private static readonly MethodParameter[] Declared =
    [
        ManagerMethod.RequestGuid,
        new("Source", CimType.String, IsArray: true, IsRequired: false),
        new("ScanForUpdates", CimType.Boolean, IsRequired: false),
        new("ServerComponentDescriptors", CimType.Instance, IsArray: true),
    ];

    public string ClassName => ManagerMethod.ClassName;

    public string Name => "AddServerComponentAsync";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public bool IsStatic => true;

    public MethodAnswer Invoke(MethodContext context) => ManagerMethod.Alter(context, Name, isAddition: true, context.Array("Source"));
}
