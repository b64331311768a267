namespace NestedDsc.TestSupport;

/// <summary>The simulated hosts of the repository, beside the tests' assembly. Tests must not write to them.</summary>
public static class HostFiles
{
    /// <summary>Intel host with Server 2022 in English.</summary>
    public static string LabL0 => Find("lab-l0.json");

    /// <summary>AMD host with Server 2019 in German, too old for nesting.</summary>
    public static string Amd2019 => Find("lab-l0-amd-2019.json");

    private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, "hosts", name);
}
