using System.Text.Json.Nodes;
using NestedDsc.Documents;
using NestedDsc.Reports.Tests.Running;

namespace NestedDsc.Reports.Tests.Html;

/// <summary>The page in a browser.</summary>
public sealed class HtmlPageTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Shown = "[...document.querySelectorAll('.host')].filter(h => h.offsetParent).map(h => h.querySelector('h4 bdi').textContent)";

    [Fact]
    public async Task Nothing_that_hosts_are_called_is_executed_or_asked_for()
    {
        string all = string.Concat(Hostile.Pieces.Where(static p => p.Length > 0 && !p.Any(char.IsSurrogate)));
        HostResult[] hosts =
        [
            .. from piece in Hostile.Pieces.Append(all)
               let remark = new Remark(piece, piece)
               let state = Sample.Json(new JsonObject { ["p"] = piece.Replace("\ud800", "").Replace("\udc00", ""), ["vmName"] = "x" }.ToJsonString())
               let resource = new ResourceResult
               {
                   Name = piece,
                   Type = piece,
                   Verdict = Verdict.NotCompliant,
                   Desired = state,
                   Actual = state,
                   DifferingProperties = [piece],
                   Reasons = [remark],
                   Blockers = [remark],
                   Notices = [remark],
                   RestartRequired = [piece],
                   Error = piece,
                   Location = new SourceLocation(piece, 1, 1),
               }
               select new HostResult(piece, piece, [resource], piece),
        ];

        using Page page = await OpenAsync(new ReportHeader(all, all, all, Sample.Header.Time), hosts);

        await page.EvaluateAsync("document.querySelector('.more').open = true; document.querySelectorAll('.reason').forEach(r => { r.click(); r.click(); });");
        await page.EvaluateAsync(
            "new Promise(r => { document.getElementById('open').click(); (function wait() { [...document.querySelectorAll('.host')].every(h => h.open) ? setTimeout(r, 100) : requestAnimationFrame(wait); })(); })");
        Assert.Equal(hosts.Length, (int)(await page.EvaluateAsync("document.querySelectorAll('.res').length"))!);
        Assert.Null(await page.EvaluateAsync("document.documentElement.dataset.pwned ?? null"));
        Assert.Equal(0, (int)(await page.EvaluateAsync("document.querySelectorAll('img, a:not(.skip), [onload], [onerror], [onmouseover], iframe').length"))!);
        Assert.Equal(hosts.Length + 1, (int)(await page.EvaluateAsync("document.scripts.length"))!);
        Assert.Empty(page.Events);
    }

    [Fact]
    public async Task A_script_that_would_get_into_the_page_is_refused()
    {
        using Page page = await OpenAsync(Sample.Header, Sample.Hosts);

        await page.EvaluateAsync(
            "{ const s = document.createElement('script'); s.textContent = 'document.documentElement.dataset.pwned = 1'; document.body.append(s); }");

        Assert.Null(await page.EvaluateAsync("document.documentElement.dataset.pwned ?? null"));
        Assert.Contains(page.Events, static e => e.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hv02", "HV02")]
    [InlineData("SHUTDOWNUNAVAILABLE", "HV02")]
    [InlineData("error", "hv03.contoso.com hv04.contoso.com")]
    [InlineData("lab-sql01 spoofing compliant hv0", "HV02 HV01")]
    [InlineData("0d0b3a5a", "HV02")]
    [InlineData("no such thing", "")]
    public async Task The_filter_shows_the_hosts_with_all_its_words(string text, string expected)
    {
        using Page page = await OpenAsync(Sample.Header, Sample.Hosts);

        await page.EvaluateAsync(
            $"new Promise(r => {{ const f = document.getElementById('find'); f.value = '{text}'; f.dispatchEvent(new Event('input')); requestAnimationFrame(() => requestAnimationFrame(r)); }})");

        Assert.Equal(expected, (string?)await page.EvaluateAsync(Shown + ".join(' ')"));
        Assert.Equal(expected.Length == 0, (bool)(await page.EvaluateAsync("!document.getElementById('none').hidden"))!);
    }

    [Fact]
    public async Task Buttons_filter_by_verdict_and_by_reason_and_are_undone_by_one()
    {
        using Page page = await OpenAsync(Sample.Header, Sample.Hosts);

        await page.EvaluateAsync("document.querySelector('.tile.error').click()");
        Assert.Equal("hv03.contoso.com hv04.contoso.com", (string?)await page.EvaluateAsync(Shown + ".join(' ')"));
        await page.EvaluateAsync("document.querySelector('[data-code$=VMNotFound]').click()");
        Assert.Equal("hv03.contoso.com", (string?)await page.EvaluateAsync(Shown + ".join(' ')"));
        Assert.Equal("1 of 4 hosts", (string?)await page.EvaluateAsync("document.getElementById('shown').textContent"));
        Assert.Equal(2, (int)(await page.EvaluateAsync("document.querySelectorAll('[aria-pressed=true]').length"))!);
        await page.EvaluateAsync("document.getElementById('clear').click()");
        Assert.Equal("4 hosts", (string?)await page.EvaluateAsync("document.getElementById('shown').textContent"));
        Assert.Equal("find", (string?)await page.EvaluateAsync("document.activeElement.id"));
    }

    [Fact]
    public async Task An_opened_host_shows_what_differs_and_hides_what_the_filter_does_not_want()
    {
        using Page page = await OpenAsync(Sample.Header, Sample.Hosts);

        await page.EvaluateAsync("document.querySelector('.host.notCompliant summary').click()");
        Assert.Equal(
            "exposeVirtualizationExtensions|true|false processorCount|4|2 macAddressSpoofing|on|off",
            (string?)await page.EvaluateAsync(
                "[...document.querySelectorAll('tr.differs')].map(r => r.querySelector('th bdi').textContent + '|' + r.cells[1].textContent + '|' + r.cells[2].textContent).join(' ')"));
        await page.EvaluateAsync("document.querySelector('[data-code$=RestartPending]').click()");
        Assert.Equal("Hyper-V in the guest", (string?)await page.EvaluateAsync("[...document.querySelectorAll('.res')].filter(r => !r.hidden).map(r => r.querySelector('h5').textContent).join()"));
        Assert.Equal("2 other instances do not fit the filter.", (string?)await page.EvaluateAsync("document.querySelector('.hidden-note').textContent"));
    }

    [Fact]
    public async Task Printing_opens_what_is_not_compliant_and_closes_it_again()
    {
        using Page page = await OpenAsync(Sample.Header, Sample.Hosts);

        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(3, (int)(await page.EvaluateAsync("document.querySelectorAll('.host[open]').length"))!);
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, (int)(await page.EvaluateAsync("document.querySelectorAll('.host[open]').length"))!);
    }

    private async Task<Page> OpenAsync(ReportHeader header, IEnumerable<HostResult> hosts)
    {
        Browser browser = await fixture.BrowserAsync();
        string file = Path.Combine(Path.GetTempPath(), $"nesteddsc-page-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, Sample.Write(ReportFormat.Html, header, hosts));
        browser.Events.Clear();
        await browser.ShowAsync(file);
        return new Page(browser, file);
    }

    /// <summary>A report in a file, and the browser that shows it.</summary>
    private sealed class Page(Browser browser, string file) : IDisposable
    {
        public IReadOnlyList<string> Events => browser.Events;

        public Task<JsonNode?> EvaluateAsync(string expression) => browser.EvaluateAsync(expression);

        public void Dispose() => File.Delete(file);
    }
}
