using NestedDsc.Cim;
using NestedDsc.Simulation.Associations;
using NestedDsc.Simulation.Repository;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation;

/// <summary>Answers statements and associations from a host's repository.</summary>
internal static class ReadRunner
{
    /// <exception cref="CimException">The namespace, a class, the source or the statement is wrong.</exception>
    public static IReadOnlyList<CimObject> Run(SimulatedHost host, CimRead read)
    {
        NamespaceStore? ns = HyperVGate.Find(host, read.Namespace);
        if (ns is null)
        {
            return read.NamespaceMayBeMissing
                ? []
                : throw CimErrors.Make(CimErrorCode.InvalidNamespace, read.Text, $"Invalid namespace: {read.Namespace}");
        }

        return read switch
        {
            CimAssociation association => AssociationRunner.Run(host, ns, association),
            CimQuery query => QueryRunner.Run(host, ns, query),
            _ => throw new ArgumentException($"{read.GetType().Name} is no request that is known here.", nameof(read)),
        };
    }
}
