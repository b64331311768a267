using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>Host files that are named by links, and what is written.</summary>
public sealed class HostFileLinkTests
{
    [Fact]
    public void A_link_to_a_host_stays_a_link_and_the_host_behind_it_changes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        using var host = TemporaryHost.LabL0();
        string link = Path.Combine(host.Folder, "link.json");
        File.CreateSymbolicLink(link, host.FilePath);
        string before = host.Text;

        using (SimulatedSession session = SimulatedSession.Open(link))
        {
            Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Web, ("VirtualQuantity", "uint64", "3"))));
        }

        Assert.Equal(host.FilePath, new FileInfo(link).LinkTarget);
        Assert.NotEqual(before, host.Text);
        Assert.Equal([host.FilePath, link], Directory.GetFileSystemEntries(host.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_host_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access control lists instead of modes.");
            return;
        }

        using var host = TemporaryHost.LabL0();
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(host.FilePath, Mode);

        using SimulatedSession session = host.Open();
        Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Web, ("VirtualQuantity", "uint64", "3"))));

        Assert.Equal(Mode, File.GetUnixFileMode(host.FilePath));
    }
}
