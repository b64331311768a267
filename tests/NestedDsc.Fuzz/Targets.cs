using System.Text;
using NestedDsc.Cim;
using NestedDsc.GuestHyperVRole;
using NestedDsc.NestedVirtualization;
using NestedDsc.Protocol.Journal;
using NestedDsc.TestSupport;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Fuzz;

/// <summary>The parsers of what comes from outside.</summary>
internal sealed class Targets : IDisposable
{
    private static readonly Guid EntryId = Guid.Parse(LabVms.Sql);
    private readonly ResourceFeed _nested = new(HostFiles.LabL1);
    private readonly ResourceFeed _guest = new(HostFiles.Guest2019);
    private readonly ProcessFeed _process = new(HostFiles.LabL1);
    private readonly ParserFeed _parsers = new();

    public Targets() => All =
    [
        new Target("input of a machine", [.. Texts(
            """{"vmName":"l2-app01","exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":2048,"dynamicMemoryEnabled":false,"powerState":"off","whenRunning":"fail","checkpoint":{"name":"x","restoreOnFailure":true}}""",
            """{"vmId":"AD1D9D31-FD58-53E9-98E1-918A1CB1DB89"}""").Concat(Seeds.Instances("NestedDsc/NestedVirtualization"))], text => _nested.Feed(new NestedVirtualizationResource(_nested.Variable), text)),
        new Target("input of a switch", [.. Texts(
            """{"switchName":"L1-Lab","switchType":"external","netAdapterName":"Ethernet","allowManagementOS":true,"whenConnected":"replace"}""",
            """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""",
            """{"vmName":"l2-app01","adapterName":"Network Adapter","macAddressSpoofing":"on"}""").Concat(Seeds.Instances("NestedDsc/VMNetworkNesting"))], text => _nested.Feed(new VMNetworkNestingResource(_nested.Variable), text)),
        new Target("input of a role", [.. Texts(
            """{"_exist":true,"includeManagementTools":false,"includeContainers":true,"sourcePaths":["D:\\sources\\sxs"],"limitAccess":true}""").Concat(Seeds.Instances("NestedDsc/GuestHyperVRole"))], text => _guest.Feed(new GuestHyperVRoleResource(_guest.Variable), text)),
        new Target("arguments of a machine", [.. Seeds.Arguments], text => _process.Feed(static variable => new NestedVirtualizationResource(variable), text)),
        new Target("arguments of a switch", [.. Seeds.Arguments], text => _process.Feed(static variable => new VMNetworkNestingResource(variable), text)),
        new Target("arguments of a role", [.. Seeds.Arguments], text => _process.Feed(static variable => new GuestHyperVRoleResource(variable), text)),
        new Target("host file", [.. Seeds.Hosts], _parsers.HostFile),
        new Target("WQL", Texts(
            "SELECT * FROM Msvm_ComputerSystem WHERE Name='AD1D9D31-FD58-53E9-98E1-918A1CB1DB89' AND (EnabledState=2 OR NOT ElementName LIKE '[a-f]%_')",
            "SELECT Name, ElementName FROM Msvm_ComputerSystem WHERE __CLASS ISA 'CIM_ManagedElement' AND Caption IS NOT NULL"), _parsers.Query),
        new Target("embedded XML", Texts(
            EmbeddedInstance.ToXml(
                "Msvm_ProcessorSettingData",
                CimProperty.OfString("InstanceID", $@"Microsoft:{L1Vms.App}\b637f346-6a0e-4dec-af52-bd70cb80a21d\0"),
                CimProperty.OfUInt64("VirtualQuantity", 4)),
            """<INSTANCE CLASSNAME="Msvm_MemorySettingData"><PROPERTY.ARRAY NAME="X" TYPE="string"><VALUE.ARRAY><VALUE>a</VALUE></VALUE.ARRAY></PROPERTY.ARRAY></INSTANCE>"""), _parsers.Xml),
        new Target("error XML", Texts(
            """<INSTANCE CLASSNAME="Msvm_Error"><PROPERTY NAME="ErrorSource" TYPE="string"><VALUE>x</VALUE></PROPERTY><PROPERTY NAME="Message" TYPE="string"><VALUE>Not enough memory &amp; more</VALUE></PROPERTY></INSTANCE>"""), static text => CimErrorXml.MessageOf(Encoding.UTF8.GetString(text))),
        new Target("journal", [JournalSerializer.Write(new JournalEntry(
            EntryId, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Running", ["memory"] = "1|2" }))], static text => JournalSerializer.Read(text, EntryId)),
        new Target("configuration document", [.. Texts(
            """
            $schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json
            parameters:
              count: { type: int, defaultValue: 4 }
            resources:
            - name: vm
              type: NestedDsc/NestedVirtualization
              properties: { vmName: "a", processorCount: "[parameters('count')]" }
            """,
            """{"$schema":"x","parameters":{"a":{"type":"array","allowedValues":[[1]],"minLength":1}},"resources":[{"name":"b","type":"A/B","dependsOn":["[resourceId('A/B','c')]"],"properties":{"d":"[parameters('a')]"}}]}""").Concat(Seeds.Documents)], _parsers.Document),
        new Target("parameter file", Texts("parameters: { count: 4, names: [a, b], more: { x: null } }", """{"parameters":{"count":4.0}}"""), _parsers.Parameters),
        new Target("MOF", [Seeds.Mof, .. Texts("/* x */ Instance Of A AS $A1 // y\n{ Text = \"\\\"\\'\\\\\\t\\x0041b\" ; List={\"a\",1}; None={}; Flag=TRUE; Number=-5; Nothing=null; };")], ParserFeed.Mof),
        new Target("package", [Seeds.PackageParts], ParserFeed.Package),
        new Target("zip", [Seeds.Zip], ParserFeed.Zip),
    ];

    public IReadOnlyList<Target> All { get; }

    /// <summary>Finds a target by a part of its name.</summary>
    /// <param name="name">The part.</param>
    /// <exception cref="ArgumentException">No target, or more than one, has it in its name.</exception>
    public Target Find(string name) => All.Where(t => t.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToArray() is [var found]
        ? found
        : throw new ArgumentException($"'{name}' must be a part of one of these names alone: {string.Join(", ", All.Select(static t => t.Name))}.", nameof(name));

    public void Dispose()
    {
        _nested.Dispose();
        _guest.Dispose();
        _process.Dispose();
        _parsers.Dispose();
    }

    private static byte[][] Texts(params IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
