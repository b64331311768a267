using System.Text;
using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Checks;
using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.Conformance.Tests.Sources;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests;

/// <summary>Mistakes that the checks have to find: what finds none proves nothing.</summary>
public class CheckerTests
{
    private const string Canon = "Justsenger/HyperV-WMI-Documentation@3295d20";
    private static readonly Site Here = new("here", 14393);
    private static readonly CimPath Service = new(CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService",
    [
        CimProperty.OfString("CreationClassName", "Msvm_VirtualSystemManagementService"), CimProperty.OfString("Name", "vmms"),
        CimProperty.OfString("SystemCreationClassName", "Msvm_ComputerSystem"), CimProperty.OfString("SystemName", "HOST"),
    ]);

    private readonly Ledger _ledger = new();
    private readonly NameCheck _names;

    public CheckerTests()
    {
        _names = new NameCheck(SchemaFacts.Known, _ledger);
    }

    [Theory]
    [InlineData("SELECT ElementNam FROM Msvm_ComputerSystem", "Msvm_ComputerSystem.ElementNam: no property of the class")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledStat = 2", "Msvm_ComputerSystem.EnabledStat: no property of the class")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = 'On'", "Msvm_ComputerSystem.EnabledState: is uint16; On can't be compared with it")]
    [InlineData("SELECT Name FROM Msvm_ComputerSystems", @"Msvm_ComputerSystems: no class of root\virtualization\v2")]
    public void A_misspelt_name_in_a_statement_is_found(string wql, string expected)
    {
        new StatementCheck(_names).Check(new CimQuery(CimNamespaces.Virtualization, wql), Here);
        Found(expected);
    }

    [Fact]
    public void A_property_that_an_older_build_lacks_is_found_where_a_statement_names_it()
    {
        var query = new CimQuery(CimNamespaces.Virtualization, "SELECT EnablePerfmonIpt FROM Msvm_ProcessorSettingData");
        new StatementCheck(_names).Check(query, new Site("here", 18362));
        Assert.Empty(_ledger.Contradictions);
        new StatementCheck(_names).Check(query, Here);
        Found($"Msvm_ProcessorSettingData.EnablePerfmonIpt: is not there on build 14393 (since 18362) [here; {Canon}]");
    }

    [Fact]
    public void A_class_that_an_older_build_lacks_is_found_unless_the_statement_allows_for_it()
    {
        var query = new CimQuery(CimNamespaces.Virtualization, "SELECT InstanceID FROM Msvm_SecuritySettingData", ClassMayBeMissing: true);
        new StatementCheck(_names).Check(query, new Site("here", 9600));
        Assert.Empty(_ledger.Contradictions);
        new StatementCheck(_names).Check(query with { ClassMayBeMissing = false }, new Site("here", 9600));
        Found("Msvm_SecuritySettingData: is not there on build 9600");
    }

    [Theory]
    [InlineData("Msvm_SettingsDefineStates", "Msvm_VirtualSystemSettingData", "Msvm_SettingsDefineStates: no class of")]
    [InlineData("Msvm_ConcreteJob", "Msvm_VirtualSystemSettingData", "Msvm_ConcreteJob: is no association")]
    [InlineData("Msvm_SystemDevice", "Msvm_ProcessorSettingData", "Msvm_SystemDevice: has PartComponent (CIM_LogicalDevice) and GroupComponent (CIM_System), and does not lead from Msvm_ComputerSystem")]
    public void An_association_that_does_not_lead_there_is_found(string association, string result, string expected)
    {
        var machine = new CimPath(
            CimNamespaces.Virtualization, "Msvm_ComputerSystem", [CimProperty.OfString("CreationClassName", "Msvm_ComputerSystem"), CimProperty.OfString("Name", "X")]);
        new StatementCheck(_names).Check(new CimAssociation(machine, association, result), Here);
        Found(expected);
    }

    [Fact]
    public void A_method_parameter_of_the_wrong_name_is_found()
    {
        Call("ModifyResourceSettings", CimProperty.OfStrings("ResourceSetting", []));
        Found($"Msvm_VirtualSystemManagementService.ModifyResourceSettings(ResourceSetting): no in parameter of the method, which has ResourceSettings [here; {Canon}]");
    }

    [Fact]
    public void A_method_parameter_of_the_wrong_type_is_found()
    {
        Call("ModifyResourceSettings", CimProperty.OfString("ResourceSettings", ""));
        Found("Msvm_VirtualSystemManagementService.ModifyResourceSettings(ResourceSettings): is string[], not string");
    }

    [Fact]
    public void A_reference_to_an_instance_of_another_class_is_found()
    {
        Call("AddResourceSettings", CimProperty.OfReference("AffectedConfiguration", Service));
        Found("Msvm_VirtualSystemManagementService.AddResourceSettings(AffectedConfiguration): is of class CIM_VirtualSystemSettingData");
    }

    [Fact]
    public void A_method_that_the_class_lacks_is_found()
    {
        Call("ModifyResourceSetting");
        Found("Msvm_VirtualSystemManagementService.ModifyResourceSetting: no method of the class");
    }

    [Theory]
    [InlineData("NAME=\"VirtualQuantit\" TYPE=\"uint64\"", "Msvm_MemorySettingData.VirtualQuantit: no property of the class")]
    [InlineData("NAME=\"VirtualQuantity\" TYPE=\"uint32\"", "Msvm_MemorySettingData.VirtualQuantity: is uint64, not uint32")]
    public void A_mistake_in_an_embedded_instance_is_found(string property, string expected)
    {
        Call("ModifyResourceSettings", CimProperty.OfStrings(
            "ResourceSettings", $"<INSTANCE CLASSNAME=\"Msvm_MemorySettingData\"><PROPERTY {property}><VALUE>1</VALUE></PROPERTY></INSTANCE>"));
        Found(expected);
    }

    [Theory]
    [InlineData("\"VirtualNumaEnabled\": \"boolean\"", "\"VirtualNumaEnabled\": \"uint16\"", "Msvm_VirtualSystemSettingData.VirtualNumaEnabled: is boolean, not uint16")]
    [InlineData("\"superclass\": \"CIM_System\"", "\"superclass\": \"CIM_ManagedElement\"", "CIM_ComputerSystem: derives from 'CIM_System', not 'CIM_ManagedElement'")]
    [InlineData("\"AllowMacSpoofing\"", "\"AllowMacSpoof\"", "Msvm_EthernetSwitchPortSecuritySettingData.AllowMacSpoof: no property of the class")]
    [InlineData("\"vssnapsvc\"", "\"vssnap\"", "Msvm_VirtualSystemSnapshotService.Name: is 'vssnapsvc', not 'vssnap'")]
    [InlineData("\"BuildNumber\": \"20348\"", "\"BuildNumber\": \"17763\"", "Msvm_ProcessorSettingData.EnablePerfmonIpt: is not there on build 17763")]
    public void A_mistake_in_the_file_of_a_host_is_found(string right, string wrong, string expected)
    {
        string text = File.ReadAllText(HostFiles.LabL0);
        Assert.Contains(right, text, StringComparison.Ordinal);
        new HostFileCheck(_names).Check(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)), "here");
        Found(expected);
    }

    [Fact]
    public void A_misspelt_name_in_the_sources_is_found_though_nothing_runs()
    {
        const string File = "src/NestedDsc.HyperV/Settings/VMSetting.cs";
        var sources = SourceModel.With(File, static text => text.Replace("\"DynamicMemoryEnabled\"", "\"DynamicMemoryEnable\"", StringComparison.Ordinal));
        new SourceCheck(SchemaFacts.Known, _ledger, new HashSet<string>()).Check(sources, File);
        Found("DynamicMemoryEnable: no property or parameter of ");
        Found($"[{File}:");
    }

    private void Call(string method, params CimProperty[] parameters) => new CallCheck(_names).Check(new CimMethodCall(Service, method, parameters), Here);

    private void Found(string expected) =>
        Assert.True(
            _ledger.Contradictions.Any(c => c.ToString().Contains(expected, StringComparison.Ordinal)),
            $"'{expected}' is not among what was found:\n{string.Join('\n', _ledger.Contradictions)}");
}
