namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>
/// Server Manager's components by name. A request has to name all that it is about: only the PowerShell cmdlets add what a component
/// needs by themselves.
/// </summary>
/// <param name="components">The components.</param>
internal sealed class ComponentTree(IReadOnlyList<ServerComponent> components)
{
    private readonly Dictionary<string, ServerComponent> _byName = Index(components);

    /// <summary>Finds the component of a feature.</summary>
    /// <param name="feature">DISM name.</param>
    /// <returns>The component; <see langword="null"/> if this server has none.</returns>
    public ServerComponent? Find(string feature) => ComponentNames.Of(feature) is { } name ? _byName.GetValueOrDefault(name) : null;

    /// <summary>Which components to add: those asked for, those above them and those they depend on, without what is installed.</summary>
    /// <param name="asked">The components asked for.</param>
    /// <returns>The components, each after those that it needs.</returns>
    public IReadOnlyList<ServerComponent> ToAdd(IEnumerable<ServerComponent> asked) =>
        [.. Closure(asked, static component => [component.Parent, .. component.Dependencies]).Where(static component => !component.IsInstalled)];

    /// <summary>Which components to remove: those asked for and those below them, as far as they are installed.</summary>
    /// <param name="asked">The components asked for.</param>
    /// <returns>The components, each after those below it.</returns>
    public IReadOnlyList<ServerComponent> ToRemove(IEnumerable<ServerComponent> asked) =>
        [.. Closure(asked, static component => component.Children).Where(static component => component.IsInstalled)];

    private static Dictionary<string, ServerComponent> Index(IReadOnlyList<ServerComponent> components)
    {
        var index = new Dictionary<string, ServerComponent>(StringComparer.OrdinalIgnoreCase);
        foreach (ServerComponent component in components)
        {
            index.TryAdd(component.Name, component);
        }

        return index;
    }

    private List<ServerComponent> Closure(IEnumerable<ServerComponent> asked, Func<ServerComponent, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = new List<ServerComponent>();
        foreach (ServerComponent component in asked)
        {
            Visit(component);
        }

        return found;

        void Visit(ServerComponent component)
        {
            if (!seen.Add(component.Name))
            {
                return;
            }

            foreach (string name in next(component))
            {
                if (_byName.TryGetValue(name, out ServerComponent? needed))
                {
                    Visit(needed);
                }
            }

            found.Add(component);
        }
    }
}
