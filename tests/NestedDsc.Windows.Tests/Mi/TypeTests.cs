using NestedDsc.Cim;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Mi;

/// <summary>Values on their way through MMI, in both directions.</summary>
public sealed class TypeTests : IDisposable
{
    private readonly EchoSession _far = new();
    private readonly MiLoop _loop;

    // A time zone of its own: MMI hands out local times.
    public TypeTests() => _loop = new MiLoop(_far, ("TZ", "Asia/Kolkata"));

    private CimDeadline Soon => CimDeadline.After(_loop.Near.Clock, TimeSpan.FromMinutes(1));

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void Every_value_of_every_type_arrives_as_a_parameter_and_comes_back()
    {
        foreach (CimProperty value in MiValues.All)
        {
            CimMethodResult result = _loop.Near.Invoke(new CimMethodCall(MiValues.Simple, "Echo", [value]), Soon);

            Assert.Equal(MiValues.Text(value), MiValues.Text(Assert.Single(_far.Calls[^1].Parameters)));
            Assert.Equal(MiValues.Text(value), MiValues.Text(Assert.Single(result.OutParameters.Properties)));
        }

        Assert.Equal(MiValues.All.Count(), _far.Calls.Count);
    }

    [Fact]
    public void Every_value_of_every_type_is_created_read_and_queried()
    {
        CimProperty[] values = [.. MiValues.All.Select(static (p, i) => p with { Name = $"P{i}" })];
        var instance = new CimObject("Msvm_Thing", [CimProperty.OfString("InstanceID", "1"), .. values]);
        var path = new CimPath(MiValues.Namespace, "Msvm_Thing", [CimProperty.OfString("InstanceID", "1")]);

        _loop.Near.Create(MiValues.Namespace, instance, Soon);
        CimObject read = _loop.Near.Get(path, Soon)!;
        CimObject queried = Assert.Single(_loop.Near.Query([new CimQuery(MiValues.Namespace, "SELECT * FROM Msvm_Thing")], Soon)[0]);

        Assert.Equal(instance.Properties.Select(MiValues.Text), read.Properties.Select(MiValues.Text));
        Assert.Equal(instance.Properties.Select(MiValues.Text), queried.Properties.Select(MiValues.Text));
        Assert.Equal("Msvm_Thing", read.ClassName);
    }

    [Fact]
    public void Parameters_arrive_together_in_their_order()
    {
        CimProperty[] values = [.. MiValues.All.Select(static (p, i) => p with { Name = $"P{i}" })];

        _loop.Near.Invoke(new CimMethodCall(MiValues.Simple, "Echo", values), Soon);

        Assert.Equal(values.Select(MiValues.Text), _far.Calls[^1].Parameters.Select(MiValues.Text));
    }
}
