using System.Text;
using NestedDsc.Cim;
using NestedDsc.Documents;
using NestedDsc.HyperV;
using NestedDsc.NestedVirtualization;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Intents;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Fuzz;

/// <summary>The parsers, and what each may answer to garbage.</summary>
internal sealed class Targets : IDisposable
{
    private static readonly Guid IntentId = Guid.Parse(LabVms.Sql);
    private readonly TemporaryHost _host = TemporaryHost.LabL1();
    private readonly TemporaryHost _scratch = TemporaryHost.LabL1();
    private readonly byte[] _hostText;

    public Targets()
    {
        _hostText = File.ReadAllBytes(_host.FilePath);
        All =
        [
            new Target("input of a machine", Texts(
                """{"vmName":"l2-app01","exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":2048,"dynamicMemoryEnabled":false,"powerState":"off","whenRunning":"fail","checkpoint":{"name":"x","restoreOnFailure":true}}""",
                """{"vmId":"AD1D9D31-FD58-53E9-98E1-918A1CB1DB89"}"""), text => Resource(new NestedVirtualizationResource(Variable), text)),
            new Target("input of a switch", Texts(
                """{"switchName":"L1-Lab","switchType":"external","netAdapterName":"Ethernet","allowManagementOS":true,"whenConnected":"replace"}""",
                """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""",
                """{"vmName":"l2-app01","adapterName":"Network Adapter","macAddressSpoofing":"on"}"""), text => Resource(new VMNetworkNestingResource(Variable), text)),
            new Target("host file", [_hostText], HostFile),
            new Target("WQL", Texts(
                "SELECT * FROM Msvm_ComputerSystem WHERE Name='AD1D9D31-FD58-53E9-98E1-918A1CB1DB89' AND (EnabledState=2 OR NOT ElementName LIKE '[a-f]%_')",
                "ASSOCIATORS OF {Msvm_VirtualSystemSettingData.InstanceID=\"Microsoft:AD1D9D31-FD58-53E9-98E1-918A1CB1DB89\"} WHERE AssocClass=Msvm_VirtualSystemSettingDataComponent",
                "SELECT Name, ElementName FROM Msvm_ComputerSystem WHERE __CLASS ISA 'CIM_ManagedElement' AND Caption IS NOT NULL"), Query),
            new Target("embedded XML", Texts(
                EmbeddedInstance.ToXml(
                    "Msvm_ProcessorSettingData",
                    CimProperty.OfString("InstanceID", $@"Microsoft:{L1Vms.App}\b637f346-6a0e-4dec-af52-bd70cb80a21d\0"),
                    CimProperty.OfUInt64("VirtualQuantity", 4)),
                """<INSTANCE CLASSNAME="Msvm_MemorySettingData"><PROPERTY.ARRAY NAME="X" TYPE="string"><VALUE.ARRAY><VALUE>a</VALUE></VALUE.ARRAY></PROPERTY.ARRAY></INSTANCE>"""), Xml),
            new Target("intent", [IntentText.Write(new Intent(
                IntentId, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Running", ["memory"] = "1|2" }))], static text => IntentText.Read(text, IntentId)),
            new Target("configuration document", Texts(
                """
                $schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json
                parameters:
                  count: { type: int, defaultValue: 4 }
                resources:
                - name: vm
                  type: NestedDsc/NestedVirtualization
                  properties: { vmName: "a", processorCount: "[parameters('count')]" }
                """), Document),
        ];
    }

    public IReadOnlyList<Target> All { get; }

    public void Dispose()
    {
        _host.Dispose();
        _scratch.Dispose();
    }

    private static byte[][] Texts(params IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    // Every answer keeps to the contract of both streams, which reading the result checks; a get changes nothing.
    private void Resource(IResource<HyperVConnection> resource, byte[] text)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var input = new MemoryStream(text);
        int exitCode = ResourceHost.Run(["get"], new ResourceProcess(() => input, output, error, Variable), resource);
        var result = new RunResult(exitCode, output.ToArray(), error.ToArray());
        if (result.ExitCode is not (ExitCode.Success or ExitCode.InvalidInput or ExitCode.NotFound))
        {
            throw new InvalidOperationException($"exit code {result.ExitCode}: {string.Join(' ', result.Errors)}");
        }

        if (!File.ReadAllBytes(_host.FilePath).AsSpan().SequenceEqual(_hostText))
        {
            throw new InvalidOperationException("a get has changed the host");
        }
    }

    private void HostFile(byte[] text)
    {
        File.WriteAllBytes(_scratch.FilePath, text);
        try
        {
            using SimulatedSession session = SimulatedSession.Open(_scratch.FilePath);
            foreach (string statement in (string[])["SELECT * FROM Msvm_ComputerSystem", "SELECT * FROM Msvm_VirtualSystemSettingData", "SELECT * FROM Msvm_EthernetPortAllocationSettingData"])
            {
                session.Query([new CimQuery(CimNamespaces.Virtualization, statement)], CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1)));
            }
        }
        catch (Exception refused) when (refused is HostFileException or CimException)
        {
            // As it should be.
        }
    }

    private void Query(byte[] text)
    {
        using SimulatedSession session = SimulatedSession.Open(_host.FilePath);
        try
        {
            session.Query([new CimQuery(CimNamespaces.Virtualization, Encoding.UTF8.GetString(text))], CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1)));
        }
        catch (CimException)
        {
            // As it should be.
        }
    }

    private void Xml(byte[] text)
    {
        File.WriteAllBytes(_scratch.FilePath, _hostText);
        using SimulatedSession session = SimulatedSession.Open(_scratch.FilePath);
        CimDeadline deadline = CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1));
        CimObject service = session.Query([new CimQuery(CimNamespaces.Virtualization, "SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM Msvm_VirtualSystemManagementService")], deadline)[0][0];
        try
        {
            session.Invoke(
                new CimMethodCall(
                    new CimPath(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService", service.Properties),
                    "ModifyResourceSettings",
                    [CimProperty.OfStrings("ResourceSettings", Encoding.UTF8.GetString(text))]),
                deadline);
        }
        catch (CimException)
        {
            // As it should be.
        }
    }

    private void Document(byte[] text)
    {
        string path = Path.Combine(_scratch.Folder, "document.dsc.yaml");
        File.WriteAllBytes(path, text);
        try
        {
            ConfigurationReader.Read(path, new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal));
        }
        catch (DocumentException)
        {
            // As it should be.
        }
    }

    private string? Variable(string name) => name is "NESTEDDSC_HOST" ? _host.FilePath : null;
}
