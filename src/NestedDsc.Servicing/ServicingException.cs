namespace NestedDsc.Servicing;

/// <summary>Servicing refuses a change, or can't be used.</summary>
/// <param name="kind">What it means for the user.</param>
/// <param name="code">HRESULT of the DISM API, or the code of what stands for it.</param>
/// <param name="message">What failed, on which features, why, and what to do.</param>
public sealed class ServicingException(ServicingErrorKind kind, uint code, string message) : Exception(message)
{
    /// <summary>What it means for the user.</summary>
    public ServicingErrorKind Kind { get; } = kind;

    /// <summary>HRESULT of the DISM API, or the code of what stands for it.</summary>
    public uint Code { get; } = code;
}
