using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Knobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>
/// A host behind a session: the file, the operations under way and the passing of time. The file is only ever written by a
/// session that has changed something; one that reads sees the effects of other processes' operations in memory alone.
/// </summary>
internal sealed class SimulatedHost
{
    private readonly string _path;
    private bool _isWriter;
    private (long Length, DateTime Written) _stamp;

    public SimulatedHost(string path)
    {
        _path = HostFile.Target(path);
        _stamp = Stamp();
        Document = HostFileReader.Read(_path);
        JobInstances.Declare(Document);
        Settings = SimulationReader.Read(Document);
        Clock = new VirtualClock(Settings.Time);
        Operations.Merge(OperationReader.Read(Document, Clock.UtcNow), Clock.UtcNow);
    }

    public HostDocument Document { get; private set; }

    public SimulationSettings Settings { get; private set; }

    public VirtualClock Clock { get; }

    public OperationTable Operations { get; } = new();

    /// <summary>Hyper-V's namespace, if the host has it.</summary>
    public NamespaceStore? Virtualization => Document.Find(CimNamespaces.Virtualization);

    /// <summary>The instances of a class, with those that are made up of the host's state.</summary>
    public IEnumerable<InstanceRow> RowsOf(ClassStore store) =>
        IsJobClass(store) ? store.Rows.Concat(Operations.All.Where(static o => o.HasJob).Select(o => JobInstances.Row(store, o))) : store.Rows;

    /// <summary>Finds an instance by its keys.</summary>
    public InstanceRow? Find(CimPath path)
    {
        NamespaceStore? ns = Document.Find(path.Namespace);
        if (ns?.FindInstance(path) is { } row)
        {
            return row;
        }

        return ns?.Find(path.ClassName) is { } store && IsJobClass(store) ? RowsOf(store).FirstOrDefault(r => r.Path.Equals(path)) : null;
    }

    /// <summary>Lets one read's worth of time pass; effects that are due come.</summary>
    public void PassRead()
    {
        if (_stamp != Stamp())
        {
            Refresh();
        }

        Operation[] due = Operations.Advance(Clock.UtcNow);
        if (due.Length == 0)
        {
            return;
        }

        if (_isWriter)
        {
            using IDisposable held = HostFile.Lock(_path);
            Refresh();
            Finish(due);
            Save();
        }
        else
        {
            Finish(due);
        }
    }

    /// <summary>
    /// Runs a call that may change the host, alone among all processes, and keeps what it changed. Time passes for operations under
    /// way as with a read.
    /// </summary>
    public T Change<T>(Func<T> call)
    {
        using IDisposable held = HostFile.Lock(_path);
        Refresh();
        _isWriter = true;
        Finish(Operations.Advance(Clock.UtcNow));
        T result = call();
        Save();
        return result;
    }

    /// <summary>Lets the effect of an operation that has ended come.</summary>
    public void Complete(Operation operation)
    {
        if (operation.Requires is not { } required || Find(required) is not null)
        {
            EditRunner.Run(Document, operation.Effect);
        }

        Operations.Close(operation, Clock.UtcNow);
    }

    private static bool IsJobClass(ClassStore store) =>
        string.Equals(store.Definition.Name, JobInstances.ClassName, StringComparison.OrdinalIgnoreCase);

    private void Finish(IEnumerable<Operation> due)
    {
        foreach (Operation operation in due.Where(Operations.Active.Contains))
        {
            Complete(operation);
        }
    }

    private (long Length, DateTime Written) Stamp()
    {
        var info = new FileInfo(_path);
        return info.Exists ? (info.Length, info.LastWriteTimeUtc) : default;
    }

    /// <summary>Reads the file again if another process has changed it.</summary>
    private void Refresh()
    {
        (long Length, DateTime Written) stamp = Stamp();
        HostDocument inFile = HostFileReader.Read(_path);
        if (!inFile.Text.AsSpan().SequenceEqual(Document.Text))
        {
            Load(inFile);
            Operations.Merge(OperationReader.Read(inFile, Clock.UtcNow), Clock.UtcNow);
        }

        _stamp = stamp;
    }

    private void Load(HostDocument document)
    {
        JobInstances.Declare(document);
        Settings = SimulationReader.Read(document);
        Document = document;
    }

    private void Save()
    {
        byte[] text = HostFileWriter.Write(Document, OperationWriter.Write(Operations.Active));
        HostDocument written = HostFileReader.Parse(_path, text);
        if (written.Text.AsSpan().SequenceEqual(Document.Text))
        {
            return;
        }

        HostFile.Replace(_path, text);
        Load(written);
        _stamp = Stamp();
    }
}
