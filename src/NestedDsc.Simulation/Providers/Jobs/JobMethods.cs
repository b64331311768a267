using System.Security;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.Jobs;

/// <summary>What the methods of Msvm_ConcreteJob have in common.</summary>
internal static class JobMethods
{
    public static Operation? Operation(MethodContext context) =>
        context.Host.Operations.All.FirstOrDefault(
            o => string.Equals(o.Id, context.Target.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Msvm_Error as CIM-XML, or <see langword="null"/> while there is no error.</summary>
    public static string? ErrorText(Operation? operation)
    {
        if (operation is null || !operation.HasEnded || operation.Outcome.IsSuccess)
        {
            return null;
        }

        string message = SecurityElement.Escape(operation.Outcome.Description);
        return $"""<INSTANCE CLASSNAME="Msvm_Error">{Property("CIMStatusCode", "uint32", "1")}{Property("ErrorSource", "string", SecurityElement.Escape(operation.VmId))}{Property("Message", "string", message)}{Property("MessageID", "string", operation.Outcome.ErrorCode.ToString(Format.Invariant))}</INSTANCE>""";
    }

    private static string Property(string name, string type, string value) =>
        $"""<PROPERTY NAME="{name}" TYPE="{type}"><VALUE>{value}</VALUE></PROPERTY>""";
}
