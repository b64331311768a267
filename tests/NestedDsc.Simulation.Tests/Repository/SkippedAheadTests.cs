using System.Text;
using CsCheck;
using NestedDsc.Simulation.Repository;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Repository;

/// <summary>A file that two threads understand is the same, whatever is wrong with it.</summary>
public sealed class SkippedAheadTests
{
    private static readonly byte[] Host = Encoding.UTF8.GetBytes(HostTexts.WithInstances(
        """{ "Name": "a } ] [ \\\" \"instances\": [ {", "Us": [1, 2] }, { "Name": "b" }, {"Name":"c"}"""));

    private static readonly string[] Hostile =
    [
        "\"", "\\", "{", "}", "[", "]", ",", "\"instances\": [", "\"instances\":[{", "\"instances\"", "instances", "\u00e9", "\0", "{}", " ", "5",
    ];

    [Fact]
    public void Damage_is_found_alike() => Gen.Select(Gen.Int[0, Host.Length - 1], Gen.Int[0, 12], Gen.Int[0, Hostile.Length - 1]).Sample(
        static (place, removed, hostile) =>
        {
            byte[] text =
            [
                .. Host.AsSpan(0, place), .. Encoding.UTF8.GetBytes(Hostile[hostile]), .. Host.AsSpan(Math.Min(place + removed, Host.Length)),
            ];
            Assert.Equal(Outcome(text, large: int.MaxValue), Outcome(text, large: 0));
        },
        iter: 5_000);

    [Theory]
    [InlineData((byte)0x80)]
    [InlineData((byte)0xC3)]
    [InlineData((byte)0xFF)]
    public void What_is_not_utf8_is_said_to_be_so(byte wrong) => Assert.All(
        Enumerable.Range(0, Host.Length),
        place => Assert.Contains("not UTF-8", Outcome([.. Host.AsSpan(0, place), wrong, .. Host.AsSpan(place)], large: 0), StringComparison.Ordinal));

    [Fact]
    public void A_large_host_is_the_same()
    {
        byte[] lab = File.ReadAllBytes(HostFiles.LabL0);

        Assert.Equal(Outcome(lab, large: int.MaxValue), Outcome(lab, large: 0));
        Assert.Equal(Outcome([0xEF, 0xBB, 0xBF, .. lab], large: int.MaxValue), Outcome([0xEF, 0xBB, 0xBF, .. lab], large: 0));
    }

    [Fact]
    public void Both_threads_may_ask_for_any_array()
    {
        SkippedAhead ahead = SkippedAhead.Start(Host);

        for (int i = 0; i < Host.Length; i++)
        {
            (int end, List<TextRange> objects) = ahead.Skip(i);
            (int expectedEnd, List<TextRange> expected) = ObjectSkipper.Skip(Host, i);
            Assert.Equal(expectedEnd, end);
            Assert.Equal(expected, objects);
        }

        Assert.True(ahead.End());
    }

    private static string Outcome(byte[] text, int large)
    {
        try
        {
            HostDocument document = HostFileReader.Parse("host.json", text, large);
            return string.Join(
                '\n', document.Namespaces.SelectMany(static n => n.Classes).Select(static c => $"{c.Namespace} {c.Definition.Name} {string.Join(' ', c.Unread!)}"));
        }
        catch (HostFileException error)
        {
            return error.Message;
        }
    }
}
