using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo.Steps;

/// <summary>Shows the sentences of a what-if.</summary>
internal static class Forecasts
{
    public static void Show(SetResult forecast, Report report)
    {
        foreach (string line in forecast.WhatIf)
        {
            report.Item(line);
        }

        Expect.That(
            forecast.WhatIf.Count > 0 && forecast.WhatIf.All(static line => line.StartsWith("Would ", StringComparison.Ordinal)),
            "sentences that begin with 'Would'");
    }
}
