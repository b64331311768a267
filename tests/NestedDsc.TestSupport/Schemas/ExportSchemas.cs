using NestedDsc.TestSupport.Running;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>The schema that dsc 3.3 and later hold the filter of an export to.</summary>
public static class ExportSchemas
{
    /// <summary>Takes it from a manifest.</summary>
    /// <param name="manifest">A run that printed the manifest.</param>
    public static string Of(RunResult manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return JsonTexts.Compact(JsonTexts.ParseObject(manifest.Succeeds().Output)["export"]!["schema"]!["embedded"]);
    }
}
