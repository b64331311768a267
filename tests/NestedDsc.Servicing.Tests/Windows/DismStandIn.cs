using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using NestedDsc.Servicing.Windows;
using NestedDsc.TestSupport;

namespace NestedDsc.Servicing.Tests.Windows;

/// <summary>A stand-in for dismapi.dll, compiled from tests/Native/dismapi. One at a time: its state is that of the process.</summary>
internal sealed class DismStandIn : IDisposable
{
    private const string Compiler = "gcc";

    private static readonly Lazy<nint> Library = new(Load);

    private readonly DirectoryInfo _folder;

    /// <summary>Starts it with a script; skips the test where it can't be compiled.</summary>
    public DismStandIn(params string[] script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in for dismapi.dll runs on Linux.");
        Assert.SkipUnless(HasCompiler(), $"{Compiler} is not installed.");
        _folder = Directory.CreateTempSubdirectory("dismapi-");
        string path = Path.Combine(_folder.FullName, "script");
        File.WriteAllLines(path, script);
        Export<Start>("standin_start")(path, LogPath);
    }

    private delegate void Start([MarshalAs(UnmanagedType.LPUTF8Str)] string script, [MarshalAs(UnmanagedType.LPUTF8Str)] string log);

    private delegate int Lent();

    private delegate int Offset(int field);

    /// <summary>The calls it has seen.</summary>
    public IReadOnlyList<string> Calls => File.Exists(LogPath) ? File.ReadAllLines(LogPath) : [];

    /// <summary>How many structures it has given out and not got back.</summary>
    public static int NotGivenBack => Export<Lent>("standin_lent")();

    private string LogPath => Path.Combine(_folder.FullName, "log");

    /// <summary>How often a function was called.</summary>
    public int Count(string function) => Calls.Count(call => string.Equals(call.Split(' ')[0], function, StringComparison.Ordinal));

    /// <summary>Where a field of DismFeatureInfo is, by its number; after the last, the size.</summary>
    public static int OffsetOf(int field) => Export<Offset>("standin_offset")(field);

    public void Dispose() => _folder.Delete(recursive: true);

    private static T Export<T>(string name) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(Library.Value, name));

    private static bool HasCompiler() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Compiler)));

    private static nint Load()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("dismapi-library-");
        try
        {
            string library = Path.Combine(folder.FullName, "dismapi.so");
            using Process compiler = Process.Start(new ProcessStartInfo(
                Compiler, ["-Wall", "-Werror", "-shared", "-fPIC", "-fvisibility=hidden", "-pthread", RepositoryFiles.Path("tests", "Native", "dismapi", "dismapi.c"), "-o", library])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0, errors);
            nint loaded = NativeLibrary.Load(library);
            NativeLibrary.SetDllImportResolver(typeof(DismApi).Assembly, (string name, Assembly _, DllImportSearchPath? paths) =>
                string.Equals(name, DismApi.Library, StringComparison.Ordinal) && paths == DllImportSearchPath.System32 ? loaded : 0);
            return loaded;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
