using NestedDsc.Cim;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Mi;

/// <summary>Calls on their way through MMI: targets, statements, results, time limits.</summary>
public sealed class CallTests : IDisposable
{
    private readonly EchoSession _far = new();
    private readonly MiLoop _loop;

    public CallTests() => _loop = new MiLoop(_far);

    private CimDeadline Soon => CimDeadline.After(_loop.Near.Clock, TimeSpan.FromMinutes(1));

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void A_method_of_an_instance_is_called_on_what_its_keys_name()
    {
        CimPath target = MiValues.Simple with { Keys = [CimProperty.OfString("CreationClassName", "Msvm_Thing"), new CimProperty("Index", CimType.UInt16, (ushort)3)] };
        _far.ReturnValue = 4096;

        CimMethodResult result = _loop.Near.Invoke(new CimMethodCall(target, "Do", []), Soon);

        CimMethodCall call = Assert.Single(_far.Calls);
        Assert.Equal("Do", call.Method);
        Assert.Equal(target, call.Target);
        Assert.Equal(target.Keys.Select(MiValues.Text), call.Target.Keys.Select(MiValues.Text));
        Assert.Empty(call.Parameters);
        Assert.Equal(4096u, result.ReturnValue);
        Assert.Empty(result.OutParameters.Properties);
    }

    [Fact]
    public void A_static_method_is_called_on_its_class()
    {
        _loop.Near.Invoke(new CimMethodCall(CimPath.OfClass(MiValues.Namespace, "MSFT_NetNat"), "Create", [CimProperty.OfString("Name", "x")]), Soon);

        Assert.Equal(CimPath.OfClass(MiValues.Namespace, "MSFT_NetNat"), Assert.Single(_far.Calls).Target);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(5u)]
    [InlineData(32775u)]
    [InlineData(uint.MaxValue)]
    public void A_return_code_is_a_result_whatever_it_is(uint code)
    {
        _far.ReturnValue = code;

        Assert.Equal(code, _loop.Near.Invoke(new CimMethodCall(MiValues.Simple, "Do", []), Soon).ReturnValue);
    }

    [Fact]
    public void A_statement_arrives_as_it_was_written()
    {
        const string Wql = "SELECT Name FROM Msvm_ComputerSystem WHERE ElementName = 'a\\'b\\\\c\tü日本'";

        _loop.Near.Query([new CimQuery(@"root\cimv2", Wql)], Soon);

        Assert.Equal(new CimQuery(@"root\cimv2", Wql), Assert.Single(_far.Queries));
    }

    [Fact]
    public void A_query_without_rows_is_empty() =>
        Assert.Empty(_loop.Near.Query([new CimQuery(MiValues.Namespace, "SELECT * FROM Msvm_Thing")], Soon)[0]);

    [Fact]
    public void A_query_returns_all_rows_in_their_order()
    {
        CimObject[] instances = [.. Enumerable.Range(0, 500).Select(static i => new CimObject("Msvm_Thing", [CimProperty.OfString("InstanceID", $"{i}")]))];
        foreach (CimObject instance in instances)
        {
            ((ICimSession)_far).Create(MiValues.Namespace, instance, Soon);
        }

        Assert.Equal(
            instances.Select(static i => i.Text("InstanceID")),
            _loop.Near.Query([new CimQuery(MiValues.Namespace, "SELECT * FROM Msvm_Thing")], Soon)[0].Select(static i => i.Text("InstanceID")));
    }

    [Fact]
    public void What_is_not_there_is_null() => Assert.Null(_loop.Near.Get(MiValues.Simple, Soon));

    [Fact]
    public void What_is_deleted_is_gone()
    {
        CimPath path = MiValues.Simple with { Keys = [CimProperty.OfString("InstanceID", "1")] };
        _loop.Near.Create(MiValues.Namespace, new CimObject("Msvm_Thing", path.Keys), Soon);
        Assert.NotNull(_loop.Near.Get(path, Soon));

        _loop.Near.Delete(path, Soon);

        Assert.Null(_loop.Near.Get(path, Soon));
        Assert.All(_far.Paths, p => Assert.Equal(path, p));
    }

    [Fact]
    public void Every_call_passes_on_its_time_limit()
    {
        TimeSpan limit = TimeSpan.FromHours(30);
        CimPath path = MiValues.Simple;
        CimDeadline Later() => CimDeadline.After(_loop.Near.Clock, limit);

        _loop.Near.Query([new CimQuery(MiValues.Namespace, "SELECT * FROM Msvm_Thing")], Later());
        _loop.Near.Get(path, Later());
        _loop.Near.Invoke(new CimMethodCall(path, "Do", []), Later());
        _loop.Near.Create(MiValues.Namespace, new CimObject("Msvm_Thing", []), Later());
        _loop.Near.Delete(path, Later());

        Assert.Equal(5, _far.Limits.Count);
        Assert.All(_far.Limits, passed => Assert.InRange(passed, limit - TimeSpan.FromMinutes(1), limit));
    }
}
