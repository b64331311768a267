using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>A copy of a host, one VM on it, and the last call with its answer. Everything goes through the interface that the client uses.</summary>
internal sealed class Scene : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private string _before = "";

    public Scene(TemporaryHost host, string vm)
    {
        Session = host.Open();
        VM = vm;
    }

    public ICimSession Session { get; }

    /// <summary>GUID of the VM.</summary>
    public string VM { get; }

    /// <summary>What the last call returned.</summary>
    public CimMethodResult Result { get; private set; } = new(0, new CimObject("", []));

    /// <summary>The last call's job as it ended; <see langword="null"/> if there was none.</summary>
    public CimObject? Job { get; private set; }

    public CimDeadline Deadline => CimDeadline.After(Session.Clock, TimeSpan.FromMinutes(10));

    public CimPath VMPath => Paths.Of(Msvm.ComputerSystem, ("CreationClassName", Msvm.ComputerSystem), ("Name", VM));

    public CimPath SettingsPath => Paths.Setting(Msvm.Settings, "Microsoft:" + VM);

    public void Dispose() => Session.Dispose();

    public IReadOnlyList<CimObject> Rows(string wql, string ns = CimNamespaces.Virtualization) => Session.Query([new CimQuery(ns, wql)], Deadline)[0];

    public IReadOnlyList<CimObject> Associated(CimPath source, string? association, string? result = null) =>
        Session.Query([new CimAssociation(source, association, result)], Deadline)[0];

    /// <summary>The VM's rows of a class.</summary>
    public IReadOnlyList<CimObject> RowsOf(string className) => Rows($"SELECT * FROM {className} WHERE InstanceID LIKE 'Microsoft:{VM}%'");

    /// <summary>The VM's only row of a class, or the VM itself.</summary>
    public CimObject Row(string className) => className is Msvm.ComputerSystem
        ? Session.Get(VMPath, Deadline)!
        : Assert.Single(RowsOf(className));

    /// <summary>Makes a call.</summary>
    public Scene Call(CimPath target, string method, params CimProperty[] parameters)
    {
        _before = Everything();
        Job = null;
        Result = Session.Invoke(new CimMethodCall(target, method, parameters), Deadline);
        return this;
    }

    /// <summary>Makes a call on a service.</summary>
    public Scene Call(string service, string method, params CimProperty[] parameters) => Call(Service(service), method, parameters);

    public CimPath Service(string className)
    {
        CimObject row = Assert.Single(Rows($"SELECT * FROM {className}"));
        return Paths.Of(className, [.. Paths.ServiceKeys.Select(k => (k, row.Text(k)!))]);
    }

    /// <summary>Asserts how the last call answers, and waits for what it does.</summary>
    public Scene Is(Answer expected)
    {
        Assert.Contains(Result.ReturnValue, expected.ReturnValues);
        Ends();
        if (Job is { } job)
        {
            string text = $"job {job.Number("JobState")}, error {job.Number("ErrorCode")}, {job.Text("ErrorDescription")}";
            Assert.True(expected.JobState is null || expected.JobState == job.Number("JobState"), text);
            Assert.True(expected.ErrorCode is null || expected.ErrorCode == job.Number("ErrorCode"), text);
        }

        return this;
    }

    /// <summary>Asserts that the last call did not work; how it said so was not recorded.</summary>
    public Scene IsNoSuccess()
    {
        Ends();
        Assert.False(Result.ReturnValue == 0 || Job?.Number("JobState") == 7, "The call succeeded.");
        return this;
    }

    /// <summary>Waits for what the last call does, however that ends.</summary>
    public Scene Ends()
    {
        CimPath? path = Result.OutParameters.Path("Job");
        Assert.Equal(Result.ReturnValue == 4096, path is not null);
        for (int poll = 0; path is not null && Job is null; poll++)
        {
            Assert.True(poll < 100, "The job does not end.");
            CimObject job = Session.Get(path, Deadline)!;
            Job = job.Number("JobState") >= 7 ? job : null;
            Session.Clock.Wait(Pause);
        }

        return Result.ReturnValue == 4096 ? Settles() : this;
    }

    /// <summary>Lets everything happen that comes some time after a call or its job.</summary>
    public Scene Settles()
    {
        for (int read = 0; read < 6; read++)
        {
            Session.Clock.Wait(TimeSpan.FromSeconds(20));
            Rows("SELECT Name FROM Win32_OperatingSystem", CimNamespaces.Cimv2);
        }

        return this;
    }

    /// <summary>Asserts what the VM's only row of a class, or the VM itself, reads.</summary>
    public Scene Reads(string className, params (string Property, object? Value)[] expected)
    {
        CimObject row = Row(className);
        Assert.Equal(
            expected.Select(static e => $"{e.Property}={Values.Show(e.Value)}"),
            expected.Select(e => $"{e.Property}={Values.Show(row.Find(e.Property)?.Value)}"));
        return this;
    }

    /// <summary>Asserts that the VM and all its settings are as they were before the last call.</summary>
    public Scene NothingChanged()
    {
        Assert.Equal(_before, Everything());
        return this;
    }

    private string Everything()
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows = Session.Query(
            [
                new CimQuery(CimNamespaces.Virtualization, $"SELECT ElementName, EnabledState FROM {Msvm.ComputerSystem} WHERE Name='{VM}'"),
                new CimQuery(CimNamespaces.Virtualization, $"SELECT * FROM CIM_SettingData WHERE InstanceID LIKE 'Microsoft:{VM}%'"),
            ],
            Deadline);
        return string.Join('\n', rows.SelectMany(static r => r).Select(Values.Show).Order(StringComparer.Ordinal));
    }
}
