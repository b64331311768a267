using NestedDsc.Cim;
using NestedDsc.Protocol.Files;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Knobs;
using NestedDsc.Simulation.OptionalFeatures;
using NestedDsc.Simulation.Providers.ServerManager;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>
/// A host behind a session: the file, the operations under way and the passing of time. Time passes for whoever changes something
/// or waits, and what comes about meanwhile is kept in the file. Whoever only reads sees the host as it is in the file, and writes
/// nothing: so all processes see the same, whatever was left under way.
/// </summary>
internal sealed class SimulatedHost
{
    private readonly string _path;
    private bool _isWriter;
    private ServicingState? _inFile;
    private HostDocument? _sound;
    private (long Length, DateTime Written) _stamp;

    public SimulatedHost(string path)
        : this(HostFile.Target(path), static p => Load(HostFileReader.Read(p)))
    {
    }

    private SimulatedHost(string path, Func<string, (HostDocument, SimulationSettings, ServicingState?)> load)
    {
        _path = path;
        _stamp = Stamp();
        (Document, Settings, Servicing) = load(_path);
        _inFile = Servicing;
        Clock = new VirtualClock(Settings.Time);
        Operations.Merge(OperationReader.Read(Document, Clock.UtcNow), Clock.UtcNow);
    }

    public HostDocument Document { get; private set; }

    public SimulationSettings Settings { get; private set; }

    /// <summary>Installation and features; <see langword="null"/> if the file says nothing of them.</summary>
    public ServicingState? Servicing { get; private set; }

    public VirtualClock Clock { get; }

    public OperationTable Operations { get; } = new();

    /// <summary>Polls until Server Manager's lists of components are there, by the GUID of the request; -1 if they never are.</summary>
    public Dictionary<string, int> Enumerations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hyper-V's namespace, if the host has it.</summary>
    public NamespaceStore? Virtualization => Document.Find(CimNamespaces.Virtualization);

    /// <summary>
    /// The same host as it was read, with a clock of its own. What was read of the file is shared, unless time alone changes it: then
    /// it is read again.
    /// </summary>
    public SimulatedHost Again()
    {
        bool canShare = !_isWriter && Document.Pending is null && Servicing is not { Alterations.Count: > 0 };
        return new SimulatedHost(
            _path, canShare ? _ => (Document, Settings, Servicing) : p => Load(HostFileReader.Parse(p, Document.Text)));
    }

    /// <summary>The instances of a class, with those that are made up of the host's state.</summary>
    public IEnumerable<InstanceRow> RowsOf(ClassStore store) =>
        IsJobClass(store)
            ? store.Rows.Concat(Operations.All.Where(static o => o.HasJob).Select(o => JobInstances.Row(store, o)))
            : HyperVGate.MayHide(this, store.Definition) ? store.Rows.Where(r => !HyperVGate.Hides(this, r))
            : store.Rows;

    /// <summary>Finds an instance by its keys.</summary>
    public InstanceRow? Find(CimPath path)
    {
        NamespaceStore? ns = Document.Find(path.Namespace);
        if (ns?.FindInstance(path) is { } row)
        {
            return HyperVGate.Hides(this, row) ? null : row;
        }

        return ns?.Find(path.ClassName) is { } store && IsJobClass(store) ? RowsOf(store).FirstOrDefault(r => r.Path.Equals(path)) : null;
    }

    /// <summary>Takes over what another process has written, without time passing.</summary>
    public void Look()
    {
        if (_stamp != Stamp())
        {
            Refresh();
        }
    }

    /// <summary>Changes installation and features, and what Windows shows of them.</summary>
    public void Set(ServicingState servicing)
    {
        Servicing = servicing;
        WindowsFacts.Keep(Document, servicing);
    }

    /// <summary>Lets one read's worth of time pass for a session that changes or waits; effects that are due come.</summary>
    public void PassRead()
    {
        Look();
        if (!_isWriter && !Clock.HasWaited)
        {
            return;
        }

        Operation[] due = Operations.Advance(Clock.UtcNow);
        bool isAltered = Servicing is { } servicing && !ReferenceEquals(AlterationRunner.Advance(servicing), servicing);
        if (due.Length == 0 && !isAltered && !Operations.Active.Any(static o => o.IsMeanwhileDue))
        {
            return;
        }

        using IDisposable held = HostFile.Lock(_path);
        Refresh();
        CheckWhole();
        _isWriter = true;
        Alter();
        Finish(due);
        Save();
    }

    /// <summary>
    /// Runs a call that may change the host, alone among all processes, and keeps what it changed. Time passes for operations under
    /// way as with a read.
    /// </summary>
    public T Change<T>(Func<T> call)
    {
        using IDisposable held = HostFile.Lock(_path);
        if (!_isWriter)
        {
            AtomicFile.RemoveUnfinished(_path);
        }

        Refresh();
        CheckWhole();
        _isWriter = true;
        Finish(Operations.Advance(Clock.UtcNow));
        Alter();
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

    /// <summary>Lets one step of Server Manager's requests pass.</summary>
    private void Alter()
    {
        if (Servicing is { } servicing && AlterationRunner.Advance(servicing) is var next && !ReferenceEquals(next, servicing))
        {
            Set(next);
        }
    }

    private void Finish(IEnumerable<Operation> due)
    {
        foreach (Operation operation in Operations.Active.Where(static o => o.IsMeanwhileDue))
        {
            EditRunner.Run(Document, operation.Meanwhile);
            operation.Meanwhile = [];
        }

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
        byte[] text = HostFileReader.ReadBytes(_path);
        if (!HostFileReader.WithoutMark(text).SequenceEqual(Document.Text))
        {
            HostDocument inFile = HostFileReader.Parse(_path, text);
            Take(inFile);
            Operations.Merge(OperationReader.Read(inFile, Clock.UtcNow), Clock.UtcNow);
        }

        _stamp = stamp;
    }

    /// <summary>
    /// Reads are content with the instances that they touch. Whoever changes the host has it checked as a whole before: no change is
    /// begun that damage elsewhere would stop half-way, and none is written back.
    /// </summary>
    private void CheckWhole()
    {
        if (!ReferenceEquals(_sound, Document))
        {
            foreach (ClassStore store in Document.Namespaces.SelectMany(static n => n.Classes))
            {
                store.Check();
            }

            _sound = Document;
        }
    }

    private static (HostDocument Document, SimulationSettings Settings, ServicingState? Servicing) Load(HostDocument document)
    {
        try
        {
            JobInstances.Declare(document);
            ServicingState? servicing = ServicingReader.Read(document);
            if (servicing is not null)
            {
                WindowsFacts.Keep(document, servicing);
            }

            return (document, SimulationReader.Read(document), servicing);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, which JSON can write and no text can hold.
            throw new HostFileException(document.FilePath, "", "a text in the file is not valid Unicode", e);
        }
    }

    private void Take(HostDocument document)
    {
        (Document, Settings, Servicing) = Load(document);
        _inFile = Servicing;
    }

    private void Save()
    {
        string servicing = Servicing is not null && !ReferenceEquals(Servicing, _inFile) ? ServicingWriter.Write(Servicing) : "";
        byte[] text = HostFileWriter.Write(Document, OperationWriter.Write(Operations.Active), servicing);
        if (HostFileReader.WithoutMark(text).SequenceEqual(Document.Text))
        {
            return;
        }

        HostDocument written = HostFileReader.Parse(_path, text);
        HostFile.Replace(_path, text);
        Take(written);
        _sound = Document;
        _stamp = Stamp();
    }
}
