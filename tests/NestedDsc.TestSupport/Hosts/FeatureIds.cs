using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Hosts;

/// <summary>InstanceIDs of port features in the file of a simulated host.</summary>
/// <remarks>
/// On hosts they have two parts behind their connection's: the feature's id and that of the setting (os-win,
/// tests/unit/utils/network/test_networkutils.py, a captured value). Files captured or written earlier may have the first only.
/// </remarks>
public static class FeatureIds
{
    private static readonly string[] Classes = ["Msvm_EthernetSwitchPortSecuritySettingData", "Msvm_EthernetSwitchPortOffloadSettingData"];

    /// <summary>Gives each the number of parts that is asked for.</summary>
    /// <param name="content">The host.</param>
    /// <param name="parts">1 or 2.</param>
    public static void Give(HostContent content, int parts)
    {
        ArgumentNullException.ThrowIfNull(content);
        foreach (JsonNode? feature in Classes.SelectMany(c => content.Instances(c)))
        {
            string id = (string)feature!["InstanceID"]!;
            int connection = id.IndexOf(@"\C\", StringComparison.OrdinalIgnoreCase);
            if (connection >= 0)
            {
                string[] own = id[(connection + 3)..].Split('\\');
                feature["InstanceID"] = id[..(connection + 3)] + (parts == 1 ? own[0] : $@"{own[0]}\{(own.Length > 1 ? own[1] : Guid.NewGuid().ToString("D").ToUpperInvariant())}");
            }
        }
    }
}
