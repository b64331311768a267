namespace NestedDsc.Protocol;

/// <summary>Errors as they are reported.</summary>
internal static class Explanation
{
    /// <summary>Asks the resource what an error means, unless the error says so itself.</summary>
    /// <typeparam name="TContext">The resource's connection to what is managed.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="error">The error.</param>
    /// <returns>The error to report.</returns>
    public static ResourceException Of<TContext>(IResource<TContext> resource, Exception error)
        where TContext : IDisposable =>
        error as ResourceException ?? resource.Explain(error);
}
