namespace NestedDsc.TestSupport;

/// <summary>GUIDs of the VMs on the host lab-l1.json.</summary>
public static class L1Vms
{
    /// <summary>l2-app01: off, version 9.0, 2 processors, 2048 MB; connected to L1-Lab.</summary>
    public const string App = "AD1D9D31-FD58-53E9-98E1-918A1CB1DB89";

    /// <summary>l2-db01: off, version 9.0, 1 processor, 1024 MB; not connected.</summary>
    public const string Database = "6076EE7B-9540-5E37-93A5-C6BC9CFD55F5";
}
