using System.Text.Json;
using System.Text.Unicode;
using NestedDsc.Protocol.Files;

namespace NestedDsc.Simulation.Repository;

/// <summary>
/// Reads the frame of a host's file in one pass: names, declarations and the places of instances. The instances themselves are
/// read when they are asked for, so that a start does not pay for the thousands that it does not touch.
/// </summary>
internal static class HostFileReader
{
    public const string Format = "nesteddsc-host/1";
    private const string FormatFamily = "nesteddsc-host/";
    private const int MaxBytes = 512 * 1024 * 1024;

    /// <summary>Depth 16 holds every well-formed file twice over.</summary>
    public static readonly JsonReaderOptions JsonOptions = new() { MaxDepth = 16 };

    /// <summary>Reads a file.</summary>
    /// <exception cref="HostFileException">The file is missing, too large, damaged or of another format.</exception>
    public static HostDocument Read(string path) => Parse(path, ReadBytes(path));

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="HostFileException">The file is missing or too large.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path, MaxBytes) is { Length: > 0 } bytes
                ? bytes
                : throw new HostFileException(path, "", "the file is not valid JSON: it is empty, or a pipe or a device");
        }
        catch (FileTooLargeException e)
        {
            throw new HostFileException(path, "", $"the file has more than the {MaxBytes} bytes allowed", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostFileException(path, "", $"the simulated host can't be read: {e.Message}", e);
        }
    }

    /// <summary>Understands a file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its bytes.</param>
    /// <exception cref="HostFileException">The file is damaged or of another format.</exception>
    public static HostDocument Parse(string path, byte[] text)
    {
        bool hasMark = WithoutMark(text).Length < text.Length;
        byte[] json = hasMark ? text[3..] : text;
        if (!Utf8.IsValid(json))
        {
            throw new HostFileException(path, "", "the file is not UTF-8 text");
        }

        try
        {
            return ReadRoot(new HostDocument(path, json) { HasByteOrderMark = hasMark });
        }
        catch (JsonException e)
        {
            throw new HostFileException(
                path,
                $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}",
                "the file is not valid JSON, or nested too deeply",
                e);
        }
        catch (InvalidOperationException e)
        {
            throw new HostFileException(path, "", "a text in the file is not valid UTF-8", e);
        }
    }

    /// <summary>A file's bytes without the mark of UTF-8, if it begins with it.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text;

    private static HostDocument ReadRoot(HostDocument document)
    {
        var scan = new JsonScan(document);
        scan.Expect(JsonTokenType.StartObject, "$", "an object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int lastEnd = 0;
        while (scan.NextName("$", seen) is { } name)
        {
            if (seen.Count == 1 && name is not "format")
            {
                throw scan.Error("$", "the first property must be \"format\"");
            }

            switch (name)
            {
                case "format":
                    CheckFormat(scan.Text("$.format"), scan);
                    break;
                case "computerName":
                    document.ComputerName = scan.Text("$.computerName");
                    break;
                case "description":
                    scan.Text("$.description");
                    break;
                case "captured":
                    scan.Value(JsonTokenType.StartObject, "$.captured", "an object");
                    break;
                case "simulation":
                    document.Simulation = scan.Value(JsonTokenType.StartObject, "$.simulation", "an object");
                    break;
                case "servicing":
                    document.Servicing = scan.Value(JsonTokenType.StartObject, "$.servicing", "an object");
                    break;
                case "namespaces":
                    NamespaceReader.Read(ref scan, document);
                    break;
                case "pending":
                    document.Pending = scan.Value(JsonTokenType.StartArray, "$.pending", "an array");
                    document.BeforePending = lastEnd;
                    break;
                default:
                    throw scan.Error("$", $"unknown property \"{name}\"");
            }

            lastEnd = scan.Position;
        }

        document.LastValueEnd = lastEnd;
        scan.ExpectEnd();
        if (document.ComputerName.Length == 0 || !seen.Contains("namespaces"))
        {
            throw scan.Error("$", "\"computerName\" and \"namespaces\" are required");
        }

        return document;
    }

    private static void CheckFormat(string format, JsonScan scan)
    {
        if (format is Format)
        {
            return;
        }

        throw scan.Error(
            "$.format",
            format.StartsWith(FormatFamily, StringComparison.Ordinal)
                ? $"the file has format \"{format}\"; this program reads \"{Format}\" only. A newer NestedDsc may have written it"
                : $"\"{format}\" is not the format of a simulated host, \"{Format}\"");
    }
}
