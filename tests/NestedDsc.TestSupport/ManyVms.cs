using System.Globalization;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.TestSupport;

/// <summary>Hosts with any number of VMs, for tests of scale.</summary>
public static class ManyVms
{
    /// <summary>The GUID of a VM.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The GUID.</returns>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"10000000-0000-4000-8000-{number:D12}");

    /// <summary>The GUID of a checkpoint.</summary>
    /// <param name="number">Number of its VM, from 1.</param>
    /// <param name="checkpoint">Its own number within the VM, from 0.</param>
    /// <returns>The GUID.</returns>
    public static string CheckpointId(int number, int checkpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"3000{checkpoint:D4}-0000-4000-8000-{number:D12}");

    /// <summary>The name of a VM.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The name.</returns>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"vm-{number:D5}");

    /// <summary>Makes a host like lab-l0.json with other VMs: copies of lab-web01, all off.</summary>
    /// <param name="count">Number of VMs.</param>
    /// <returns>The file's text.</returns>
    public static string Write(int count)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new HostFileGenerator(LabVms.Web).Write(text, count);
        return text.ToString();
    }
}
