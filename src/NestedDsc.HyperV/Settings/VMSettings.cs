using NestedDsc.Cim;

namespace NestedDsc.HyperV.Settings;

/// <summary>The settings of a VM. Immutable, and compared by value.</summary>
public sealed class VMSettings : IEquatable<VMSettings>
{
    private readonly string[] _ids;
    private readonly long?[] _values;

    private VMSettings(string[] ids, long?[] values)
    {
        _ids = ids;
        _values = values;
    }

    /// <summary>The value of a setting, 1 and 0 for true and false; <see langword="null"/> if this build of Windows has no such setting.</summary>
    /// <param name="setting">The setting.</param>
    public long? this[VMSetting setting]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(setting);
            return _values[setting.Place];
        }
    }

    /// <summary>Makes settings of rows.</summary>
    /// <param name="rows">The rows; the last of each class counts, and those of other classes are passed over.</param>
    /// <returns>The settings, or <see langword="null"/> if a class has no row.</returns>
    public static VMSettings? From(params IEnumerable<CimObject> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        string[] ids = new string[VMSettingClass.All.Count];
        long?[] values = new long?[VMSetting.All.Count];
        foreach (CimObject row in rows)
        {
            Take(row, ids, values);
        }

        return Array.IndexOf(ids, null) < 0 ? new VMSettings(ids, values) : null;
    }

    /// <summary>Whether a setting is on.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns><see langword="false"/> also if there is no such setting.</returns>
    public bool Has(VMSetting setting) => this[setting] is not (null or 0);

    /// <summary>The value of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>Its value; 0 also if there is no such setting.</returns>
    public long Number(VMSetting setting) => this[setting] ?? 0;

    /// <summary>The same settings with another value of one.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The settings.</returns>
    public VMSettings With(VMSetting setting, long? value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        long?[] values = [.. _values];
        values[setting.Place] = value;
        return new VMSettings(_ids, values);
    }

    /// <summary>The settings whose values others have differently.</summary>
    /// <param name="others">The others.</param>
    /// <returns>The settings.</returns>
    public IEnumerable<VMSetting> Differing(VMSettings others) => VMSetting.All.Where(s => this[s] != others[s]);

    /// <inheritdoc/>
    public bool Equals(VMSettings? other) => other is not null && _values.AsSpan().SequenceEqual(other._values) && _ids.AsSpan().SequenceEqual(other._ids);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VMSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_ids[0], _values[0], _values[1]);

    /// <summary>Key of the row of a class.</summary>
    internal string KeyOf(VMSettingClass settings) => _ids[settings.Place];

    /// <summary>The same settings with those of rows that were read anew.</summary>
    internal VMSettings With(IEnumerable<CimObject> rows)
    {
        string[] ids = [.. _ids];
        long?[] values = [.. _values];
        foreach (CimObject row in rows)
        {
            Take(row, ids, values);
        }

        return new VMSettings(ids, values);
    }

    private static void Take(CimObject row, string[] ids, long?[] values)
    {
        foreach (VMSetting setting in VMSetting.All)
        {
            if (string.Equals(setting.Class.Name, row.ClassName, StringComparison.OrdinalIgnoreCase))
            {
                ids[setting.Class.Place] = row.Text("InstanceID") ?? "";
                values[setting.Place] = setting.Read(row);
            }
        }
    }
}
