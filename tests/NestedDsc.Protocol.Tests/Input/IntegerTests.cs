using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Input;

public sealed class IntegerTests
{
    [Theory]
    [InlineData("50", 50)]
    [InlineData("50.0", 50)]
    [InlineData("50.000", 50)]
    [InlineData("5e1", 50)]
    [InlineData("5E+1", 50)]
    [InlineData("500e-1", 50)]
    [InlineData("0.5e2", 50)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("0e400", 0)]
    [InlineData("0e99999999999999999999", 0)]
    [InlineData("0.000e-99999999999999999999", 0)]
    [InlineData("-7", -7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-9.223372036854775808e18", long.MinValue)]
    [InlineData("10000000000000000000000000000000000000000e-40", 1)]
    public void A_whole_number_may_be_written_in_every_way_that_JSON_knows(string text, long number) =>
        Assert.Equal(number, Read(text).Number);

    [Theory]
    [InlineData("4.5")]
    [InlineData("1e-1")]
    [InlineData("1e-400")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("4.00000000000000000000000000000000001")]
    [InlineData("0.99999999999999999999999999999999999")]
    [InlineData("9223372036854775806.99999999999999")]
    [InlineData("\"4\"")]
    [InlineData("true")]
    public void Anything_else_is_not_rounded_but_refused(string text)
    {
        (long? number, IReadOnlyList<string> mistakes) = Read(text);

        Assert.Null(number);
        Assert.Equal([$"/n: it must be a whole number, not {text}."], mistakes);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("92233720368547758070e0")]
    public void A_whole_number_that_64_bits_do_not_hold_is_told_as_one(string text)
    {
        (long? number, IReadOnlyList<string> mistakes) = Read(text);

        Assert.Null(number);
        Assert.Equal([$"/n: {text} is out of range; it must be a whole number of 64 bits."], mistakes);
    }

    [Theory]
    [InlineData("105", "/brightness: 105 is out of range; it must be a whole number from 0 to 100.")]
    [InlineData("-5", "/brightness: -5 is out of range; it must be a whole number from 0 to 100.")]
    [InlineData("-5e0", "/brightness: -5e0 is out of range; it must be a whole number from 0 to 100.")]
    [InlineData("52", "/brightness: 52 is not a multiple of 5.")]
    [InlineData("5.2e1", "/brightness: 5.2e1 is not a multiple of 5.")]
    [InlineData("1e400", "/brightness: 1e400 is out of range; it must be a whole number from 0 to 100.")]
    [InlineData("50.5", "/brightness: it must be a whole number from 0 to 100, not 50.5.")]
    [InlineData("[50]", "/brightness: it must be a whole number from 0 to 100, not an array.")]
    public void Range_and_multiple_are_told(string text, string error) =>
        new LampProgram().Run($$"""{"name":"desk","brightness":{{text}}}""", "get").Fails(ExitCode.InvalidInput, error);

    [Fact]
    public void A_number_with_only_an_upper_bound_is_told_that_bound()
    {
        var mistakes = new InputMistakes();
        Assert.Null(InputDocument.Parse("{\"n\":8}"u8.ToArray(), mistakes).Integer("n", most: 7));

        Assert.Equal(["/n: 8 is out of range; it must be a whole number up to 7."], mistakes.Messages);
    }

    [Fact]
    public void A_million_digits_are_read_without_effort()
    {
        string digits = new('0', 500_000);

        Assert.Equal(1, Read($"1{digits}e-500000").Number);
        Assert.Equal(1, Read($"0.{digits}1e500001").Number);
        Assert.Null(Read($"0.{digits}1e500000").Number);
    }

    [Fact]
    public void Reading_agrees_with_exact_arithmetic() =>
        Numbers().Sample(number =>
        {
            (string text, BigInteger? exact) = number;
            long? expected = exact is { } value && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

            (long? read, IReadOnlyList<string> mistakes) = Read(text);

            Assert.Equal(expected, read);
            Assert.Equal(expected is null ? 1 : 0, mistakes.Count);
        }, iter: 20_000);

    // Numbers as text with their exact value, or null if it is not whole. Zeros are frequent, so that many values are whole.
    private static Gen<(string Text, BigInteger? Exact)> Numbers()
    {
        Gen<char> digit = Gen.Int[0, 15].Select(static d => d < 10 ? (char)('0' + d) : '0');
        return Gen.Select(
            Gen.Bool,
            digit.Array[0, 22].Select(static d => new string(d).TrimStart('0')),
            digit.Array[0, 12].Select(static d => new string(d)),
            Gen.Int[-30, 30],
            Gen.Int[0, 5],
            static (negative, whole, fraction, exponent, form) =>
            {
                string sign = negative ? "-" : "";
                string text = sign + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
                int shift = form == 0 ? 0 : exponent;
                text += form switch
                {
                    0 => "",
                    1 => $"E{exponent}",
                    2 when exponent >= 0 => $"e+{exponent:000}",
                    _ => $"e{exponent}",
                };
                BigInteger digits = BigInteger.Parse(sign + "0" + whole + fraction, CultureInfo.InvariantCulture);
                return (text, Scale(digits, shift - fraction.Length));
            });
    }

    private static BigInteger? Scale(BigInteger digits, int exponent)
    {
        if (exponent >= 0)
        {
            return digits * BigInteger.Pow(10, exponent);
        }

        var divisor = BigInteger.Pow(10, -exponent);
        return BigInteger.Remainder(digits, divisor).IsZero ? digits / divisor : null;
    }

    private static (long? Number, IReadOnlyList<string> Mistakes) Read(string text)
    {
        var mistakes = new InputMistakes();
        InputObject input = InputDocument.Parse(Encoding.UTF8.GetBytes($$"""{"n":{{text}}}"""), mistakes);
        return (input.Integer("n"), mistakes.Messages);
    }
}
