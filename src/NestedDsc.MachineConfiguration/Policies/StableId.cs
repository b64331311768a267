using System.Security.Cryptography;
using System.Text;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>GUIDs that are the same for the same name, so that a policy that is written again replaces itself.</summary>
public static class StableId
{
    private const string Space = "https://github.com/NestedDsc/policies/";

    /// <summary>Makes one.</summary>
    /// <param name="name">What it is for.</param>
    /// <returns>A GUID of version 8 (RFC 9562).</returns>
    public static Guid Of(string name)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Space + name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
