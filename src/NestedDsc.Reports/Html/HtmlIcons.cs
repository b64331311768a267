using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Html;

/// <summary>Verdicts as icons, which the page defines once. The words beside them are what screen readers read.</summary>
internal static class HtmlIcons
{
    public static string Of(Verdict verdict) =>
        $"<svg class=\"icon {Words.Key(verdict)}\" aria-hidden=\"true\"><use href=\"#icon-{Words.Key(verdict)}\"/></svg>";
}
