namespace NestedDsc.Protocol.Journal;

/// <summary>What only one set at a time may change. The journal knows it by the same id.</summary>
/// <param name="Id">Its id, the same in every process.</param>
/// <param name="Name">Its name in messages, such as <c>VM 'x'</c> or <c>the network of this host</c>.</param>
public sealed record LockTarget(Guid Id, string Name);
