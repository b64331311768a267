using NestedDsc.Cim;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>Takes a method call as WMI does: finds the method and the target and checks the parameters before the provider sees them.</summary>
internal static class MethodRunner
{
    /// <exception cref="CimException">The namespace, class, method, target or a parameter is wrong.</exception>
    public static CimMethodResult Run(SimulatedHost host, CimMethodCall call, CallEffects effects)
    {
        string operation = $"{call.Target}.{call.Method}";
        NamespaceStore ns = HyperVGate.Find(host, call.Target.Namespace)
            ?? throw CimErrors.Make(CimErrorCode.InvalidNamespace, operation, $"Invalid namespace: {call.Target.Namespace}");
        ClassDefinition definition = ns.Definition(call.Target.ClassName)
            ?? throw CimErrors.Make(CimErrorCode.InvalidClass, operation, $"Invalid class: {call.Target.ClassName}");
        IMethod method = MethodCatalog.Find(definition, call.Method)
            ?? throw CimErrors.Make(CimErrorCode.MethodNotFound, operation, $"{definition.Name} has no method {call.Method}");
        HyperVGate.CheckWrite(host, ns, operation);
        CheckParameters(method, call.Parameters, operation);
        InstanceRow? target = method.IsStatic ? null : Target(host, call, operation);
        MethodAnswer answer = method.Invoke(new MethodContext(host, ns, target, call.Parameters, effects));
        return new CimMethodResult(answer.ReturnValue, new CimObject("__PARAMETERS", answer.Out) { ServerName = host.Document.ComputerName });
    }

    private static InstanceRow Target(SimulatedHost host, CimMethodCall call, string operation)
    {
        if (call.Target.Keys.Count == 0)
        {
            throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, $"{call.Method} is a method of instances, not of the class");
        }

        return host.Find(call.Target) ?? throw CimErrors.Make(CimErrorCode.NotFound, operation, $"Not found: {call.Target}");
    }

    private static void CheckParameters(IMethod method, IReadOnlyList<CimProperty> given, string operation)
    {
        foreach (CimProperty parameter in given)
        {
            MethodParameter declared = method.Parameters.FirstOrDefault(
                p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, $"{method.Name} has no parameter {parameter.Name}");
            if (parameter.Type != declared.Type || parameter.IsArray != declared.IsArray || !HasType(parameter))
            {
                throw CimErrors.Make(CimErrorCode.TypeMismatch, operation, $"Type mismatch for parameter \"{declared.Name}\"");
            }
        }

        foreach (MethodParameter declared in method.Parameters.Where(static p => p.IsRequired))
        {
            if (!given.Any(p => p.Value is not null && string.Equals(p.Name, declared.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, $"{method.Name} needs parameter {declared.Name}");
            }
        }
    }

    /// <summary>Whether the value is of the CLR type that its CIM type says it is.</summary>
    private static bool HasType(CimProperty parameter) => parameter.Value switch
    {
        null => true,
        CimObject => parameter.Type == CimType.Instance && !parameter.IsArray,
        CimObject[] => parameter.Type == CimType.Instance && parameter.IsArray,
        Array array => parameter.IsArray && array.GetType() == CimValues.ArrayOf(parameter.Type, []).GetType(),
        string => parameter.Type == CimType.String,
        bool => parameter.Type == CimType.Boolean,
        CimPath => parameter.Type == CimType.Reference,
        DateTime or TimeSpan => parameter.Type == CimType.DateTime,
        _ => CimNumber.ToDecimal(parameter.Value) is { } number
            && CimValues.Integer(parameter.Type, number)?.GetType() == parameter.Value.GetType(),
    };
}
