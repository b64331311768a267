using System.Xml;

namespace NestedDsc.Cim;

/// <summary>Reads Msvm_Error objects, which GetErrorEx gives as CIM-XML. Only used when a job has failed.</summary>
internal static class CimErrorXml
{
    private static readonly XmlReaderSettings Hardened = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = 1_000_000,
        CloseInput = true,
    };

    /// <summary>The message of an error object.</summary>
    /// <param name="xml">The object.</param>
    /// <returns>Its Message property; <see langword="null"/> if it has none or the text is no XML.</returns>
    public static string? MessageOf(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Hardened);
            while (reader.ReadToFollowing("PROPERTY"))
            {
                if (string.Equals(reader.GetAttribute("NAME"), "Message", StringComparison.OrdinalIgnoreCase))
                {
                    return reader.ReadToDescendant("VALUE") ? reader.ReadElementContentAsString() : null;
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
