using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NestedDsc.Servicing.Windows;

/// <summary>
/// Features of the running Windows by the DISM API. Its session is opened by the first call and closed with this. It writes DISM's own
/// log, <c>C:\Windows\Logs\DISM\dism.log</c>.
/// </summary>
/// <remarks>Unverified on Windows: everything; it follows dismapi.h and runs against a stand-in for the library.</remarks>
internal sealed unsafe class DismSession : IFeatureServicing
{
    private const int LogErrors = 0;
    private const int NoPackage = 0;

    private readonly Lock _gate = new();
    private bool _mustShutDown;
    private bool _isInitialized;
    private uint? _session;

    /// <inheritdoc/>
    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        lock (_gate)
        {
            uint session = Open("Reading", names);
            return [.. names.Select(name => ReadState(session, name))];
        }
    }

    /// <inheritdoc/>
    public ServicingResult Enable(EnableRequest request, IProgress<int> progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        string names = DismText.Join(request.Features);
        string[]? sources = request.Sources.Count > 0 ? [.. request.Sources] : null;
        return Change("Enabling", request.Features, request.Timeout, progress, (session, cancel, listener) => DismApi.DismEnableFeature(
            session, names, null, NoPackage, request.LimitAccess, sources, (uint)(sources?.Length ?? 0), enableAll: true,
            cancel.SafeWaitHandle, DismProgress.Callback, listener.UserData));
    }

    /// <inheritdoc/>
    public ServicingResult Disable(DisableRequest request, IProgress<int> progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        string names = DismText.Join(request.Features);
        return Change("Disabling", request.Features, request.Timeout, progress, (session, cancel, listener) => DismApi.DismDisableFeature(
            session, names, null, removePayload: false, cancel.SafeWaitHandle, DismProgress.Callback, listener.UserData));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            Close();
            if (_mustShutDown)
            {
                _ = DismApi.DismShutdown();
            }

            _isInitialized = _mustShutDown = false;
        }
    }

    private static FeatureState? ReadState(uint session, string name)
    {
        uint code = DismApi.DismGetFeatureInfo(session, name, null, NoPackage, out DismFeatureInfo* info);
        if (code is ServicingCodes.UnknownUpdate or ServicingCodes.ElementNotFound)
        {
            return null;
        }

        if (code != ServicingCodes.Ok || info is null)
        {
            throw Failure(code == ServicingCodes.Ok ? ServicingCodes.InvalidData : code, "Reading", [name]);
        }

        try
        {
            return DismText.StateOf(info->FeatureState, name);
        }
        finally
        {
            _ = DismApi.DismDelete(info);
        }
    }

    // Of the failure just seen on this thread.
    private static ServicingException Failure(uint code, string action, IReadOnlyList<string> features)
    {
        string text = "";
        if (DismApi.DismGetLastErrorMessage(out DismString* message) == ServicingCodes.Ok && message is not null)
        {
            text = Marshal.PtrToStringUni((nint)message->Value) ?? "";
            _ = DismApi.DismDelete(message);
        }

        return ServicingErrors.Create(code, action, features, text);
    }

    private ServicingResult Change(
        string action, IReadOnlyList<string> features, TimeSpan timeout, IProgress<int> progress, Func<uint, WaitHandle, DismProgress, uint> call)
    {
        ArgumentNullException.ThrowIfNull(progress);
        lock (_gate)
        {
            uint session = Open(action, features);
            long start = Stopwatch.GetTimestamp();
            uint code;
            using (var cancel = new ManualResetEvent(initialState: false))
            using (var timer = new CancellationTokenSource(timeout))
            using (timer.Token.UnsafeRegister(static wait => ((ManualResetEvent)wait!).Set(), cancel))
            using (var listener = new DismProgress(progress))
            {
                code = call(session, cancel, listener);
            }

            if (!ServicingErrors.IsSuccess(code))
            {
                throw ServicingErrors.KindOf(code) == ServicingErrorKind.TimedOut && Stopwatch.GetElapsedTime(start) >= timeout
                    ? ServicingErrors.CreateTimeout(code, action, features, timeout)
                    : Failure(code, action, features);
            }

            if (code == ServicingCodes.ReloadSession)
            {
                Close();
            }

            return new ServicingResult(ServicingErrors.IsRestartRequired(code));
        }
    }

    private uint Open(string action, IReadOnlyList<string> features)
    {
        if (_session is { } open)
        {
            return open;
        }

        Initialize(action, features);
        uint code = DismApi.DismOpenSession(DismApi.OnlineImage, null, null, out uint session);
        if (code != ServicingCodes.Ok)
        {
            throw Failure(code, action, features);
        }

        _session = session;
        return session;
    }

    private void Initialize(string action, IReadOnlyList<string> features)
    {
        if (_isInitialized)
        {
            return;
        }

        uint code;
        try
        {
            code = DismApi.DismInitialize(LogErrors, null, null);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw ServicingErrors.Create(ServicingCodes.ModuleNotFound, action, features, $"{DismApi.Library} can't be loaded: {error.Message}");
        }

        // Whoever initialized it before in this process shuts it down.
        if (code is not (ServicingCodes.Ok or ServicingCodes.ReloadSession))
        {
            throw Failure(code, action, features);
        }

        (_isInitialized, _mustShutDown) = (true, code == ServicingCodes.Ok);
    }

    private void Close()
    {
        if (_session is { } session)
        {
            _ = DismApi.DismCloseSession(session);
            _session = null;
        }
    }
}
