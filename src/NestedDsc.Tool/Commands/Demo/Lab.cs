using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>VMs of the simulated host, and what the demo wants of them.</summary>
internal static class Lab
{
    public const string Web = "lab-web01";

    public const string Sql = "lab-sql01";

    public const string CheckpointName = "before nesting";

    /// <summary>Properties of <see cref="NestedWeb"/> that the lab does not have from the start.</summary>
    public static readonly IReadOnlyList<string> WebDifferences =
        ["exposeVirtualizationExtensions", "processorCount", "memoryStartupMB"];

    public static JsonObject NestedWeb() => new()
    {
        ["vmName"] = Web,
        ["exposeVirtualizationExtensions"] = true,
        ["processorCount"] = 4,
        ["memoryStartupMB"] = 8192,
        ["dynamicMemoryEnabled"] = false,
    };

    public static JsonObject NestedSql() => new()
    {
        ["vmName"] = Sql,
        ["exposeVirtualizationExtensions"] = true,
    };

    public static JsonObject NestedSqlWithPermission() => new()
    {
        ["vmName"] = Sql,
        ["exposeVirtualizationExtensions"] = true,
        ["whenRunning"] = "shutdown",
        ["shutdownTimeoutSeconds"] = 120,
        ["checkpoint"] = new JsonObject { ["name"] = CheckpointName, ["restoreOnFailure"] = true },
    };

    public static JsonObject OpenWeb() => new()
    {
        ["vmName"] = Web,
        ["macAddressSpoofing"] = "on",
    };

    public static JsonObject NatSwitch() => new()
    {
        ["switchName"] = "NatSwitch",
        ["switchType"] = "internal",
        ["natPrefix"] = "192.168.100.0/24",
        ["natGateway"] = "192.168.100.1",
    };

    public static JsonObject NoSwitch() => new()
    {
        ["switchName"] = "NatSwitch",
        ["_exist"] = false,
    };

    public static JsonObject Role() => new()
    {
        ["_exist"] = true,
        ["includeManagementTools"] = true,
        ["includeContainers"] = true,
    };

    public static JsonObject NoRole() => new()
    {
        ["_exist"] = false,
        ["includeContainers"] = false,
    };

    public static JsonObject PlainWeb() => new()
    {
        ["vmName"] = Web,
        ["exposeVirtualizationExtensions"] = false,
    };
}
