using System.Text.Encodings.Web;
using System.Text.Json;

namespace NestedDsc.Protocol.Tests.Running;

/// <summary>Writes JSON nodes with letters as they are, as the library should.</summary>
internal static class RelaxedJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
