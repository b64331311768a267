using System.Text;
using CsCheck;
using NestedDsc.Protocol.Journal;

namespace NestedDsc.Protocol.Tests.Journal;

public sealed class JournalSerializerTests
{
    private static readonly Guid Id = Guid.Parse("a4ef744c-4a32-5a7f-a293-0e582302ba3c");

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.String.Where(static s => s.EnumerateRunes().All(static r => r.Value != 0xFFFD)))[0, 20].Sample(facts =>
        {
            var entry = new JournalEntry(Id, new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero), "change \"it\"", facts);

            JournalEntry? read = JournalSerializer.Read(JournalSerializer.Write(entry), Id);

            return read is not null && read.Since == entry.Since && string.Equals(read.Action, entry.Action, StringComparison.Ordinal)
                && read.Facts.Count == facts.Count && facts.All(f => string.Equals(read.Facts[f.Key], f.Value, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"format":"nesteddsc-intent/2","id":"a4ef744c-4a32-5a7f-a293-0e582302ba3c","since":"2026-01-15T08:00:00.0000000+00:00","action":"x","facts":{}}""")]
    [InlineData("""{"format":"nesteddsc-intent/1","id":"00000000-0000-0000-0000-000000000000","since":"2026-01-15T08:00:00.0000000+00:00","action":"x","facts":{}}""")]
    [InlineData("""{"format":"nesteddsc-intent/1","id":"a4ef744c-4a32-5a7f-a293-0e582302ba3c","since":"yesterday","action":"x","facts":{}}""")]
    [InlineData("""{"format":"nesteddsc-intent/1","id":"a4ef744c-4a32-5a7f-a293-0e582302ba3c","since":"2026-01-15T08:00:00.0000000+00:00","action":5,"facts":{}}""")]
    [InlineData("""{"format":"nesteddsc-intent/1","id":"a4ef744c-4a32-5a7f-a293-0e582302ba3c","since":"2026-01-15T08:00:00.0000000+00:00","action":"x","facts":{"a":{}}}""")]
    [InlineData("""{"format":"nesteddsc-intent/1","id":"a4ef744c-4a32-5a7f-a293-0e582302ba3c","since":"2026-01-15T08:00:00.0000000+00:00","action":"x","facts":{"a":"1","a":"2"}}""")]
    public void What_is_damaged_is_nothing(string text) => Assert.Null(JournalSerializer.Read(Encoding.UTF8.GetBytes(text), Id));

    [Fact]
    public void A_cut_or_changed_byte_never_makes_it_fail()
    {
        byte[] whole = JournalSerializer.Write(new JournalEntry(
            Id, DateTimeOffset.UnixEpoch, "change", new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Running" }));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, isCut) =>
        {
            byte[] text = isCut ? whole[..at] : [.. whole];
            if (!isCut)
            {
                text[at] = value;
            }

            // Read or refused, but without an exception, and never about another object.
            JournalEntry? read = JournalSerializer.Read(text, Id);
            return read is null || read.Id == Id;
        });
    }

    [Fact]
    public void What_is_too_large_is_nothing()
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = new('x', JournalSerializer.MaxBytes) };
        Assert.Null(JournalSerializer.Read(JournalSerializer.Write(new JournalEntry(Id, DateTimeOffset.UnixEpoch, "x", facts)), Id));
    }
}
