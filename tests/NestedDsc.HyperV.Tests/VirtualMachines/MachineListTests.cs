using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Tests.VirtualMachines;

/// <summary>Rows go to the machines that they belong to, in their order.</summary>
public sealed class MachineListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500)]
    public void Rows_go_to_their_machines(int count)
    {
        // Backwards, so that the order of the names is not that of the rows.
        CimObject[] systems = [System("HOST", "host"), .. Enumerable.Range(0, count).Reverse().Select(i => System(Id(i).ToString(), $"vm-{i:D5}"))];
        CimObject[] settings =
        [
            .. Enumerable.Range(0, count).SelectMany(static i => (CimObject[])
            [
                Part($"Microsoft:{Id(i)}", $"own {i}", Id(i).ToString()),
                Part($@"Microsoft:{Id(i + 100_000)}", $"checkpoint {i}", $"{{{Id(i)}}}"),
                Part($@"Microsoft:{Id(i + 200_000)}\1", $"nobody's {i}"),
                Part(@"Microsoft:Definition\1\Default", "template"),
            ]),
        ];
        CimObject[] devices = [.. Enumerable.Range(0, count).Select(static i => Part($@"microsoft:{Id(i).ToString().ToUpperInvariant()}\5", $"device {i}"))];

        var list = new MachineList(systems, settings.Concat(devices));

        Assert.Equal(Enumerable.Range(0, count).Select(static i => $"vm-{i:D5}"), list.Machines.Select(static m => m.Name));
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(Id(i), list.Machines[i].Id);
            Assert.Equal($"vm-{i:D5}", list.SystemOf(list.Machines[i]).Text("ElementName"));
            Assert.Equal([$"own {i}", $"checkpoint {i}", $"device {i}"], list.PartsOf(list.Machines[i]).Select(static p => p.Text("ElementName")));
        }
    }

    [Fact]
    public void Machines_of_equal_names_stand_in_the_order_of_their_guids()
    {
        var list = new MachineList([System(Id(2).ToString(), "a"), System(Id(1).ToString(), "A"), System(Id(3).ToString(), "a")], []);

        Assert.Equal([Id(1), Id(2), Id(3)], list.Machines.Select(static m => m.Id));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static CimObject System(string name, string elementName) =>
        new("Msvm_ComputerSystem", [CimProperty.OfString("Name", name), CimProperty.OfString("ElementName", elementName)]);

    private static CimObject Part(string id, string name, string? identifier = null) => new(
        "Msvm_Something",
        [CimProperty.OfString("InstanceID", id), CimProperty.OfString("ElementName", name), .. identifier is null ? [] : (CimProperty[])[CimProperty.OfString("VirtualSystemIdentifier", identifier)]]);
}
