using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>A class as it stands in the file of a host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Superclass">The class that it derives from; empty for none.</param>
/// <param name="Keys">Names of its keys; none if its superclass has them.</param>
/// <param name="Properties">Its properties, of which the types matter here.</param>
/// <param name="Rows">Its own instances.</param>
internal sealed record FileClass(
    string Name, string Superclass, IReadOnlyList<string> Keys, IReadOnlyList<CimProperty> Properties, IReadOnlyList<CimObject> Rows);
