using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Steps;

/// <summary>Waits until a host's network is as it should be after a change: interfaces appear seconds after their switch.</summary>
internal static class SwitchWait
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>Reads until there is what is looked for.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="find">Looks for it; <see langword="null"/> if it is not there yet.</param>
    /// <param name="missing">The message if it does not come.</param>
    /// <returns>What was looked for.</returns>
    /// <exception cref="SettingNotKeptException">It did not come in time.</exception>
    public static T Until<T>(HyperVConnection connection, Func<HostNetwork, T?> find, string missing)
        where T : class => Until(connection, find, () => missing);

    /// <summary>The same with a message that is made when it is needed.</summary>
    public static T Until<T>(HyperVConnection connection, Func<HostNetwork, T?> find, Func<string> missing)
        where T : class
    {
        CimDeadline deadline = connection.Within(Settling);
        while (true)
        {
            if (find(HostNetworkReader.Read(connection)) is { } found)
            {
                return found;
            }

            if (deadline.HasPassed)
            {
                throw new SettingNotKeptException(missing());
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }
}
