namespace NestedDsc.TestSupport;

/// <summary>GUIDs of the switches on the hosts lab-l0.json and lab-l1.json.</summary>
public static class LabSwitches
{
    /// <summary>LabSwitch on lab-l0: external on "Ethernet", with the management OS.</summary>
    public const string Lab = "49329F6F-4490-555F-AEC4-99F0BCA513F6";

    /// <summary>DmzSwitch on lab-l0: external on "Ethernet 3", without the management OS.</summary>
    public const string Dmz = "95CE4C2E-B128-55C2-A650-F834F5450132";

    /// <summary>LabInternal on lab-l0: internal, 172.31.0.1/24, no NAT.</summary>
    public const string Internal = "67F0D262-8FF6-578B-BCF3-2D6E4D162981";

    /// <summary>Backplane on lab-l0: private.</summary>
    public const string Backplane = "EA5FF75E-CECC-5194-8DC1-5C2337CB0099";

    /// <summary>L1-Lab on lab-l1: external on "Ethernet", with the management OS.</summary>
    public const string L1 = "1A16969C-FC48-56F5-BEC6-7907579A2B1C";
}
