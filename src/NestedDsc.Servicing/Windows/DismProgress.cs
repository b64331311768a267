using System.Runtime.InteropServices;

namespace NestedDsc.Servicing.Windows;

/// <summary>Hands the progress of a call of DISM on, as long as the call runs.</summary>
internal sealed unsafe class DismProgress : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IProgress<int> _progress;
    private GCHandle _handle;
    private int _reported = -1;
    private bool _closed;

    /// <summary>Begins to listen.</summary>
    /// <param name="progress">Hears of it in percent.</param>
    public DismProgress(IProgress<int> progress)
    {
        _progress = progress;
        _handle = GCHandle.Alloc(this);
    }

    /// <summary>The function that DISM calls, on threads of its own.</summary>
    public static delegate* unmanaged<uint, uint, nint, void> Callback => &OnProgress;

    /// <summary>What DISM hands to the function.</summary>
    public nint UserData => GCHandle.ToIntPtr(_handle);

    /// <summary>Hears no more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
        }

        if (_handle.IsAllocated)
        {
            _handle.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static void OnProgress(uint current, uint total, nint userData)
    {
        try
        {
            (GCHandle.FromIntPtr(userData).Target as DismProgress)?.Report(current, total);
        }
        catch (Exception)
        {
            // An exception that leaves a callback ends the process, in the middle of a change. The change matters more than who listens.
        }
    }

    private void Report(uint current, uint total)
    {
        lock (_gate)
        {
            int percent = total == 0 ? -1 : (int)Math.Min(100, (ulong)current * 100 / total);
            if (_closed || percent <= _reported)
            {
                return;
            }

            _reported = percent;
            _progress.Report(percent);
        }
    }
}
