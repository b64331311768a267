using NestedDsc.Servicing;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Providers.ComputerSystems;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>Carries out a restart of Windows.</summary>
internal static class Restarter
{
    private const ulong StartIfWasOn = 3;
    private const ulong AlwaysStart = 4;

    public static RestartResult Run(SimulatedHost host)
    {
        int ended = EndOperations(host);
        IReadOnlyList<FeatureTransition> features = [];
        IReadOnlyList<RestartIndicator> cleared = [];
        bool hadService = HyperVRole.HasService(host.Servicing);
        if (host.Servicing is { } before)
        {
            cleared = before.Indicators;
            features = ApplyPending(host, before);
        }

        bool hypervisorRuns = HyperVRole.HypervisorRuns(host.Servicing, host.Document);
        IReadOnlyList<VmTransition> vms = hadService ? SwitchVms(host, hypervisorRuns) : [];
        WindowsFacts.NoteStart(host.Document, host.Clock.UtcNow);
        return new RestartResult(
            host.Document.ComputerName, features, cleared, vms, ended,
            HyperVRole.HasService(host.Servicing) && host.Virtualization is { Classes.Count: > 0 }, hypervisorRuns);
    }

    private static List<FeatureTransition> ApplyPending(SimulatedHost host, ServicingState before)
    {
        FeaturePlan plan = FeatureRules.Restart(before);
        ServicingState after = before.With(plan.States) with
        {
            Busy = false,
            RestartIndicators = [],
            Alterations = [],

            // The processor's flags are masked from now on, or no longer: what they told is kept.
            HardwareVirtualization = before.HardwareVirtualization
                ?? (plan.States.Count > 0 ? HyperVRole.HasVirtualization(before, host.Document) : null),
            VirtualMachine = before.VirtualMachine ?? (plan.States.Count > 0 && !WindowsFacts.HasVirtualModel(host.Document) ? HyperVRole.IsVirtualMachine(before, host.Document) : null),
            RoleWasInstalled = before.RoleWasInstalled || HyperVRole.HasService(before),
        };
        host.Set(after);
        return [.. before.Features.Where(f => plan.States.ContainsKey(f.Name)).Select(f => new FeatureTransition(f.Name, f.State, plan.States[f.Name]))];
    }

    /// <summary>Ends what is under way. A follow-up may start when another operation ends, so this goes on until none is left.</summary>
    private static int EndOperations(SimulatedHost host)
    {
        int ended = 0;
        Texts texts = Texts.In(host.Settings.Language);
        while (host.Operations.Active is [var operation, ..])
        {
            ended++;
            if (operation is { HasJob: true, HasEnded: false })
            {
                operation.End(JobOutcome.Failure((ushort)ReturnCodes.Failed, texts.JobFailed));
            }
            else
            {
                operation.End(operation.Outcome);
            }

            host.Complete(operation);
        }

        return ended;
    }

    private static List<VmTransition> SwitchVms(SimulatedHost host, bool hypervisorRuns)
    {
        NamespaceStore? ns = host.Virtualization;
        var changes = new List<VmTransition>();
        foreach (InstanceRow system in ns?.Find(Vm.SystemClass)?.Rows.ToArray() ?? [])
        {
            if (Vm.Find(ns!, system.Text("Name")) is not { } vm)
            {
                continue;
            }

            bool wasOn = vm.State is VmState.Running or VmState.Paused or VmState.Transition;
            ulong action = vm.Settings.Number64("AutomaticStartupAction");
            bool isOn = hypervisorRuns && HyperVRole.HasService(host.Servicing) && (action == AlwaysStart || (action == StartIfWasOn && wasOn));
            if (wasOn || isOn)
            {
                EditRunner.Run(host.Document, StateEdits.Arrive(host, ns!, vm, isOn ? VmStates.Running : VmStates.Off));
                changes.Add(new VmTransition(vm.Id, vm.Name, wasOn, isOn));
            }
        }

        return changes;
    }
}
