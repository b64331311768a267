using NestedDsc.TestSupport;

namespace NestedDsc.Tool.Tests.Check;

/// <summary>Documents to check with.</summary>
internal static class Documents
{
    public const string Head = "$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json\n";

    /// <summary>lab-web01 of lab-l0.json as it is.</summary>
    public const string Met = Head + """
        resources:
          - name: web01
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-web01, processorCount: 2 }
        """;

    /// <summary>lab-web01 of lab-l0.json as it is not, and a machine that is not there.</summary>
    public const string Missed = Head + """
        resources:
          - name: web01
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-web01, processorCount: 4 }
          - name: spoofing [x]
            type: nesteddsc/vmnetworknesting
            properties: { vmName: nobody, macAddressSpoofing: on }
        """;

    public const string Role = Head + """
        resources:
          - { name: role, type: NestedDsc/GuestHyperVRole, properties: { _exist: true, includeContainers: true } }
          - { name: no role, type: NestedDsc/GuestHyperVRole, properties: { _exist: false } }
        """;

    /// <summary>All example documents, with one about the role.</summary>
    public static IEnumerable<string> All() =>
        Directory.GetFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).Append(Role).Append(Missed);

    /// <summary>The hosts that ship.</summary>
    public static TheoryData<string> Hosts() =>
        [.. Directory.GetFiles(RepositoryFiles.Path("resources", "hosts"), "*.json").Order(StringComparer.Ordinal).Select(static f => Path.GetFileName(f))];

    public static string Host(string name) => RepositoryFiles.Path("resources", "hosts", name);
}
