namespace NestedDsc.Tool.Commands.Demo;

/// <summary>One question or task of the demo. It checks what it shows, and throws if that is not as expected.</summary>
internal interface IDemoStep
{
    string Title { get; }

    Task RunAsync(DemoContext context, CancellationToken cancel);
}
