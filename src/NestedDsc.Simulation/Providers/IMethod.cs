namespace NestedDsc.Simulation.Providers;

/// <summary>A method of a provider.</summary>
internal interface IMethod
{
    string ClassName { get; }

    string Name { get; }

    IReadOnlyList<MethodParameter> Parameters { get; }

    MethodAnswer Invoke(MethodContext context);
}
