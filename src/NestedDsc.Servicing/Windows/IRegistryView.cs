namespace NestedDsc.Servicing.Windows;

/// <summary>Keys and values below <c>HKEY_LOCAL_MACHINE</c>.</summary>
internal interface IRegistryView
{
    /// <summary>Whether a key exists.</summary>
    /// <param name="key">Path of the key.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    bool HasKey(string key);

    /// <summary>Reads a value.</summary>
    /// <param name="key">Path of the key.</param>
    /// <param name="name">Name of the value.</param>
    /// <returns>A string or an array of strings; <see langword="null"/> if there is no such value or it is of another type.</returns>
    object? Value(string key, string name);
}
