using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

// A library beside the program, or on the path, could be anyone's.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace NestedDsc.Servicing.Windows;

/// <summary>The functions of dismapi.dll that are used, as dismapi.h declares them. Each returns an HRESULT.</summary>
internal static unsafe partial class DismApi
{
    /// <summary>Name of the library.</summary>
    public const string Library = "dismapi.dll";

    /// <summary>What stands for the running Windows in place of the path of an image.</summary>
    public const string OnlineImage = "DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint DismInitialize(int logLevel, string? logFilePath, string? scratchDirectory);

    [LibraryImport(Library)]
    public static partial uint DismShutdown();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint DismOpenSession(string imagePath, string? windowsDirectory, string? systemDrive, out uint session);

    [LibraryImport(Library)]
    public static partial uint DismCloseSession(uint session);

    [LibraryImport(Library)]
    public static partial uint DismGetLastErrorMessage(out DismString* message);

    [LibraryImport(Library)]
    public static partial uint DismDelete(void* structure);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint DismGetFeatureInfo(
        uint session, string featureName, string? identifier, int packageIdentifier, out DismFeatureInfo* info);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint DismEnableFeature(
        uint session,
        string featureNames,
        string? identifier,
        int packageIdentifier,
        [MarshalAs(UnmanagedType.Bool)] bool limitAccess,
        string[]? sourcePaths,
        uint sourcePathCount,
        [MarshalAs(UnmanagedType.Bool)] bool enableAll,
        SafeWaitHandle cancelEvent,
        delegate* unmanaged<uint, uint, nint, void> progress,
        nint userData);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint DismDisableFeature(
        uint session,
        string featureNames,
        string? packageName,
        [MarshalAs(UnmanagedType.Bool)] bool removePayload,
        SafeWaitHandle cancelEvent,
        delegate* unmanaged<uint, uint, nint, void> progress,
        nint userData);
}
