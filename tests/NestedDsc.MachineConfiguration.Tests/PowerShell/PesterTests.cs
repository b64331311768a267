using System.Diagnostics;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>The Pester tests of the wrapper module, where a PowerShell and Pester are installed.</summary>
public sealed class PesterTests
{
    private const string Missing = "No pwsh with Pester 5 is installed.";

    [Fact]
    public async Task The_Pester_tests_pass()
    {
        Assert.SkipUnless(
            await RunAsync("if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE '5.0')) { exit 1 }") is { Code: 0 }, Missing);
        string file = RepositoryFiles.Path("tests", "Pester", "NestedDsc.Tests.ps1");
        (int code, string output) = await RunAsync(
            $"$c = New-PesterContainer -Path '{file}' -Data @{{ BinaryFolder = '{WrapperModule.ExecutableFolder}'; Repository = '{RepositoryFiles.Root}' }}; "
            + "$r = Invoke-Pester -Container $c -PassThru -Output Detailed; if ($r.Result -ne 'Passed') { exit 1 }");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void The_Pester_tests_are_PowerShell()
    {
        System.Management.Automation.Language.Parser.ParseFile(
            RepositoryFiles.Path("tests", "Pester", "NestedDsc.Tests.ps1"), out _, out System.Management.Automation.Language.ParseError[] errors);
        Assert.Empty(errors.Select(static error => error.Message));
    }

    private static async Task<(int Code, string Output)> RunAsync(string script)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output + await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, Missing);
        }
    }
}
