namespace NestedDsc.Cim;

/// <summary>The CIM server refused an operation, or the connection to it failed.</summary>
/// <param name="code">The kind of error.</param>
/// <param name="operation">What was attempted and on which object, for messages: the WQL text, or method and path.</param>
/// <param name="message">The server's own text; localised.</param>
/// <param name="messageId">The server's identifier of the error, such as <c>HRESULT 0x8004100e</c>; empty if it gave none.</param>
/// <param name="innerException">The error of the layer below, if there is one.</param>
public sealed class CimException(
    CimErrorCode code, string operation, string message, string messageId = "", Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of error.</summary>
    public CimErrorCode Code { get; } = code;

    /// <summary>What was attempted and on which object.</summary>
    public string Operation { get; } = operation;

    /// <summary>The server's identifier of the error; empty if it gave none.</summary>
    public string MessageId { get; } = messageId;
}
