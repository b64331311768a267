using NestedDsc.Cim.Mi;
using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Tests;

/// <summary>What of the adapter runs without Windows.</summary>
public sealed class MiTranslationTests
{
    public static TheoryData<CimType> Types() => [.. Enum.GetValues<CimType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_has_the_same_name_there_and_back(CimType type)
    {
        Assert.Equal($"{type}", $"{MiTypes.ToMi(type, isArray: false)}");
        Assert.Equal($"{type}Array", $"{MiTypes.ToMi(type, isArray: true)}");
        Assert.Equal((type, false), MiTypes.FromMi(MiTypes.ToMi(type, isArray: false)));
        Assert.Equal((type, true), MiTypes.FromMi(MiTypes.ToMi(type, isArray: true)));
    }

    public static TheoryData<CimProperty> Parameters() =>
    [
        CimProperty.OfString("P", "x"),
        CimProperty.OfString("P", null),
        CimProperty.OfStrings("P", "x", "y"),
        CimProperty.OfUInt16("P", 4),
        CimProperty.OfUInt64("P", 4),
        CimProperty.OfBoolean("P", false),
        CimProperty.OfReference("P", null),
        new CimProperty("P", CimType.UInt32, new uint[] { 1 }, IsArray: true),
        new CimProperty("P", CimType.DateTime, TimeSpan.FromSeconds(3)),
        new CimProperty("P", CimType.DateTime, DateTime.UnixEpoch),
    ];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_comes_back_the_same(CimProperty parameter)
    {
        using var writer = new MiWriter();

        Mmi.CimMethodParameter made = writer.ToParameter(parameter);
        CimProperty back = MiReader.ToProperty(made.Name, made.Value, made.CimType);

        Assert.Equal(parameter.Value, back.Value);
        Assert.Equal(parameter with { Value = null }, back with { Value = null });
    }

    [Fact]
    public void Arrays_of_times_get_their_own_type()
    {
        Assert.Equal(new[] { TimeSpan.Zero }, MiReader.ToValue(new object[] { TimeSpan.Zero }, CimType.DateTime));
        Assert.Equal(new[] { DateTime.UnixEpoch }, MiReader.ToValue(new object[] { DateTime.UnixEpoch.ToLocalTime() }, CimType.DateTime));
        Assert.Equal(DateTime.UnixEpoch, MiReader.ToValue(DateTime.UnixEpoch.ToLocalTime(), CimType.DateTime));
    }

    [Theory]
    [InlineData(3, "HRESULT 0x8004100e", CimErrorCode.InvalidNamespace)]
    [InlineData(16, "", CimErrorCode.MethodNotFound)]
    [InlineData(17, "", CimErrorCode.MethodNotFound)]
    [InlineData(27, "", CimErrorCode.TimedOut)]
    [InlineData(1, "HRESULT 0x80041032", CimErrorCode.TimedOut)]
    [InlineData(1, "HRESULT 0x80043001", CimErrorCode.TimedOut)]
    [InlineData(1, "HRESULT 0x800706ba", CimErrorCode.Failed)]
    public void Error_codes_keep_their_numbers_but_for_time_outs(int native, string messageId, CimErrorCode code) =>
        Assert.Equal(code, MiErrors.CodeOf(native, messageId));

    [Fact]
    public void An_exception_of_mmi_becomes_ours_with_what_was_attempted()
    {
        CimException error = Assert.Throws<CimException>(static () => MiErrors.Translate<int>("Reading X", static () => throw new Mmi.CimException("text")));

        Assert.Equal("Reading X", error.Operation);
        Assert.Equal("text", error.Message);
        Assert.Empty(error.MessageId);
        Assert.Equal(7, MiErrors.Translate("x", static () => 7));
    }

    [Fact]
    public void The_system_clock_runs_in_utc()
    {
        var clock = new SystemCimClock();

        clock.Wait(TimeSpan.Zero);

        Assert.Equal(TimeSpan.Zero, clock.UtcNow.Offset);
    }
}
