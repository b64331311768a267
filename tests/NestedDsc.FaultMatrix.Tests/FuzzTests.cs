using NestedDsc.Fuzz;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>A little of what the fuzzer does; more of it: the program NestedDsc.Fuzz.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void No_parser_fails_hangs_or_eats_memory_on_garbage()
    {
        using var targets = new Targets();

        Assert.Empty(targets.All.SelectMany(static target => Fuzzer.Run(target, iterations: 60, seed: 7)));
    }
}
