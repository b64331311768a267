using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;

namespace NestedDsc.Servicing.Windows;

/// <summary>The registry of this computer, as 64-bit programs see it.</summary>
[SupportedOSPlatform("windows")]
internal sealed class LocalMachineRegistry : IRegistryView
{
    /// <inheritdoc/>
    public bool HasKey(string key) => Read(key, static _ => true) is true;

    /// <inheritdoc/>
    public object? Value(string key, string name) => Read(key, opened => opened.GetValue(name));

    // What an account may not read counts as not there; everyone may read the keys that are asked for here.
    private static object? Read(string key, Func<RegistryKey, object?> read)
    {
        try
        {
            using RegistryKey machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
            using RegistryKey? opened = machine.OpenSubKey(key);
            return opened is null ? null : read(opened);
        }
        catch (Exception error) when (error is SecurityException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
