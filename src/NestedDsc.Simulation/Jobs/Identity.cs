using System.Security.Cryptography;
using System.Text;

namespace NestedDsc.Simulation.Jobs;

/// <summary>Makes GUIDs from text, so that the same calls on the same file give the same identities.</summary>
internal static class Identity
{
    /// <param name="seed">What the identity is for: kind, VM and a number.</param>
    /// <returns>A GUID in upper case, as Hyper-V writes them.</returns>
    public static string Make(string seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed.ToUpperInvariant()), hash);
        return new Guid(hash[..16]).ToString("D").ToUpperInvariant();
    }
}
