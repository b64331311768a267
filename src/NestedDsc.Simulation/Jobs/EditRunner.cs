using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Jobs;

/// <summary>Carries out changes of the repository.</summary>
internal static class EditRunner
{
    /// <summary>Carries out changes. What another process has removed meanwhile is passed over; what is there already is changed.</summary>
    public static void Run(HostDocument document, IEnumerable<Edit> edits)
    {
        foreach (Edit edit in edits)
        {
            if (document.Find(edit.Target.Namespace)?.Find(edit.Target.ClassName) is { } store)
            {
                Run(store, edit);
            }
        }
    }

    private static void Run(ClassStore store, Edit edit)
    {
        InstanceRow? row = store.Find(edit.Target);
        if (row is null && edit.Kind == EditKind.Add)
        {
            Add(store, edit);
        }
        else if (row is not null && edit.Kind == EditKind.Remove)
        {
            store.Remove(row);
        }
        else if (row is not null)
        {
            foreach (CimProperty value in edit.Values)
            {
                row.SetIfDeclared(value.Name, value.Value);
            }
        }
    }

    private static void Add(ClassStore store, Edit edit)
    {
        object?[] values = new object?[store.Definition.Properties.Length];
        foreach (CimProperty value in edit.Values.Concat(edit.Target.Keys))
        {
            int index = store.Definition.IndexOf(value.Name);
            if (index >= 0)
            {
                values[index] = value.Value;
            }
        }

        store.Add(values);
    }
}
