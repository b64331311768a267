using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>
/// The wrapper module, unpacked with executables and loaded into an engine that has nothing but PowerShell's core: commands of
/// other modules would be errors.
/// </summary>
internal sealed class WrapperModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nesteddsc-wrapper-");
    private readonly Runspace _runspace;

    public WrapperModule()
    {
        Folder = _folder.CreateSubdirectory(ModuleFiles.Name).FullName;
        File.WriteAllText(Path.Combine(Folder, "NestedDsc.psm1"), ModuleFiles.Module());
        File.WriteAllText(Path.Combine(Folder, "NestedDsc.psd1"), ModuleFiles.Manifest());
        Directory.CreateSymbolicLink(Path.Combine(Folder, "bin"), ExecutableFolder);
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        Run($"Import-Module '{Folder}/NestedDsc.psd1' -Force");
    }

    /// <summary>The folder of the executables as they are built.</summary>
    public static string ExecutableFolder { get; } = typeof(WrapperModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static data => string.Equals(data.Key, "ToolFolder", StringComparison.Ordinal)).Value!;

    /// <summary>The folder of the module.</summary>
    public string Folder { get; }

    /// <summary>Replaces an executable by a shell script.</summary>
    public void Replace(string executable, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "What stands in for the executable is a shell script.");
        string bin = Path.Combine(Folder, "bin");
        if (Directory.ResolveLinkTarget(bin, returnFinalTarget: false) is not null)
        {
            Directory.Delete(bin);
            Directory.CreateDirectory(bin);
        }

        string file = Path.Combine(bin, executable);
        File.WriteAllText(file, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An instance of a class with some properties.</summary>
    public PSObject Create(string className, params IReadOnlyList<(string Name, object? Value)> properties)
    {
        PSObject instance = Run($"& (Get-Module NestedDsc) {{ [{className}]::new() }}").Single();
        foreach ((string name, object? value) in properties)
        {
            instance.Properties[name].Value = value;
        }

        return instance;
    }

    /// <summary>Calls a method; whatever it writes to a stream is a failure.</summary>
    public object? Call(PSObject instance, string method)
    {
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript("param($instance, $method) $instance.$method()").AddArgument(instance).AddArgument(method);
        Collection<PSObject> output = shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        Assert.Empty(shell.Streams.Warning);
        Assert.Empty(shell.Streams.Information);
        return output.Count == 0 ? null : Assert.Single(output).BaseObject;
    }

    public PSObject Get(PSObject instance) => PSObject.AsPSObject(Call(instance, "Get")!);

    public bool Test(PSObject instance) => (bool)Call(instance, "Test")!;

    public void Set(PSObject instance) => Assert.Null(Call(instance, "Set"));

    /// <summary>The message of what Set throws.</summary>
    public string SetError(PSObject instance) =>
        Assert.ThrowsAny<RuntimeException>(() => Call(instance, "Set")).Message;

    /// <summary>Reasons as lines of code and phrase.</summary>
    public static IReadOnlyList<string> Reasons(PSObject state) =>
        [.. ((Array)state.Properties["Reasons"].Value).Cast<object>().Select(PSObject.AsPSObject)
            .Select(static reason => $"{reason.Properties["Code"].Value} {reason.Properties["Phrase"].Value}")];

    public Collection<PSObject> Run(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        Collection<PSObject> output = shell.AddScript(script).Invoke();
        Assert.True(shell.Streams.Error.Count == 0, string.Join('\n', shell.Streams.Error));
        return output;
    }

    /// <summary>Runs something with a simulated host as the machine that the executables work on.</summary>
    public static void On(TemporaryHost host, Action run)
    {
        Environment.SetEnvironmentVariable("NESTEDDSC_HOST", host.FilePath);
        try
        {
            run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("NESTEDDSC_HOST", null);
        }
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _folder.Delete(recursive: true);
    }
}
