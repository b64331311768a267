namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>A method of Server Manager returned an error code.</summary>
/// <param name="method">The method.</param>
/// <param name="code">The code.</param>
internal sealed class ServerManagerException(string method, uint code) : Exception($"{method} returned the error code {code}.")
{
    /// <summary>The code.</summary>
    public uint Code { get; } = code;
}
