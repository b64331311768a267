namespace NestedDsc.Benchmarks.Startup;

/// <summary>Something that is measured: a run of a program that always does the same.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Child">The program.</param>
internal sealed record Subject(string Name, Child Child)
{
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];

    /// <summary>Whether valgrind can count its instructions; it can't where code is made at run time.</summary>
    public bool IsCountable { get; init; }

    /// <summary>Times from start to end.</summary>
    public Sample Wall => new(_wall);

    /// <summary>Processor times.</summary>
    public Sample Processor => new(_processor);

    /// <summary>Largest resident set, in megabytes; <see langword="null"/> if it is not known.</summary>
    public double? Memory { get; set; }

    /// <summary>Instructions executed, in millions; <see langword="null"/> if it is not known.</summary>
    public double? Instructions { get; set; }

    /// <summary>Runs it once.</summary>
    /// <param name="counts">Whether the run counts; the first ones warm the caches.</param>
    /// <exception cref="InvalidOperationException">It failed, so that nothing is known of what it does when it works.</exception>
    public void Run(bool counts)
    {
        ChildResult result = Child.Run();
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{Name}: exit code {result.ExitCode}. {Child.Path} {string.Join(' ', Child.Arguments)} < {Child.Input}");
        }

        if (counts)
        {
            _wall.Add(result.Wall);
            _processor.Add(result.Processor);
        }
    }
}
