namespace NestedDsc.Tool.Commands.Check;

/// <summary>Names of hosts that do not say how they are called.</summary>
internal static class HostNames
{
    /// <summary>The file's name, or this computer's.</summary>
    public static string Of(string? file) => file is null ? Environment.MachineName : Path.GetFileNameWithoutExtension(file);
}
