using System.Diagnostics.CodeAnalysis;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>The way to change features, or why there is none.</summary>
public sealed class FeatureChanges
{
    private FeatureChanges(FeatureRoute? route, IFeatureServicing? servicing, ServicingException? refusal) =>
        (Route, Servicing, Refusal) = (route, servicing, refusal);

    /// <summary>Which way it is; <see langword="null"/> if there is none.</summary>
    public FeatureRoute? Route { get; }

    /// <summary>What makes changes; <see langword="null"/> if there is no way. It belongs to the connection: don't dispose of it.</summary>
    public IFeatureServicing? Servicing { get; }

    /// <summary>Why features can't be changed and what to do; <see langword="null"/> if they can.</summary>
    public ServicingException? Refusal { get; }

    /// <summary>Whether features can be changed.</summary>
    [MemberNotNullWhen(true, nameof(Servicing), nameof(Route))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool CanChange => Servicing is not null;

    /// <summary>What makes changes.</summary>
    /// <returns>It.</returns>
    /// <exception cref="ServicingException">There is no way: <see cref="Refusal"/>.</exception>
    public IFeatureServicing Require() => CanChange ? Servicing : throw Refusal;

    internal static FeatureChanges By(FeatureRoute route, IFeatureServicing servicing) => new(route, servicing, null);

    internal static FeatureChanges None(ServicingException refusal) => new(null, null, refusal);
}
