namespace NestedDsc.Simulation.Repository;

/// <summary>Where something stands in a host's file. It becomes text only for a mistake: a file has hundreds of declarations.</summary>
/// <param name="Outer">The namespace, or a place in the file's frame.</param>
/// <param name="Class">The class, if there is one.</param>
/// <param name="Property">The property with the dot before it, if there is one.</param>
internal readonly record struct Place(string Outer, string Class = "", string Property = "")
{
    public static implicit operator Place(string outer) => new(outer);

    public override string ToString() => $"{Outer}{(Class.Length == 0 ? "" : " ")}{Class}{Property}";
}
