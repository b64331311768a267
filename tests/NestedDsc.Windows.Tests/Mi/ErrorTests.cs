using NestedDsc.Cim;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Mi;

/// <summary>Errors on their way through MMI.</summary>
public sealed class ErrorTests : IDisposable
{
    private static readonly CimQuery Query = new(MiValues.Namespace, "SELECT * FROM Msvm_Thing");

    private readonly EchoSession _far = new();
    private readonly MiLoop _loop;

    public ErrorTests() => _loop = new MiLoop(_far);

    private CimDeadline Soon => CimDeadline.After(_loop.Near.Clock, TimeSpan.FromMinutes(1));

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void Every_error_arrives_from_every_call_with_its_text_and_identifier()
    {
        foreach (CimErrorCode code in Enum.GetValues<CimErrorCode>())
        {
            _far.Error = new CimException(code, "", $"Text of {code} ü", "HRESULT 0x80041001");

            foreach ((string name, Action call) in Calls())
            {
                // To read what is not there is no error.
                if (name is not "Get" || code is not CimErrorCode.NotFound)
                {
                    CimException error = Assert.Throws<CimException>(call);
                    Assert.Equal((code, $"Text of {code} ü", "HRESULT 0x80041001"), (error.Code, error.Message, error.MessageId));
                }
            }
        }
    }

    [Fact]
    public void An_error_without_an_object_keeps_its_text()
    {
        _far.Error = new CimException(CimErrorCode.AccessDenied, "", "No access.");

        foreach ((_, Action call) in Calls())
        {
            CimException error = Assert.Throws<CimException>(call);
            Assert.Equal((CimErrorCode.AccessDenied, "No access.", ""), (error.Code, error.Message, error.MessageId));
        }
    }

    [Theory]
    [InlineData("HRESULT 0x80041032")]
    [InlineData("HRESULT 0x80043001")]
    public void A_time_out_of_windows_is_a_time_out(string messageId)
    {
        _far.Error = new CimException(CimErrorCode.Failed, "", "Timed out", messageId);

        Assert.All(Calls(), static c => Assert.Equal(CimErrorCode.TimedOut, Assert.Throws<CimException>(c.Call).Code));
    }

    [Fact]
    public void A_missing_method_is_missing_whichever_of_two_codes_says_so()
    {
        _far.Error = new CimException((CimErrorCode)16, "", "Not available", "HRESULT 0x80041055");

        Assert.Equal(CimErrorCode.MethodNotFound, Assert.Throws<CimException>(Calls().Single(static c => c.Name is "Invoke").Call).Code);
    }

    [Fact]
    public void An_error_after_rows_is_an_error()
    {
        ((ICimSession)_far).Create(MiValues.Namespace, new CimObject("Msvm_Thing", []), Soon);
        Assert.Single(_loop.Near.Query([Query], Soon)[0]);

        _far.Error = new CimException(CimErrorCode.Failed, "", "The RPC server is unavailable.", "HRESULT 0x800706ba");

        Assert.Equal("HRESULT 0x800706ba", Assert.Throws<CimException>(() => _loop.Near.Query([Query], Soon)).MessageId);
    }

    private (string Name, Action Call)[] Calls() =>
    [
        ("Query", () => _loop.Near.Query([Query], Soon)),
        ("Get", () => _loop.Near.Get(MiValues.Simple, Soon)),
        ("Invoke", () => _loop.Near.Invoke(new CimMethodCall(MiValues.Simple, "Do", []), Soon)),
        ("Create", () => _loop.Near.Create(MiValues.Namespace, new CimObject("Msvm_Thing", []), Soon)),
        ("Delete", () => _loop.Near.Delete(MiValues.Simple, Soon)),
    ];
}
