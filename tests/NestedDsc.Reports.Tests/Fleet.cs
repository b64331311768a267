using NestedDsc.Documents;

namespace NestedDsc.Reports.Tests;

/// <summary>Many hosts, made as they are asked for.</summary>
internal static class Fleet
{
    private const string Prefix = "NestedVirtualization:NestedVirtualization:";

    private static readonly (string Property, string Code, string Desired, string Actual)[] Differences =
    [
        ("exposeVirtualizationExtensions", "ExposeVirtualizationExtensions", "true", "false"),
        ("processorCount", "ProcessorCount", "8", "2"),
        ("memoryStartupMB", "MemoryStartupMB", "16384", "4096"),
        ("dynamicMemoryEnabled", "DynamicMemoryEnabled", "false", "true"),
        ("powerState", "PowerState", "\"running\"", "\"off\""),
        ("macAddressSpoofing", "MacAddressSpoofing", "\"on\"", "\"off\""),
        ("switchType", "SwitchType", "\"internal\"", "\"private\""),
    ];

    public static IEnumerable<HostResult> Of(int hosts, int resources) =>
        Enumerable.Range(1, hosts).Select(h => Host(h, resources));

    private static HostResult Host(int number, int resources)
    {
        string name = $"hv{number:0000}.contoso.com";
        return number % 97 == 0
            ? new HostResult(name, null, [], "The RPC server is unavailable.")
            : new HostResult(name, null, [.. Enumerable.Range(1, resources).Select(r => Resource(number, r))]);
    }

    private static ResourceResult Resource(int host, int number)
    {
        string vm = $"lab-{host:0000}-{number:00}";
        bool differs = host % 7 == 0 && number % 3 == 0;
        (string property, string code, string desired, string actual) = Differences[(host / 7 + number * number) % Differences.Length];
        string common = $$"""{"vmName":"{{vm}}","exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":8192,"{{property}}":""";
        return new ResourceResult
        {
            Name = $"Nested Hyper-V on {vm}",
            Type = "NestedDsc/NestedVirtualization",
            Verdict = differs ? Verdict.NotCompliant : Verdict.Compliant,
            Desired = Sample.Json(common + desired + "}"),
            Actual = Sample.Json(common + (differs ? actual : desired) + ""","vmState":"Running","generation":2,"configurationVersion":"11.0","checkpoints":[]}"""),
            DifferingProperties = differs ? [property] : [],
            Reasons = [new Remark(Prefix + (differs ? code : "Compliant"), differs ? $"VM '{vm}': {property} is {actual}; it has to be {desired}." : $"VM '{vm}' is in desired state.")],
            Duration = TimeSpan.FromMilliseconds(200 + number),
            Location = new SourceLocation("fleet.dsc.yaml", number * 8, 5),
        };
    }
}
