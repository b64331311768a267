namespace NestedDsc.HyperV.Tests;

public sealed class InstanceIdsTests
{
    private const string Upper = "A4EF744C-4A32-5A7F-A293-0E582302BA3C";

    [Theory]
    [InlineData("Microsoft:" + Upper)]
    [InlineData("microsoft:a4ef744c-4a32-5a7f-a293-0e582302ba3c")]
    [InlineData("Microsoft:" + Upper + @"\b637f346-6a0e-4dec-af52-bd70cb80a21d\0")]
    [InlineData("Microsoft:" + Upper + @"\")]
    public void The_machine_of_an_instance_stands_after_the_prefix(string id) => Assert.Equal(Rows.Id, InstanceIds.MachineOf(id));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Microsoft:")]
    [InlineData(@"Microsoft:Definition\B637F346-6A0E-4DEC-AF52-BD70CB80A21D\Default")]
    [InlineData(Upper)]
    [InlineData("Other:" + Upper)]
    [InlineData("Microsoft:" + Upper + "0")]
    [InlineData("Microsoft:{" + Upper + "}")]
    public void Other_instances_belong_to_no_machine(string? id) => Assert.Null(InstanceIds.MachineOf(id));

    [Theory]
    [InlineData(@"a\b\c\d", @"a\b")]
    [InlineData(@"a\b\c", @"a\b")]
    [InlineData(@"a\b2\c", "a")]
    [InlineData(@"a\b", "a")]
    [InlineData("a", null)]
    [InlineData(@"b\c", null)]
    [InlineData(@"\a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_owner_is_the_longest_id_that_another_begins_with(string? id, string? owner)
    {
        string[] owners = ["a", @"a\b"];

        Assert.Equal(owner, InstanceIds.OwnerOf(id, owners.Contains));
    }

    [Theory]
    [InlineData(@"\\H\root\virtualization\v2:X.InstanceID=""Microsoft:A\\B""", @"Microsoft:A\B")]
    [InlineData(@"X.InstanceID=""Microsoft:A""", "Microsoft:A")]
    [InlineData("X.Name=\"a\"", null)]
    [InlineData(null, null)]
    public void An_id_in_a_path_is_freed_from_its_doubled_backslashes(string? path, string? id) => Assert.Equal(id, InstanceIds.InPath(path));

    [Fact]
    public void Ids_are_written_as_Hyper_V_writes_them()
    {
        Assert.Equal(Upper, InstanceIds.Text(Rows.Id));
        Assert.Equal("Microsoft:" + Upper, InstanceIds.Of(Rows.Id));
    }
}
