using System.Text.Json;

namespace NestedDsc.Protocol.Plans;

/// <summary>The state of an instance as it goes to the engine.</summary>
public interface IResourceState
{
    /// <summary>Writes the properties, without the braces around them and without what every resource adds (reasons, blockers …).</summary>
    /// <param name="writer">Where to write.</param>
    void WriteProperties(Utf8JsonWriter writer);
}
