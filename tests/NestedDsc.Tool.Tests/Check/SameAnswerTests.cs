using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NestedDsc.Documents;
using NestedDsc.GuestHyperVRole;
using NestedDsc.NestedVirtualization;
using NestedDsc.Protocol;
using NestedDsc.Reports;
using NestedDsc.Tool.Commands.Check;
using NestedDsc.Tool.Tests.Running;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.Tool.Tests.Check;

/// <summary>The check and the executables give the same answers.</summary>
public sealed class SameAnswerTests
{
    [Theory]
    [MemberData(nameof(Documents.Hosts), MemberType = typeof(Documents))]
    public async Task A_check_answers_what_the_executable_writes(string host)
    {
        using var folder = new TemporaryFolder();
        foreach (string text in Documents.All())
        {
            ConfigurationDocument document = ConfigurationReader.Read(
                folder.Write("d.yaml", text), new Dictionary<string, JsonElement>(StringComparer.Ordinal));
            HostResult result = await BuiltInChecker.For(document).CheckAsync(Documents.Host(host), TestContext.Current.CancellationToken);
            Assert.Null(result.Error);
            foreach ((ConfiguredResource resource, ResourceResult actual) in document.Resources.Zip(result.Resources))
            {
                (int exitCode, string[] lines, string error) = Test(resource, Documents.Host(host));
                Assert.Equal(exitCode, actual.ExitCode);
                if (exitCode != 0)
                {
                    Assert.Equal(actual.Error, error);
                    continue;
                }

                Assert.Equal(lines[0], actual.Actual!.Value.GetRawText());
                Assert.Equal(lines[1], $"[{string.Join(",", actual.DifferingProperties.Select(static p => $"\"{p}\""))}]");
                Assert.Equal(lines[0].Contains("\"_inDesiredState\":true", StringComparison.Ordinal), actual.Verdict is Verdict.Compliant);
                Assert.All(actual.Reasons, r => Assert.Contains(JsonEncodedText.Encode(r.Code).ToString(), lines[0], StringComparison.Ordinal));
            }
        }
    }

    private static (int ExitCode, string[] Lines, string Error) Test(ConfiguredResource resource, string host)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var process = new ResourceProcess(
            () => new MemoryStream(JsonMarshal.GetRawUtf8Value(resource.Properties).ToArray()), output, error,
            name => name is "NESTEDDSC_HOST" ? host : null);
        int exitCode = resource.Type switch
        {
            "NestedDsc/NestedVirtualization" => ResourceHost.Run(["test"], process, new NestedVirtualizationResource(process.Environment)),
            "NestedDsc/GuestHyperVRole" => ResourceHost.Run(["test"], process, new GuestHyperVRoleResource(process.Environment)),
            _ => ResourceHost.Run(["test"], process, new VMNetworkNestingResource(process.Environment)),
        };
        IEnumerable<string?> errors = Encoding.UTF8.GetString(error.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonElement.Parse(line).TryGetProperty("error", out JsonElement text) ? text.GetString() : null);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()).Split('\n'), string.Join(" ", errors.Where(static e => e is not null)));
    }
}
