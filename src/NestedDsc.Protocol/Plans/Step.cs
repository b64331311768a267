namespace NestedDsc.Protocol.Plans;

/// <summary>One change that a set makes. What-if shows it, set does it, and undoes it if a later step fails.</summary>
/// <typeparam name="TContext">What the step works with, such as a connection to the host.</typeparam>
public abstract class Step<TContext>
{
    /// <summary>What a what-if says: a sentence that begins with "Would".</summary>
    public abstract string Would { get; }

    /// <summary>What is being done, for messages: such as <c>shut down VM 'x'</c>.</summary>
    public abstract string Action { get; }

    /// <summary>Makes the change and waits until it is complete.</summary>
    /// <param name="context">What to work with.</param>
    public abstract void Do(TContext context);

    /// <summary>
    /// Takes the change back. Also called when <see cref="Do"/> failed, since a change can happen although an error came back:
    /// so it first looks at what is there, and does only what is needed.
    /// </summary>
    /// <param name="context">What to work with.</param>
    public abstract void Undo(TContext context);
}
