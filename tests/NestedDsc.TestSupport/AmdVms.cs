namespace NestedDsc.TestSupport;

/// <summary>GUIDs of the VMs on the host lab-l0-amd-2019.json.</summary>
public static class AmdVms
{
    /// <summary>labor-web01: off, version 9.0, 2 processors, 4096 MB static.</summary>
    public const string Web = "8849CF61-9E4B-5297-ACE0-01981BF4BC45";

    /// <summary>labor-sql01: running, 8 processors, 16384 MB.</summary>
    public const string Sql = "98B4BC88-A2D1-51C4-A225-64AB7C74E354";

    /// <summary>labor-dyn01: off, dynamic memory 1024/2048/8192 MB.</summary>
    public const string Dynamic = "326B1D79-6BCD-5361-AD61-43AD0C0ACEF9";

    /// <summary>labor-gross01: off, with more memory than the host has.</summary>
    public const string Large = "DDF75555-94FB-5FCF-98E0-3DAD9D647234";
}
