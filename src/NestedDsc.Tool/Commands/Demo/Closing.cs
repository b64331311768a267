using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What to do after the demo.</summary>
internal static class Closing
{
    public static void Write(Report report)
    {
        report.Heading("Next: a real host");
        report.Say(
            "Put the folder of this tool on PATH of a Hyper-V host that has dsc 3.2 or later. In an elevated shell, with "
            + "NESTEDDSC_HOST not set:");
        report.Command("dsc config test --file enable.dsc.yaml");
        report.Command("dsc config set --what-if --file enable.dsc.yaml");
        report.Command("dsc config set --file enable.dsc.yaml");
        report.Say(
            "These documents are in resources/NestedVirtualization/examples; those of the network and of the role in "
            + "resources/VMNetworkNesting/examples and resources/GuestHyperVRole/examples. Put the names of your VMs there.");
    }
}
