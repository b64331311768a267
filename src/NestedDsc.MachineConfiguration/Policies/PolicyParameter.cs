namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>A parameter of a policy that is put in the place of a property's value.</summary>
/// <param name="Name">Its name: letters and digits.</param>
/// <param name="Target">What it replaces, such as <c>[NestedVirtualization]web01;VmName</c>.</param>
/// <param name="Description">A sentence for who assigns the policy.</param>
/// <param name="Default">Its value if none is given; nothing if one has to be.</param>
/// <param name="AllowedValues">The values that it may have; empty if any.</param>
public sealed record PolicyParameter(
    string Name, string Target, string Description, string? Default, IReadOnlyList<string> AllowedValues);
