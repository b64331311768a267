using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Jobs;

/// <summary>Shows operations as instances of Msvm_ConcreteJob (win32 docs).</summary>
internal static class JobInstances
{
    public const string ClassName = "Msvm_ConcreteJob";

    /// <summary>Declares the class in a host's file that does not: a captured host may have had no job.</summary>
    public static void Declare(HostDocument document)
    {
        NamespaceStore? ns = document.Find(CimNamespaces.Virtualization);
        if (ns is not { Classes.Count: > 0 } || ns.Find(ClassName) is not null)
        {
            return;
        }

        var definition = new ClassDefinition(
            ClassName, ns.Definition("CIM_ConcreteJob"), ["InstanceID"],
            [
                new("InstanceID", CimType.String, isArray: false),
                new("Caption", CimType.String, isArray: false),
                new("ElementName", CimType.String, isArray: false),
                new("JobState", CimType.UInt16, isArray: false),
                new("JobStatus", CimType.String, isArray: false),
                new("JobType", CimType.UInt16, isArray: false),
                new("PercentComplete", CimType.UInt16, isArray: false),
                new("ErrorCode", CimType.UInt16, isArray: false),
                new("ErrorDescription", CimType.String, isArray: false),
                new("ErrorSummaryDescription", CimType.String, isArray: false),
                new("Cancellable", CimType.Boolean, isArray: false),
                new("OperationalStatus", CimType.UInt16, isArray: true),
            ]);
        ns.Add(new ClassStore(document, ns.Name, definition, default));
    }

    public static InstanceRow Row(ClassStore store, Operation operation)
    {
        ClassDefinition definition = store.Definition;
        object?[] values = new object?[definition.Properties.Length];
        void Set(string property, object? value)
        {
            if (definition.IndexOf(property) is var index and >= 0)
            {
                values[index] = value;
            }
        }

        JobOutcome outcome = operation.HasEnded ? operation.Outcome : JobOutcome.Success;
        Set("InstanceID", operation.Id);
        Set("Caption", operation.Caption);
        Set("Description", operation.Caption);
        Set("ElementName", operation.Caption);
        Set("JobState", (ushort)operation.State);
        Set("JobStatus", StatusText(operation.State));
        Set("JobType", operation.JobType);
        Set("PercentComplete", operation.PercentComplete);
        Set("ErrorCode", outcome.ErrorCode);
        Set("ErrorDescription", outcome.Description);
        Set("ErrorSummaryDescription", outcome.Description);
        Set("Cancellable", operation.Cancellable && !operation.HasEnded);
        Set("DeleteOnCompletion", false);
        Set("OperationalStatus", new ushort[] { outcome.IsSuccess ? (ushort)2 : (ushort)6 });
        return new InstanceRow(store, values);
    }

    private static string StatusText(JobState state) => state switch
    {
        JobState.Exception => "Job error",
        JobState.Killed => "Job killed",
        JobState.Completed or JobState.CompletedWithWarnings => "Job is completed",
        _ => "Job is running",
    };
}
