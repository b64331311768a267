using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>
/// A set's answer has the notices that its what-if had, but for what the set has settled: payloads that were to come from Windows
/// Update have come. Everything else is as true after a set as it was foretold.
/// </summary>
public sealed class NoticeTests
{
    public const string Settled = "PayloadFromWindowsUpdate";

    public static TheoryData<string> Hosts =>
        [.. Directory.GetFiles(Path.GetDirectoryName(HostFiles.LabL0)!, "*.json").Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_set_answers_with_the_notices_that_its_what_if_had(string host)
    {
        int sets = 0;
        foreach (string features in Features())
        {
            foreach (string instance in Instances())
            {
                sets += Compare(host, features, instance) ? 1 : 0;
            }
        }

        Assert.InRange(sets, host.Contains("home", StringComparison.Ordinal) ? 1 : 20, int.MaxValue);
    }

    [Fact]
    public void Notices_of_what_a_removal_leaves_are_in_its_answer()
    {
        using Lab lab = Lab.L1();

        RunResult set = lab.Set("""{"_exist":false,"includeContainers":true}""").Succeeds();

        Assert.Contains("VMFilesStay", Lab.Kinds(set, "notices"));
        Assert.Contains("ProcessIsolation", Lab.Kinds(set, "notices"));
    }

    // Whether the set was carried out.
    private static bool Compare(string host, string features, string instance)
    {
        using Lab lab = Lab.Of(host);
        if (features.Length > 0)
        {
            lab.Features(features, "Microsoft-Hyper-V", "Microsoft-Hyper-V-Hypervisor", "Microsoft-Hyper-V-Services", "Containers");
        }

        RunResult foretold = lab.WhatIf(instance).Succeeds();
        RunResult set = lab.Set(instance);
        if (set.ExitCode != ExitCode.Success)
        {
            return false;
        }

        string[] expected = [.. Notices(foretold).Where(static n => !n.Contains(Settled, StringComparison.Ordinal))];
        Assert.True(expected.SequenceEqual(Notices(set)), $"{host} {features} {instance}:\n{string.Join('\n', Notices(foretold))}\nbut\n{string.Join('\n', Notices(set))}");
        return true;
    }

    private static IEnumerable<string> Features() => ["", "Staged", "Installed", "InstallPending", "UninstallPending", "Removed"];

    private static IEnumerable<string> Instances()
    {
        foreach (string exist in new[] { "true", "false" })
        {
            foreach (string tools in new[] { "true", "false" })
            {
                foreach (string containers in new[] { "", ",\"includeContainers\":true", ",\"includeContainers\":false" })
                {
                    yield return $"{{\"_exist\":{exist},\"includeManagementTools\":{tools}{containers}}}";
                }
            }
        }
    }

    private static IEnumerable<string> Notices(RunResult result) =>
        result.State["notices"]!.AsArray().Select(static n => $"{(string)n!["code"]!}: {(string)n["phrase"]!}");
}
