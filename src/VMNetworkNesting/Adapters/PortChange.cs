using NestedDsc.Cim;
using NestedDsc.HyperV.Network;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>What has to change of the port that an adapter is connected to.</summary>
/// <param name="Adapter">The adapter.</param>
/// <param name="Settings">The settings that differ, with the values that they are to have.</param>
internal sealed record PortChange(NetworkAdapter Adapter, IReadOnlyList<(AdapterSetting Setting, string Value)> Settings)
{
    /// <summary>Classes of the features that change.</summary>
    public IEnumerable<string> Classes => Settings.Select(static s => s.Setting.Feature).Distinct(StringComparer.Ordinal);

    /// <summary>Classes of which the port has no feature yet, so that a template is needed.</summary>
    public IEnumerable<string> Missing => Classes.Where(c => !Adapter.FeaturesOf(c).Any());

    /// <summary>Features as they are to be that the port has.</summary>
    public IEnumerable<CimObject> Modified => Written.Select(static w => w.To).OfType<CimObject>();

    /// <summary>Features of the port that have to go.</summary>
    public IEnumerable<CimObject> Removed => Written.Where(static w => w.To is null).Select(static w => w.From);

    private IEnumerable<(CimObject From, CimObject? To)> Written =>
        Classes.SelectMany(c => Adapter.FeaturesOf(c).Select(row => (row, Write(c, row))));

    /// <summary>Features as they are to be that the port does not have yet.</summary>
    /// <param name="templates">The templates, by class.</param>
    public IEnumerable<CimObject> Added(IReadOnlyDictionary<string, CimObject> templates) =>
        Missing.Select(c => Write(c, templates[c])).OfType<CimObject>();

    /// <summary>The adapter as it is after the change.</summary>
    /// <param name="templates">The templates, by class.</param>
    public NetworkAdapter Project(IReadOnlyDictionary<string, CimObject> templates) => Adapter with
    {
        Features =
        [
            .. Adapter.Features.Where(f => !Classes.Contains(f.ClassName, StringComparer.OrdinalIgnoreCase)), .. Modified, .. Added(templates),
        ],
    };

    private CimObject? Write(string featureClass, CimObject row)
    {
        CimObject? written = row;
        foreach ((AdapterSetting setting, string value) in Settings.Where(s => s.Setting.IsOf(featureClass)))
        {
            written = written is null ? null : setting.Write(written, value);
        }

        return written;
    }
}
