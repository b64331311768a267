namespace NestedDsc.Reports.Tests.Running;

/// <summary>One browser for the tests of a class, started by the first of them.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private Browser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    internal async Task<Browser> BrowserAsync() => _browser ??= await Browser.OpenAsync();
}
