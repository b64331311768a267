namespace NestedDsc.Protocol.Streams;

/// <summary>The streams that a process is started with, by their descriptors on Unix.</summary>
internal enum StandardStream
{
    /// <summary>Standard input.</summary>
    Input = 0,

    /// <summary>Standard output.</summary>
    Output = 1,

    /// <summary>Standard error.</summary>
    Error = 2,
}
