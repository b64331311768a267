using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;

namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Holds calls of methods to the facts: the method, its parameters, their types, and what is passed as their values.</summary>
internal sealed class CallCheck(NameCheck names)
{
    public void Check(CimMethodCall call, Site site)
    {
        if (Method(call, site) is not { } method)
        {
            return;
        }

        if (call.Target.Keys.Count > 0)
        {
            new PathCheck(names).Check(call.Target, site);
        }

        string subject = Subject(call);
        names.Ledger.Hold($"{subject} is {(method.IsStatic ? "static" : "of an instance")}", method.IsStatic == (call.Target.Keys.Count == 0)
            ? null
            : new Contradiction(subject, method.IsStatic ? "is a method of the class, not of an instance" : "is a method of an instance, not of the class", site.Place, method.Source));
        foreach (CimProperty parameter in call.Parameters)
        {
            Parameter(call, method, parameter, isOut: false, site);
        }
    }

    /// <summary>Holds what a method answered to what it has as output parameters.</summary>
    public void Answer(CimMethodCall call, CimMethodResult result, Site site)
    {
        if (Method(call, site) is not { } method)
        {
            return;
        }

        foreach (CimProperty parameter in result.OutParameters.Properties)
        {
            if (!string.Equals(parameter.Name, "ReturnValue", StringComparison.OrdinalIgnoreCase))
            {
                Parameter(call, method, parameter, isOut: true, site);
            }
        }
    }

    /// <summary>Holds a name to be that of an output parameter.</summary>
    public void Asked(CimMethodCall call, string parameter, Site site)
    {
        if (Method(call, site) is { } method)
        {
            Named(call, method, parameter, isOut: true, site);
        }
    }

    private static string Subject(CimMethodCall call) => $"{call.Target.ClassName}.{call.Method}";

    private MethodFact? Method(CimMethodCall call, Site site)
    {
        if (names.Class(call.Target.Namespace, call.Target.ClassName, site) is not { } owner)
        {
            return null;
        }

        MethodFact? method = names.Namespace(call.Target.Namespace, site)!.Method(call.Target.ClassName, call.Method);
        string? problem = method switch
        {
            null => "no method of the class",
            { IsImplemented: false } => "is declared, but no provider implements it",
            _ when site.Build is { } build && !method.Builds.Has(build) => $"is not there on build {build} ({method.Builds})",
            _ => null,
        };
        names.Ledger.Hold($"{Subject(call)}()", problem is null ? null : new Contradiction(Subject(call), problem, site.Place, owner.Source));
        return method;
    }

    private ParameterFact? Named(CimMethodCall call, MethodFact method, string name, bool isOut, Site site)
    {
        ParameterFact? fact = method.Parameter(name, isOut);
        string direction = isOut ? "out" : "in";
        string known = string.Join(", ", method.Parameters.Where(p => p.IsOut == isOut).Select(static p => p.Name));
        names.Ledger.Hold($"{Subject(call)}({direction} {name})", fact is not null
            ? null
            : new Contradiction($"{Subject(call)}({name})", $"no {direction} parameter of the method, which has {(known.Length == 0 ? "none" : known)}", site.Place, method.Source));
        return fact;
    }

    private void Parameter(CimMethodCall call, MethodFact method, CimProperty parameter, bool isOut, Site site)
    {
        if (Named(call, method, parameter.Name, isOut, site) is not { } fact)
        {
            return;
        }

        string subject = $"{Subject(call)}({parameter.Name})";
        names.Ledger.Hold($"{subject} is {fact.Type}", fact.Type.Is(parameter.Type, parameter.IsArray)
            ? null
            : new Contradiction(subject, $"is {fact.Type}, not {FactType.Text(parameter.Type, parameter.IsArray)}", site.Place, method.Source));
        new ValueCheck(names).Check(call.Target.Namespace, parameter.Value, fact.Type.ClassName, subject, site);
    }
}
