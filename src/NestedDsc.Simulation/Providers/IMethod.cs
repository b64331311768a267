namespace NestedDsc.Simulation.Providers;

/// <summary>A method of a provider.</summary>
internal interface IMethod
{
    string ClassName { get; }

    string Name { get; }

    IReadOnlyList<MethodParameter> Parameters { get; }

    /// <summary>Whether it is a method of the class, not of its instances.</summary>
    bool IsStatic => false;

    MethodAnswer Invoke(MethodContext context);
}
