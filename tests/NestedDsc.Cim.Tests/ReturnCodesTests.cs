namespace NestedDsc.Cim.Tests;

public sealed class ReturnCodesTests
{
    public static TheoryData<uint> Documented() =>
        [.. Enumerable.Range(0, 7).Concat(Enumerable.Range(4096, 4)).Concat(Enumerable.Range(32768, 15)).Append(32788).Select(static n => (uint)n)];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_code_has_a_name_and_a_meaning(uint code)
    {
        ReturnCode known = ReturnCodes.Describe(code);

        Assert.Equal(code, known.Value);
        Assert.NotEqual("Unknown", known.Name);
        Assert.EndsWith(".", known.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_code_is_unknown() => Assert.Equal(new ReturnCode(77, "Unknown", "The code is not documented."), ReturnCodes.Describe(77));

    [Fact]
    public void A_bare_result_says_by_its_code_how_it_went()
    {
        var none = new CimObject("__PARAMETERS", []);

        Assert.Equal(CimMethodOutcome.Completed, new CimMethodResult(0, none).Outcome);
        Assert.Equal(CimMethodOutcome.InFlight, new CimMethodResult(4096, none).Outcome);
        Assert.Equal(CimMethodOutcome.Failed, new CimMethodResult(32768, none).Outcome);
    }
}
