using System.Text;
using NestedDsc.Protocol.Arguments;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Manifests;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Streams;
using NestedDsc.Protocol.Tracing;
using NestedDsc.Protocol.Verbs;

namespace NestedDsc.Protocol;

/// <summary>Runs a resource executable: from its arguments to its exit code.</summary>
public static class ResourceHost
{
    /// <summary>Runs a verb.</summary>
    /// <typeparam name="TContext">The resource's connection to what is managed.</typeparam>
    /// <param name="args">The command line, without the program's name.</param>
    /// <param name="process">The streams and the environment.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Run<TContext>(IReadOnlyList<string> args, ResourceProcess process, IResource<TContext> resource)
        where TContext : IDisposable
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(resource);
        var trace = new Tracer(process.Error, Tracer.ParseLevel(process.Environment(Tracer.EnvironmentVariable)));
        var output = new LineWriter(process.Output);
        try
        {
            Run(CommandLine.Parse(args), process, resource, output, trace);
            output.Flush();
            return (int)ExitCode.Success;
        }
#pragma warning disable CA1031 // The engine gets an exit code and an error line whatever happened.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (trace.IsEnabled(TraceLevel.Debug))
            {
                // Where it came from is a search through all of the program's symbols.
                trace.Debug(error.ToString());
            }

            ResourceException failure = Explanation.Of(resource, error);
            foreach (string message in failure.Messages)
            {
                trace.Error(message);
            }

            return (int)failure.ExitCode;
        }
    }

    private static void Run<TContext>(
        CommandLine command, ResourceProcess process, IResource<TContext> resource, LineWriter output, Tracer trace)
        where TContext : IDisposable
    {
        switch (command.Verb)
        {
            case Verb.Help:
                output.Raw(Encoding.UTF8.GetBytes(HelpText.For(resource.Description)));
                break;
            case Verb.Version:
                output.Raw(Encoding.UTF8.GetBytes(resource.Description.Version + "\n"));
                break;
            case Verb.Schema:
                output.Raw(resource.Description.ReadSchema());
                break;
            case Verb.Manifest:
                output.Indented(writer => ManifestWriter.Write(writer, resource.Description));
                break;
            default:
                var verb = new VerbContext<TContext>(resource, ReadInput(command, process), output, trace)
                {
                    WatchForStop = process.WatchForStop,
                };
                RunOnInstance(command.Verb, verb);
                break;
        }
    }

    private static void RunOnInstance<TContext>(Verb kind, VerbContext<TContext> verb)
        where TContext : IDisposable
    {
        switch (kind)
        {
            case Verb.Get:
                GetVerb.Run(verb);
                break;
            case Verb.Test:
                TestVerb.Run(verb);
                break;
            case Verb.Set:
                SetVerb.Run(verb);
                break;
            case Verb.WhatIf:
                WhatIfVerb.Run(verb);
                break;
            default:
                ExportVerb.Run(verb);
                break;
        }
    }

    private static byte[] ReadInput(CommandLine command, ResourceProcess process)
    {
        if (command.Input is { } text)
        {
            return InputDocument.Encode(text);
        }

        try
        {
            using Stream input = process.Input();
            return InputDocument.ReadAll(input);
        }
        catch (InputException error)
        {
            throw new ResourceException(
                ExitCode.InvalidInput, $"The input: standard input can't be read: {error.Reason}. Give the instance there, or with '--input'.", error);
        }
    }
}
