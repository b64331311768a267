namespace NestedDsc.Reports.Content;

/// <summary>Counts hosts and instances by verdict, and both by the codes of their reasons.</summary>
internal sealed class Tally
{
    private readonly int[] _hosts = new int[3];

    private readonly int[] _resources = new int[3];

    private readonly Dictionary<string, CodeCount> _codes = new(StringComparer.Ordinal);

    public int Hosts => _hosts.Sum();

    public int Resources => _resources.Sum();

    /// <summary>The sum of all durations that are known.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Codes of reasons why instances are not in desired state, the most frequent first.</summary>
    public IReadOnlyList<CodeCount> Codes =>
        [.. _codes.Values.OrderByDescending(static c => c.Resources).ThenBy(static c => c.Code, StringComparer.Ordinal)];

    /// <summary>The result in a few words.</summary>
    public string Sentence => (Hosts, HostsWith(Verdict.Compliant)) switch
    {
        (0, _) => "No host was checked",
        (1, 1) => "The host is compliant",
        (1, _) => HostsWith(Verdict.Error) > 0 ? "The host could not be checked" : "The host is not compliant",
        var (all, compliant) when all == compliant => $"All {all:N0} hosts are compliant",
        var (all, compliant) => $"{(compliant == 0 ? "None" : compliant.ToString("N0"))} of {all:N0} hosts {(compliant <= 1 ? "is" : "are")} compliant",
    };

    public int HostsWith(Verdict verdict) => _hosts[(int)verdict];

    public int ResourcesWith(Verdict verdict) => _resources[(int)verdict];

    public void Add(HostResult host)
    {
        _hosts[(int)host.Verdict]++;
        var seenOnHost = new HashSet<string>(StringComparer.Ordinal);
        foreach (ResourceResult resource in host.Resources)
        {
            _resources[(int)resource.Verdict]++;
            Duration += resource.Duration ?? TimeSpan.Zero;
            if (resource.Verdict is Verdict.Compliant)
            {
                continue;
            }

            foreach (string code in resource.Reasons.Select(static r => r.Code).Distinct(StringComparer.Ordinal))
            {
                CodeCount before = _codes.GetValueOrDefault(code) ?? new CodeCount(code, 0, 0);
                _codes[code] = new CodeCount(code, before.Resources + 1, before.Hosts + (seenOnHost.Add(code) ? 1 : 0));
            }
        }
    }
}
