using NestedDsc.Cim;
using NestedDsc.Simulation;

namespace NestedDsc.HyperV.Tests.Features;

/// <summary>A server's Server Manager, and its Win32_OptionalFeature: it answers by a script and keeps what it was called with.</summary>
internal sealed class FakeServerManager : ICimSession
{
    private readonly List<CimObject> _components = [];
    private readonly Dictionary<string, uint> _features = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<Func<CimObject>> _states = new();

    public VirtualClock Time { get; } = new(new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero));

    public ICimClock Clock => Time;

    public List<CimMethodCall> Calls { get; } = [];

    public List<CimQuery> Queries { get; } = [];

    /// <summary>What each method returns, where it is not 0.</summary>
    public Dictionary<string, uint> Codes { get; } = new(StringComparer.Ordinal);

    public string Methods => string.Join(' ', Calls.Select(static call => call.Method));

    public static CimObject State(byte state, bool restart = false, uint ticks = 0, uint total = 0, string? errorId = null, string text = "", params string[] warnings) =>
        new("MSFT_ServerManagerRequestState",
        [
            new CimProperty("RequestState", CimType.UInt8, state),
            CimProperty.OfBoolean("RestartRequired", restart),
            new CimProperty("ProgressTicks", CimType.UInt32, ticks),
            new CimProperty("TotalTicks", CimType.UInt32, total),
            CimProperty.OfStrings("Warnings", warnings),
            new CimProperty("Error", CimType.Instance, errorId is null ? null : new CimObject("MSFT_ServerManagerDeploymentError",
            [
                new CimProperty("ErrorCategory", CimType.UInt8, (byte)9),
                CimProperty.OfString("ErrorId", errorId),
                CimProperty.OfString("ErrorMessage", text),
            ])),
        ]);

    /// <summary>A component that it lists.</summary>
    public FakeServerManager Has(string name, byte installed, string parent = "", string[]? needs = null, params string[] children)
    {
        _components.Add(new CimObject("MSFT_ServerManagerServerComponent",
        [
            CimProperty.OfString("UniqueName", name),
            new CimProperty("Installed", CimType.UInt8, installed),
            CimProperty.OfString("ParentName", parent),
            new CimProperty("NonAncestorDependencies", CimType.String, needs, IsArray: true),
            CimProperty.OfStrings("SubFeatures", children),
            new CimProperty("Descriptor", CimType.Instance, new CimObject($"ServerComponent_{name.Replace('-', '_')}", [CimProperty.OfString("UniqueName", name)])),
        ]));
        return this;
    }

    /// <summary>The tree that Hyper-V is in.</summary>
    public FakeServerManager HasHyperV(byte role = 0, byte tools = 0) =>
        Has("Hyper-V", role)
            .Has("RSAT", tools, "", null, "RSAT-Role-Tools")
            .Has("RSAT-Role-Tools", tools, "RSAT", null, "RSAT-Hyper-V-Tools")
            .Has("RSAT-Hyper-V-Tools", tools, "RSAT-Role-Tools", null, "Hyper-V-Tools", "Hyper-V-PowerShell")
            .Has("Hyper-V-Tools", tools, "RSAT-Hyper-V-Tools", ["NET-Framework-45-Core"])
            .Has("Hyper-V-PowerShell", tools, "RSAT-Hyper-V-Tools")
            .Has("NET-Framework-45-Core", 0)
            .Has("Containers", 5);

    /// <summary>An answer to an alteration, or to a question for its state.</summary>
    public FakeServerManager Answers(params CimObject[] states)
    {
        Array.ForEach(states, state => _states.Enqueue(() => state));
        return this;
    }

    /// <summary>An answer that is lost.</summary>
    public FakeServerManager Loses(int count = 1, CimErrorCode code = CimErrorCode.Failed)
    {
        for (int i = 0; i < count; i++)
        {
            _states.Enqueue(() => throw new CimException(code, "GetAlterationRequestState", "The RPC server is unavailable.", "HRESULT 0x800706BA"));
        }

        return this;
    }

    /// <summary>A row of Win32_OptionalFeature.</summary>
    public FakeServerManager HasFeature(string name, uint state)
    {
        _features[name] = state;
        return this;
    }

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        Queries.AddRange(reads.Cast<CimQuery>());
        return [.. reads.Select(IReadOnlyList<CimObject> (read) => [.. _features.Where(feature => read.Text.Contains($"'{feature.Key}'", StringComparison.OrdinalIgnoreCase)).Select(static feature =>
            new CimObject("Win32_OptionalFeature", [CimProperty.OfString("Name", feature.Key), new CimProperty("InstallState", CimType.UInt32, feature.Value)]))])];
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Calls.Add(call);
        return new CimMethodResult(Codes.GetValueOrDefault(call.Method), new CimObject("__PARAMETERS", call.Method switch
        {
            "GetServerComponentsAsync" => [new CimProperty("EnumerationState", CimType.Instance, State(0))],
            "GetEnumerationRequestState" =>
            [
                new CimProperty("EnumerationState", CimType.Instance, State(1)),
                new CimProperty("ServerComponents", CimType.Instance, _components.ToArray(), IsArray: true),
            ],
            _ => [new CimProperty("AlterationState", CimType.Instance, (_states.Count > 1 ? _states.Dequeue() : _states.Peek())())],
        }));
    }

    /// <summary>The names of the components of the change that was asked for.</summary>
    public string[] Changed(string method) =>
        [.. ((CimObject[])Value(Of(method).Single(), "ServerComponentDescriptors")!).Select(static d => d.Text("UniqueName")!)];

    /// <summary>The calls of a method.</summary>
    public IReadOnlyList<CimMethodCall> Of(string method) => Calls.FindAll(call => string.Equals(call.Method, method, StringComparison.Ordinal));

    /// <summary>What a call was given as a parameter.</summary>
    public static object? Value(CimMethodCall call, string parameter) => new CimObject("", call.Parameters).Find(parameter)!.Value;

    public CimObject? Get(CimPath path, CimDeadline deadline) => throw new NotSupportedException();

    public void Create(string ns, CimObject instance, CimDeadline deadline) => throw new NotSupportedException();

    public void Delete(CimPath path, CimDeadline deadline) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
