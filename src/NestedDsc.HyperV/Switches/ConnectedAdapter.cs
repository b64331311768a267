namespace NestedDsc.HyperV.Switches;

/// <summary>A virtual machine's adapter that is connected to a switch.</summary>
/// <param name="MachineName">Name of the machine.</param>
/// <param name="AdapterName">Name of the adapter.</param>
public sealed record ConnectedAdapter(string MachineName, string AdapterName);
