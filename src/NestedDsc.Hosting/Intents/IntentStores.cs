using NestedDsc.Protocol.Intents;

namespace NestedDsc.Hosting.Intents;

/// <summary>Where intents are kept: beside the state of the host that they are about.</summary>
public static class IntentStores
{
    /// <summary>What is appended to the path of a simulated host's file.</summary>
    public const string FolderSuffix = ".intents";

    /// <summary>The store of the host that a resource works on.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>
    /// For a simulated host the folder <c>&lt;file&gt;.intents</c>, which is there only while it holds something; on Windows
    /// <c>%ProgramData%\NestedDsc\intents</c>, which only administrators and the system can open.
    /// </returns>
    public static IIntentStore Of(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string? host = environment(HostConnection.HostVariable);
        if (!string.IsNullOrEmpty(host))
        {
            string file = Path.GetFullPath(host);
            return new FolderIntentStore(Target(file) + FolderSuffix, static folder => Directory.CreateDirectory(folder), isTemporary: true);
        }

        return new FolderIntentStore(
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "NestedDsc", "intents"),
            static folder =>
            {
                if (OperatingSystem.IsWindows())
                {
                    ProtectedFolder.Prepare(folder);
                }
                else
                {
                    Directory.CreateDirectory(folder);
                }
            });
    }

    // A host that is named by a link is the same host.
    private static string Target(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return file;
        }
    }
}
