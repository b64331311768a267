using NestedDsc.Cim;
using NestedDsc.Protocol.Files;
using NestedDsc.Simulation.Repository;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>A host's file is replaced in one step, by processes that may be killed over it.</summary>
public sealed class HostFileReplacementTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void What_a_killed_process_left_of_its_writing_goes_with_the_next_change()
    {
        Leave(".host.json.0123456789ABCDEF.tmp");
        Leave(".host.json.FEDCBA9876543210.tmp");
        using SimulatedSession session = _host.Open();

        session.Request(LabVms.Web, 2);

        Assert.Equal([_host.FilePath], Directory.GetFileSystemEntries(_host.Folder));
    }

    [Theory]
    [InlineData(".other.json.0123456789ABCDEF.tmp")]
    [InlineData(".host.json.0123456789ABCDEG.tmp")]
    [InlineData(".host.json.0123456789ABCDE.tmp")]
    [InlineData(".host.json.0123456789ABCDEF0.tmp")]
    [InlineData("host.json.0123456789ABCDEF.tmp")]
    [InlineData(".host.json.0123456789ABCDEF.tmp.keep")]
    [InlineData("notes.tmp")]
    public void Other_files_beside_the_host_stay(string name)
    {
        Leave(name);
        using SimulatedSession session = _host.Open();

        session.Request(LabVms.Web, 2);

        Assert.True(File.Exists(Path.Combine(_host.Folder, name)));
    }

    [Fact]
    public void Reading_leaves_what_another_process_is_just_writing()
    {
        Leave(".host.json.0123456789ABCDEF.tmp");
        using SimulatedSession session = _host.Open();

        session.State(LabVms.Web);

        Assert.Equal(2, Directory.GetFileSystemEntries(_host.Folder).Length);
    }

    [Theory]
    [InlineData("invoke")]
    [InlineData("create")]
    [InlineData("delete")]
    public void Damage_where_nobody_has_looked_stops_the_first_change_and_is_not_written_back(string change)
    {
        _host.Edit(static root => root["namespaces"]![@"root\cimv2"]!["Win32_Service"]!["instances"]![1]!["ProcessId"] = "seven");
        string before = _host.Text;
        using SimulatedSession session = _host.Open();
        Action run = change switch
        {
            "invoke" => () => session.Request(LabVms.Web, 2),
            "create" => () => session.Create(CimNamespaces.StandardCimv2, new CimObject("MSFT_NetNat", []), session.Deadline()),
            _ => () => session.Delete(Caller.Vm(LabVms.Web), session.Deadline()),
        };

        HostFileException damage = Assert.Throws<HostFileException>(run);

        Assert.Contains("Win32_Service instances[1].ProcessId", damage.Place, StringComparison.Ordinal);
        Assert.Equal(before, _host.Text);
    }

    [Fact]
    public void A_host_that_stays_locked_is_given_up()
    {
        using FileLock? held = FileLock.TryTake(_host.FilePath + ".lock");
        Assert.NotNull(held);

        HostFileException error = Assert.Throws<HostFileException>(() => HostFile.Lock(_host.FilePath, attempts: 3));

        Assert.Contains("another process has kept the file locked", error.Message, StringComparison.Ordinal);
        Assert.Contains(_host.FilePath, error.Message, StringComparison.Ordinal);
    }

    private void Leave(string name) => File.WriteAllText(Path.Combine(_host.Folder, name), "half");
}
