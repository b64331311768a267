using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>
/// Msvm_VirtualEthernetSwitchManagementService.DefineSystem (win32 docs): makes a switch, with ports or without. Names need not be
/// unique. The host's adapter for an internal port appears some time after the job's end.
/// </summary>
internal sealed class DefineSystem : IMethod
{
    private const ushort DefineSwitch = 130;
    private const string DefaultName = "New Virtual Switch";
    private static readonly string[] Fine = ["OK"];

    private static readonly MethodParameter[] Declared =
    [
        new("SystemSettings", CimType.String),
        new("ResourceSettings", CimType.String, IsArray: true, IsRequired: false),
        new("ReferenceConfiguration", CimType.Reference, IsRequired: false),
    ];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => nameof(DefineSystem);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        uint code = NewSetting.Read(context.Namespace, context.Text("SystemSettings")!, VirtualSwitch.SettingsClass, out NewSetting? settings);
        if (code != ReturnCodes.Completed)
        {
            return MethodContext.Refuse(code);
        }

        code = NewPort.Read(
            context.Namespace, context.Array("ResourceSettings"), hasExternal: false, settings!.Value("TeamingEnabled") is true, out List<NewPort> ports);
        if (code != ReturnCodes.Completed)
        {
            return MethodContext.Refuse(code);
        }

        string name = settings.Value("ElementName") as string is { Length: > 0 } given ? given : DefaultName;
        string id = NewId(context, settings, name);
        var changes = new PortChanges(context, id, name);
        changes.Add(ports);
        var path = new CimPath(context.Namespace.Name, VirtualSwitch.SystemClass,
        [
            CimProperty.OfString("CreationClassName", VirtualSwitch.SystemClass), CimProperty.OfString("Name", id),
        ]);
        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = id,
            JobType = DefineSwitch,
            Caption = context.Texts.DefineSwitch,
            Outcome = changes.Outcome,
            OnSuccess = [.. System(context, id, name), Settings(context, settings, id, name), .. changes.Edits],
            Affected = [path],
            FollowUps = changes.FollowUps,
        });
        return answer.ReturnValue == ReturnCodes.Completed
            ? answer with { Out = [CimProperty.OfReference("ResultingSystem", path), .. answer.Out] }
            : answer;
    }

    private static IEnumerable<Edit> System(MethodContext context, string id, string name) => NewInstance.Of(
        context.Host.Document, context.Namespace.Name, VirtualSwitch.SystemClass,
        ("Caption", context.Texts.SwitchCaption), ("ElementName", name), ("InstallDate", context.Host.Clock.UtcNow.UtcDateTime), ("Name", id),
        ("OperationalStatus", new ushort[] { 2 }), ("StatusDescriptions", Fine), ("HealthState", (ushort)5),
        ("CreationClassName", VirtualSwitch.SystemClass), ("EnabledState", (ushort)5), ("RequestedState", (ushort)12),
        ("EnabledDefault", (ushort)2), ("MaxVMQOffloads", 0U), ("MaxIOVOffloads", 0U));

    private static Edit Settings(MethodContext context, NewSetting settings, string id, string name)
    {
        CimProperty[] defaults =
        [
            new("BandwidthReservationMode", CimType.UInt32, 0U),
            CimProperty.OfStrings("ExtensionOrder"), CimProperty.OfBoolean("IOVPreferred", false),
            CimProperty.OfBoolean("PacketDirectEnabled", false), CimProperty.OfBoolean("TeamingEnabled", false), CimProperty.OfStrings("Notes"),
        ];
        return settings.Add(
            SystemId.InstanceId(id),
            [
                CimProperty.OfString("Caption", context.Texts.SwitchSettingsCaption), CimProperty.OfString("ElementName", name),
                CimProperty.OfString("VirtualSystemIdentifier", id),
                new CimProperty("CreationTime", CimType.DateTime, context.Host.Clock.UtcNow.UtcDateTime),
                .. defaults.Where(d => settings.Store.Definition.IndexOf(d.Name) >= 0 && settings.Value(d.Name) is null),
            ]);
    }

    private static string NewId(MethodContext context, NewSetting settings, string name)
    {
        for (int number = 1; ; number++)
        {
            string id = Identity.Make(string.Create(Format.Invariant, $"switch:{name}:{number}"));
            CimPath path = settings.PathOf(SystemId.InstanceId(id));
            if (settings.Store.Find(path) is null && !context.IsBeingAdded(path))
            {
                return id;
            }
        }
    }
}
