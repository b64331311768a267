namespace NestedDsc.Cim;

/// <summary>The time allowed for an operation has passed.</summary>
/// <param name="operation">What was being waited for, as the end of "… did not end in time": for messages.</param>
public sealed class CimDeadlineException(string operation) : Exception($"{operation} did not end in the time allowed.")
{
    /// <summary>What was being waited for.</summary>
    public string Operation { get; } = operation;
}
