using NestedDsc.Protocol.Journal;

namespace NestedDsc.Hosting;

/// <summary>Where the journal of a host is: beside the state of the host that it is about.</summary>
public static class HostJournal
{
    /// <summary>What is appended to the path of a simulated host's file.</summary>
    public const string FolderSuffix = ".intents";

    /// <summary>What sets of adapters, switches, addresses and NAT lock: they share the network of the host.</summary>
    public static LockTarget Network { get; } = new(Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e01"), "the network of this host");

    /// <summary>What sets of features lock.</summary>
    public static LockTarget Features { get; } = new(Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e02"), "the features of this Windows");

    /// <summary>Opens the journal of the host that a resource works on. Nothing is read or made yet.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>
    /// For a simulated host the folder <c>&lt;file&gt;.intents</c>, which is there only while it holds something; on Windows
    /// <c>%ProgramData%\NestedDsc\intents</c>, which only administrators and the system can open.
    /// </returns>
    public static IJournal Open(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string? host = environment(HostConnection.HostVariable);
        return string.IsNullOrEmpty(host)
            ? new FileJournal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "NestedDsc", "intents"))
            : new FileJournal(Target(Path.GetFullPath(host)) + FolderSuffix, isTemporary: true);
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
