namespace NestedDsc.TestSupport;

/// <summary>GUIDs of the VMs on the host lab-l0.json, and of two checkpoints.</summary>
public static class LabVms
{
    /// <summary>lab-web01: off, generation 2, version 10.0, 2 processors, 4096 MB static.</summary>
    public const string Web = "F7BB8C6D-576F-55FB-B9EA-BC9FCA4A4D88";

    /// <summary>lab-sql01: running, 8 processors, 16384 MB; the guest obeys a shutdown.</summary>
    public const string Sql = "A4EF744C-4A32-5A7F-A293-0E582302BA3C";

    /// <summary>lab-legacy01: running, generation 1, version 9.0; the guest ignores a shutdown.</summary>
    public const string Legacy = "DD7A9C69-6F5B-5D0F-8C9C-6C5DA78101E4";

    /// <summary>lab-build01: saved.</summary>
    public const string Saved = "EE8C450C-182F-5907-9709-4EC36F61AFB3";

    /// <summary>lab-test01: paused.</summary>
    public const string Paused = "D5B75A39-3668-5826-B730-D0F7A5D9AD8E";

    /// <summary>lab-twin, the first of two VMs with one name: off.</summary>
    public const string TwinA = "45896937-BB06-5DB0-907D-F6F65E33E2CE";

    /// <summary>lab-twin, the second: off.</summary>
    public const string TwinB = "F252BC2B-502C-52A6-8D81-D256F72E82C4";

    /// <summary>lab-old01: off, generation 1, version 5.0.</summary>
    public const string Old = "7DC24431-3B09-5F40-9ADE-C118A453522E";

    /// <summary>lab-dyn01: off, dynamic memory 1024/2048/8192 MB.</summary>
    public const string Dynamic = "132CF671-84C0-5DE9-ABDF-7DDE27DC100E";

    /// <summary>lab-cp01: off, with two checkpoints.</summary>
    public const string Checkpointed = "F9D12F0D-B753-5E96-BF0E-13A9A2A19928";

    /// <summary>Checkpoint "before nesting" of lab-cp01: 2 processors, 4096 MB.</summary>
    public const string FirstCheckpoint = "750C486A-FADC-573C-B474-48B167A50997";

    /// <summary>The later checkpoint of lab-cp01: 4 processors, 4096 MB.</summary>
    public const string SecondCheckpoint = "CDF2B333-F439-5B9E-88E6-E69AD51D9708";

    /// <summary>lab-gpu01: off, version 9.0; SR-IOV, an assigned PCI device, RemoteFX, opted out of VBS, migration compatibility, checkpoints disabled.</summary>
    public const string Devices = "40B98782-6B7C-587D-A04B-4B3803E6E774";

    /// <summary>lab-hv01: running, nested already, 4 processors, two adapters.</summary>
    public const string Nested = "B006E792-F00A-5CF0-89FF-8FEE519A34ED";

    /// <summary>The VM with the awkward name: off, production checkpoints only.</summary>
    public const string Odd = "CEABF123-85AC-5EE9-AACE-AAD8496DCAA1";

    /// <summary>Name of <see cref="Odd"/>.</summary>
    public const string OddName = @"lab 'quoted' [x] 100% a_b \ Zürich – 日本";

    /// <summary>lab-noic01: running without integration services, adapter not connected.</summary>
    public const string NoIntegration = "7E64C468-242D-5E29-AA9C-BAEE5AD4869B";

    /// <summary>lab-locked01: running, console locked.</summary>
    public const string Locked = "0511C5D6-1848-57C2-A36D-21B65C8CD2E8";

    /// <summary>lab-merge01: off, in service (merging disks).</summary>
    public const string InService = "18049267-93D5-58A0-B40B-6FC640E2BD14";
}
