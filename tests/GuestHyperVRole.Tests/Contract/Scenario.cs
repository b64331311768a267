using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>A Windows in any condition, and what is desired of it.</summary>
/// <param name="Host">Which of the simulated hosts it is made of.</param>
/// <param name="States">What becomes of the states of its features; empty leaves one as it is.</param>
/// <param name="Condition">What else there is.</param>
/// <param name="Desired">The instance.</param>
internal sealed record Scenario(string Host, string[] States, string Condition, JsonObject Desired)
{
    private static readonly string[] Hosts =
        ["guest-2019", "guest-2019", "guest-2019-not-exposed", "guest-core-2025", "guest-win11-pro", "guest-win11-pro", "guest-win11-home", "lab-l1", "lab-l0"];

    private static readonly string[] AllStates = ["", "", "", "Staged", "Installed", "InstallPending", "UninstallPending", "Removed", "PartiallyInstalled", "Superseded"];

    private static readonly string[] Services =
        ["Microsoft-Hyper-V", "Microsoft-Hyper-V-Hypervisor", "Microsoft-Hyper-V-Services", "VirtualMachinePlatform", "HypervisorPlatform"];

    private static readonly string[] Conditions = ["", "", "", "", "notElevated", "packaged", "busy", "running", "stopped", "denied", "updates", "wsus", "renamed", "noFlags", "unlisted", "qemu", "vbs", "launchOff", "unlistedVbs"];

    private static readonly string[][] Sources = [[], [], [@"D:\sources\sxs"], [@"D:\nowhere"]];

    public string Instance => JsonTexts.Compact(Desired);

    public static Gen<Scenario> Any => Gen.Select(
        Pick(Hosts), Gen.OneOf(Gen.Const(Array.Empty<string>()), Pick(AllStates).Array[10]), Pick(Conditions), Instances,
        static (host, states, condition, desired) => new Scenario(host, states, condition, desired));

    private static Gen<JsonObject> Instances => Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, Sources.Length - 1], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2],
        static (exist, tools, containers, sources, limit, platform, image) =>
        {
            var desired = new JsonObject();
            Add(desired, "includeVirtualMachinePlatform", platform);
            if (image > 0)
            {
                desired["whenNotExposed"] = image == 1 ? "fail" : "install";
            }

            Add(desired, "_exist", exist);
            Add(desired, "includeManagementTools", tools);
            Add(desired, "includeContainers", containers);
            Add(desired, "limitAccess", limit);
            if (Sources[sources].Length > 0)
            {
                desired["sourcePaths"] = new JsonArray([.. Sources[sources].Select(static s => (JsonNode?)s)]);
            }

            return desired;
        });

    /// <summary>Makes the host.</summary>
    public Lab Open()
    {
        Lab lab = Lab.Of(Host);
        lab.Host.Edit(root =>
        {
            JsonObject servicing = root["servicing"]!.AsObject();
            int i = 0;
            foreach (JsonNode? feature in servicing["features"]!.AsArray())
            {
                // Of a service or hypervisor that is installed in part there is no telling whether it runs.
                string state = i < States.Length ? States[i++] : "";
                // And what takes effect at once never waits for a restart.
                bool isTold = state switch
                {
                    "" => false,
                    "PartiallyInstalled" => !Services.Contains((string)feature!["name"]!, StringComparer.Ordinal),
                    "InstallPending" => (bool?)feature!["restartToEnable"] == true,
                    "UninstallPending" => (bool?)feature!["restartToDisable"] == true,
                    _ => true,
                };
                feature!["state"] = isTold ? state : (string)feature["state"]!;
            }

            Prepare(new HostContent(root), servicing);
        });
        return lab;
    }

    public override string ToString() => $"{Host} [{string.Join(' ', States)}] {Condition} {Instance}";

    private void Prepare(HostContent content, JsonObject servicing)
    {
        switch (Condition)
        {
            case "notElevated":
                servicing["elevated"] = false;
                break;
            case "packaged" when !Host.Contains("2019", StringComparison.Ordinal) && Host is "guest-win11-pro" or "guest-win11-home":
                servicing["packaged"] = true;
                break;
            case "busy":
                servicing["busy"] = true;
                break;
            case "running" when Host is "lab-l1":
                content.Machine("l2-app01").EnabledState = 2;
                break;
            case "stopped" when Host is not "guest-win11-home":
                content.Instances("Win32_Service", HostContent.Cimv2)[0]!["State"] = "Stopped";
                break;
            case "denied":
                content.Simulation["accessDenied"] = true;
                break;
            case "updates":
                servicing["windowsUpdate"] = new JsonArray([.. servicing["features"]!.AsArray().Select(static f => (JsonNode?)(string)f!["name"]!)]);
                break;
            case "wsus":
                servicing["usesUpdateServer"] = true;
                break;
            case "renamed":
                servicing["restartIndicators"] = new JsonArray("ComputerName", "FileRename");
                break;
            case "unlisted" or "qemu" or "unlistedVbs":
                content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["Manufacturer"] = Condition is "qemu" ? "QEMU" : "Cloud Hypervisor";
                content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["Model"] = Condition is "qemu" ? "Standard PC (Q35 + ICH9, 2009)" : "cloud-hypervisor";
                content.Instances("Win32_ComputerSystem", HostContent.Cimv2)[0]!["HypervisorPresent"] = true;
                servicing["virtualMachine"] = true;
                servicing["hardwareVirtualization"] = false;
                if (Condition is "unlistedVbs")
                {
                    RunSecurity(content);
                }

                break;
            case "vbs" when Host is not "lab-l0":
                RunSecurity(content);
                break;
            case "launchOff":
                servicing["hypervisorLaunch"] = "Off";
                break;
            case "noFlags":
                servicing["hardwareVirtualization"] = false;
                break;
            default:
                break;
        }
    }

    private static void RunSecurity(HostContent content) =>
        content.Instances("Win32_DeviceGuard", @"root\Microsoft\Windows\DeviceGuard")[0]!["VirtualizationBasedSecurityStatus"] = 2;

    private static void Add(JsonObject desired, string name, int dice)
    {
        if (dice < 2)
        {
            desired[name] = dice == 1;
        }
    }

    private static Gen<string> Pick(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
