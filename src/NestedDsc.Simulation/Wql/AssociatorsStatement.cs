using NestedDsc.Cim;

namespace NestedDsc.Simulation.Wql;

/// <summary>ASSOCIATORS OF {…} WHERE ….</summary>
internal sealed record AssociatorsStatement(
    CimPath Source, string? AssociationClass, string? ResultClass, string? Role, string? ResultRole) : WqlStatement;
