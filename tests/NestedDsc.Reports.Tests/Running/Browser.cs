using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Reports.Tests.Running;

/// <summary>A Chromium without a window, with one page. What it asks the network for, and what it complains about, is kept.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private readonly DirectoryInfo _profile;

    private readonly ClientWebSocket _socket = new();

    private readonly byte[] _buffer = new byte[1 << 16];

    private int _id;

    private Browser(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Requests for anything but the page itself, dialogs, and messages of the console.</summary>
    public List<string> Events { get; } = [];

    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public static async Task<Browser> OpenAsync()
    {
        string? program = Find();
        Assert.SkipUnless(program is not null, "There is no Chromium here to show the page.");
        DirectoryInfo profile = Directory.CreateTempSubdirectory("nesteddsc-browser-");
        var start = new ProcessStartInfo(program!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in (string[])
                 [
                     "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
                 ])
        {
            start.ArgumentList.Add(argument);
        }

        var browser = new Browser(Process.Start(start)!, profile);
        try
        {
            await browser.ConnectAsync();
            await browser.SendAsync("Page.enable");
            await browser.SendAsync("Runtime.enable");
            await browser.SendAsync("Log.enable");
            await browser.SendAsync("Network.enable");
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Shows a file, and forgets what came before it.</summary>
    public async Task ShowAsync(string file)
    {
        string address = new Uri(file).AbsoluteUri;
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address });
        using var limit = new CancellationTokenSource(Patience);
        while ((string?)await EvaluateAsync("location.href + ' ' + document.readyState") is var state
            && !string.Equals(state, address + " complete", StringComparison.Ordinal))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>The value of an expression, or of the promise that it is.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonObject answer = await SendAsync(
            "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.Null(answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"];
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process may still be closing a file; the folder is a temporary one.
        }
    }

    private async Task ConnectAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        // The line "DevTools listening on ws://…" is its first on standard error that matters; the page has an address of its own.
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(limit.Token);
            Assert.NotNull(line);
        }
        while (!line.Contains("ws://", StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync();
        _ = _process.StandardOutput.ReadToEndAsync();
        var address = new Uri(line[line.IndexOf("ws://", StringComparison.Ordinal)..].Trim());
        using var http = new HttpClient();
        string pages = await http.GetStringAsync($"http://{address.Authority}/json/list", limit.Token);
        string page = JsonNode.Parse(pages)!.AsArray().First(static p => string.Equals((string?)p!["type"], "page", StringComparison.Ordinal))!["webSocketDebuggerUrl"]!.GetValue<string>();
        await _socket.ConnectAsync(new Uri(page), limit.Token);
    }

    private async Task<JsonObject> SendAsync(string method, JsonObject? parameters = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        int id = ++_id;
        string message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        while (true)
        {
            JsonNode answer = await ReceiveAsync(limit.Token);
            if ((int?)answer["id"] == id)
            {
                Assert.Null(answer["error"]?.ToJsonString());
                return answer["result"]!.AsObject();
            }

            Note(answer);
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancel)
    {
        using var message = new MemoryStream();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer.AsMemory(), cancel);
            message.Write(_buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }

    private void Note(JsonNode message)
    {
        string text = message["params"]?.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) ?? "";
        switch ((string?)message["method"])
        {
            case "Network.requestWillBeSent" when message["params"]!["request"]!["url"]!.GetValue<string>() is var url:
                if (!url.StartsWith("file:", StringComparison.Ordinal))
                {
                    Events.Add(url);
                }

                break;
            case "Page.javascriptDialogOpening" or "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded":
                Events.Add(text);
                break;
        }
    }
}
