namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>How Hyper-V takes a change that a VM's state does not allow. That nothing is changed is known.</summary>
internal enum ChangeAnswer
{
    /// <summary>A code at once, or values that no job would end well with.</summary>
    Refused,

    /// <summary>4096, and a job that fails.</summary>
    JobFails,

    /// <summary>4096, and a job that ends well with nothing done, as is observed of saved VMs.</summary>
    Ignored,
}

/// <summary>How Hyper-V takes a change of a VM that is not off, where it is not known to need that.</summary>
internal enum LiveAnswer
{
    /// <summary>It is made.</summary>
    Applied,

    /// <summary>A code at once.</summary>
    Refused,

    /// <summary>4096, and a job that ends well with nothing done.</summary>
    Ignored,
}

/// <summary>What becomes of the settings that a change of a port's feature leaves out.</summary>
internal enum PartialRowAnswer
{
    /// <summary>The call is rejected, as a bare instance of the class is (observed; the code was not recorded).</summary>
    Refused,

    /// <summary>They stay as they are; a new row has the defaults.</summary>
    Kept,

    /// <summary>They are reset: off, zero or empty.</summary>
    Reset,
}

/// <summary>What a change of a port's feature makes of an array without elements.</summary>
internal enum EmptyArrayAnswer
{
    /// <summary>It says nothing, as is observed of notes.</summary>
    Ignored,

    /// <summary>The array is emptied.</summary>
    Cleared,
}

/// <summary>Whether one call takes features of several classes: its array is of the class that all derive from.</summary>
internal enum MixedAnswer
{
    Taken,
    Refused,
}

/// <summary>What becomes of a second row where one is known to work: a feature of a connection, a NAT of the host.</summary>
internal enum SecondAnswer
{
    Refused,
    Taken,
}

/// <summary>What the methods that remove settings answer when all is well.</summary>
internal enum RemovalAnswer
{
    /// <summary>0 for features (observed), 4096 for connections.</summary>
    FeaturesAtOnce,

    /// <summary>0.</summary>
    AtOnce,

    /// <summary>4096.</summary>
    Job,
}

/// <summary>The code for a change of state that is asked of a VM on its way from one state to another.</summary>
internal enum TransitionAnswer
{
    /// <summary>32775: known of turning off a VM that is stopping.</summary>
    InvalidState,

    /// <summary>32768.</summary>
    Failed,

    /// <summary>32774.</summary>
    InUse,
}

/// <summary>What OtherEnabledState says while a VM is paused.</summary>
internal enum PausingText
{
    /// <summary>As the Hyper-V module has it.</summary>
    Quiescing,

    /// <summary>As one client takes it as well (os-win).</summary>
    Pausing,
}

/// <summary>What a checkpoint of a VM with production checkpoints only is asked for with.</summary>
internal enum CheckpointSettings
{
    /// <summary>An empty text, as the Hyper-V module sends it whatever the type.</summary>
    Empty,

    /// <summary>An instance of Msvm_VirtualSystemSnapshotSettingData (hyper-v-csi); without one the call is rejected.</summary>
    Instance,
}

/// <summary>How many rows a new address has.</summary>
internal enum AddressRows
{
    /// <summary>One of the active and one of the persistent store (observed).</summary>
    Two,

    /// <summary>One of the active store.</summary>
    One,
}

/// <summary>Whether deleting one row of an address takes that of the other store along.</summary>
internal enum AddressTwin
{
    Stays,
    Goes,
}

/// <summary>How a method of MSFT_NetIPAddress says that it failed.</summary>
internal enum CreateFailure
{
    /// <summary>By a CIM error, which MMI throws.</summary>
    Exception,

    /// <summary>By its return value, the Windows error.</summary>
    ReturnValue,
}

/// <summary>What a fresh connection has in the way of features.</summary>
internal enum FreshFeatures
{
    /// <summary>Offload settings: clients read them without adding any (ExHyperV, os-win).</summary>
    Offload,

    /// <summary>None; the cmdlets may show defaults where there is no row.</summary>
    None,
}

/// <summary>Whether following associations is answered.</summary>
internal enum AssociationAnswer
{
    Answered,

    /// <summary>Each is refused as not supported.</summary>
    Refused,
}

/// <summary>How often following an association shows one instance.</summary>
internal enum AssociatedRows
{
    Once,

    /// <summary>Several times (seen of checkpoints, not through MMI).</summary>
    Several,
}

/// <summary>What a query makes of a property that its class lacks on this build.</summary>
internal enum MissingProperty
{
    InvalidQuery,

    /// <summary>The rows come without it.</summary>
    LeftOut,
}

/// <summary>The name of the host's adapter where <c>vEthernet (name)</c> is taken.</summary>
internal enum TakenName
{
    /// <summary>With a number.</summary>
    Numbered,

    /// <summary>The same once more.</summary>
    Same,
}

/// <summary>How a change that is good is answered when the VM is off.</summary>
internal enum GoodChange
{
    /// <summary>0, without a job (observed on Server 2025).</summary>
    AtOnce,

    /// <summary>4096 and a job, as the documentation allows.</summary>
    Job,
}

/// <summary>Whether a process is told what Windows is to its hypervisor. The processors of Arm don't tell.</summary>
internal enum RoleAnswer
{
    /// <summary>It is told.</summary>
    Told,

    /// <summary>It is not.</summary>
    Unknown,
}
