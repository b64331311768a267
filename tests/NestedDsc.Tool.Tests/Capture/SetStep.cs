using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole;
using NestedDsc.HyperV.Capture.Redaction;
using NestedDsc.NestedVirtualization;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>One set.</summary>
/// <param name="Type">Type of the resource.</param>
/// <param name="Instance">The instance; <see langword="null"/> for a restart of Windows.</param>
internal sealed record SetStep(string Type, JsonObject? Instance)
{
    private static readonly string[] Names = ["vmName", "vmId", "adapterName", "switchName", "netAdapterName"];

    /// <summary>Runs it on a host.</summary>
    /// <param name="host">The host's file.</param>
    /// <returns>How it ended.</returns>
    public RunResult? Run(string host)
    {
        if (Instance is null)
        {
            SimulatedMachine.Restart(host);
            return null;
        }

        Func<string, string?> environment = name => name is "NESTEDDSC_HOST" ? host : null;
        string input = Instance.ToJsonString();
        return Type switch
        {
            "NestedDsc/NestedVirtualization" => ResourceRun.Run(new NestedVirtualizationResource(environment), environment, input, "set"),
            "NestedDsc/VMNetworkNesting" => ResourceRun.Run(new VMNetworkNestingResource(environment), environment, input, "set"),
            _ => ResourceRun.Run(new GuestHyperVRoleResource(environment), environment, input, "set"),
        };
    }

    /// <summary>The same set by the names of a redacted host.</summary>
    /// <param name="redactor">What redacted it.</param>
    public SetStep Under(Redactor redactor)
    {
        if (Instance is null)
        {
            return this;
        }

        var renamed = (JsonObject)Instance.DeepClone();
        foreach (string name in Names.Where(renamed.ContainsKey))
        {
            renamed[name] = redactor.Find((string)renamed[name]!);
        }

        if (renamed["netAdapterNames"] is JsonArray members)
        {
            renamed["netAdapterNames"] = new JsonArray([.. members.Select(m => JsonValue.Create(redactor.Find((string)m!)))]);
        }

        if (renamed["checkpoint"] is JsonObject checkpoint)
        {
            checkpoint["name"] = redactor.Find((string)checkpoint["name"]!);
        }

        return this with { Instance = renamed };
    }
}
