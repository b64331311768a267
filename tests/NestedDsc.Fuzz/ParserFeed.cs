using System.Text;
using System.Text.Json;
using NestedDsc.Cim;
using NestedDsc.Documents;
using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.Fuzz;

/// <summary>Feeds the parsers one by one. What they may answer to garbage is caught; whatever else they throw is a finding.</summary>
internal sealed class ParserFeed : IDisposable
{
    private static readonly string[] Classes = ["Msvm_ComputerSystem", "Msvm_VirtualSystemSettingData", "Msvm_EthernetPortAllocationSettingData"];

    private readonly TemporaryHost _host = TemporaryHost.LabL1();
    private readonly TemporaryHost _scratch = TemporaryHost.LabL1();
    private readonly byte[] _hostText = File.ReadAllBytes(HostFiles.LabL1);

    public void HostFile(byte[] text)
    {
        File.WriteAllBytes(_scratch.FilePath, text);
        try
        {
            using SimulatedSession session = SimulatedSession.Open(_scratch.FilePath);
            foreach (string name in Classes)
            {
                session.Query([new CimQuery(CimNamespaces.Virtualization, $"SELECT * FROM {name}")], InTime(session));
            }
        }
        catch (Exception refused) when (refused is HostFileException or CimException)
        {
            // As it should be.
        }
    }

    public void Query(byte[] text)
    {
        using SimulatedSession session = SimulatedSession.Open(_host.FilePath);
        try
        {
            session.Query([new CimQuery(CimNamespaces.Virtualization, Encoding.UTF8.GetString(text))], InTime(session));
        }
        catch (CimException)
        {
            // As it should be.
        }
    }

    public void Xml(byte[] text)
    {
        File.WriteAllBytes(_scratch.FilePath, _hostText);
        using SimulatedSession session = SimulatedSession.Open(_scratch.FilePath);
        CimObject service = session.Query([new CimQuery(CimNamespaces.Virtualization, "SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM Msvm_VirtualSystemManagementService")], InTime(session))[0][0];
        try
        {
            session.Invoke(
                new CimMethodCall(
                    new CimPath(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService", service.Properties),
                    "ModifyResourceSettings",
                    [CimProperty.OfStrings("ResourceSettings", Encoding.UTF8.GetString(text))]),
                InTime(session));
        }
        catch (CimException)
        {
            // As it should be.
        }
    }

    public void Document(byte[] text) => Refusing(text, "document.dsc.yaml", static path =>
        ConfigurationReader.Read(path, new Dictionary<string, JsonElement>(StringComparer.Ordinal)));

    public void Parameters(byte[] text) => Refusing(text, "parameters.yaml", static path => ParameterFile.Read(path));

    /// <summary>What is read and can be written comes back as it was.</summary>
    public static void Mof(byte[] text)
    {
        IReadOnlyList<MofInstance> instances;
        string written;
        try
        {
            instances = MofReader.Read(Encoding.Latin1.GetString(text));
            written = MofWriter.Write(instances);
        }
        catch (MofException)
        {
            // As it should be.
            return;
        }

        string again = MofWriter.Write(MofReader.Read(written));
        if (!string.Equals(written, again, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("MOF that was written is not read as it was");
        }
    }

    public static void Zip(byte[] text) => Refusing(() => PackageContent.Check(PackageZip.Read(text)));

    public static void Package(byte[] text)
    {
        ReadOnlySpan<byte> rest = text;
        var parts = new List<byte[]>();
        for (int end = rest.IndexOf(Seeds.Separator); end >= 0 && parts.Count < 2; end = rest.IndexOf(Seeds.Separator))
        {
            parts.Add(rest[..end].ToArray());
            rest = rest[(end + 1)..];
        }

        parts.Add(rest.ToArray());
        Refusing(() => PackageContent.Check(Seeds.Package(parts[0], parts.Count > 1 ? parts[1] : [], parts.Count > 2 ? parts[2] : [])));
    }

    public void Dispose()
    {
        _host.Dispose();
        _scratch.Dispose();
    }

    private static void Refusing(Action read)
    {
        try
        {
            read();
        }
        catch (PackageException)
        {
            // As it should be.
        }
    }

    private static CimDeadline InTime(SimulatedSession session) => CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1));

    private void Refusing(byte[] text, string name, Action<string> read)
    {
        string path = Path.Combine(_scratch.Folder, name);
        File.WriteAllBytes(path, text);
        try
        {
            read(path);
        }
        catch (DocumentException)
        {
            // As it should be.
        }
    }
}
