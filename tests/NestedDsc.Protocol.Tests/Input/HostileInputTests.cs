using System.Text;
using CsCheck;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Input;

/// <summary>Whatever comes in, the answer is a state or an explained refusal.</summary>
public sealed class HostileInputTests
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(
        """{"name":"desk","on":true,"brightness":50,"color":"warm","id":"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d","labels":["ä","\u00e4"],"scene":{"a/b":4e0,"c~d":false},"timers":[{"minutes":1.0}],"_metadata":{"x":null}}""");

    private static readonly string[] Fragments =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-0", "1e400", "1e-400", "\\u0000", "\\ud800", "\\udc00", "\\u006e",
        "\"name\":", "\"on\":1,", "\"~/\":0,", "\uFEFF", "💡", "\u2028", "/**/", "\n", "\0", "\x7f", "9999999999999999999999",
    ];

    [Fact]
    public void Random_bytes_are_refused_or_understood() =>
        Gen.Byte.Array[0, 200].Sample(Check, iter: 3_000);

    [Fact]
    public void Random_JSON_tokens_are_refused_or_understood() =>
        Gen.Int[0, Fragments.Length - 1].Array[0, 30]
            .Select(static picks => Encoding.UTF8.GetBytes("{" + string.Concat(picks.Select(static i => Fragments[i])) + "}"))
            .Sample(Check, iter: 3_000);

    [Fact]
    public void Random_mutations_of_a_valid_instance_are_refused_or_understood()
    {
        Assert.Equal(ExitCode.Success, new LampProgram().Run(Valid, "get").ExitCode);

        Mutation().Array[1, 4]
            .Select(static mutations => mutations.Aggregate(Valid, static (bytes, mutate) => mutate(bytes)))
            .Sample(Check, iter: 10_000);
    }

    private static Gen<Func<byte[], byte[]>> Mutation() =>
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Int[0, 12], Gen.Byte, Gen.Int[0, Fragments.Length - 1], Mutate);

    private static Func<byte[], byte[]> Mutate(int kind, double where, int length, byte value, int fragment) => bytes =>
    {
        int start = (int)(where * bytes.Length);
        int end = Math.Min(bytes.Length, start + length);
        return kind switch
        {
            0 => [.. bytes[..start], value, .. bytes[Math.Min(bytes.Length, start + 1)..]],
            1 => [.. bytes[..start], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[start..]],
            3 => bytes[..start],
            _ => [.. bytes[..start], .. Encoding.UTF8.GetBytes(Fragments[fragment]), .. bytes[start..]],
        };
    };

    // Outcome itself checks that every line of standard error is a JSON object with one known key, the last one an error.
    private static void Check(byte[] input)
    {
        var lamp = new LampProgram { TraceLevel = "trace" };

        Outcome outcome = lamp.Run(input, "test");

        Assert.Empty(lamp.Resource.Explained);
        Assert.Empty(lamp.Room.Log);
        if (outcome.ExitCode == ExitCode.Success)
        {
            Assert.Equal(2, outcome.OutputLines.Count);
            Assert.Empty(outcome.Errors);
        }
        else
        {
            Assert.Equal(ExitCode.InvalidInput, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.NotEmpty(outcome.Errors);
            Assert.Equal(0, lamp.Room.Connections);
        }
    }
}
