namespace NestedDsc.Reports.Content;

/// <summary>Verdicts as words.</summary>
internal static class Words
{
    /// <summary>As programs read it.</summary>
    public static string Key(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => "compliant",
        Verdict.NotCompliant => "notCompliant",
        _ => "error",
    };

    /// <summary>As people read it.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => "Compliant",
        Verdict.NotCompliant => "Not compliant",
        _ => "Error",
    };

    public static string Count(int number, string one, string several) => number == 1 ? $"1 {one}" : $"{number} {several}";

    /// <summary>The last part of a code, such as <c>ProcessorCount</c>.</summary>
    public static string ShortCode(string code)
    {
        int colon = code.LastIndexOf(':');
        return colon >= 0 && colon < code.Length - 1 ? code[(colon + 1)..] : code;
    }

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
}
