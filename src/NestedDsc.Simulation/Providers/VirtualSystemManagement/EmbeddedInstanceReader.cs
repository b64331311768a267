using System.Text;
using System.Xml;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Reads the one instance in a text of CIM DTD 2.0 or WMI DTD 2.0 (DSP0201): INSTANCE with PROPERTY and PROPERTY.ARRAY, bare or
/// within the wrappers that the serializers put around it. A document type declaration is refused, as is anything very large or deep.
/// </summary>
internal static class EmbeddedInstanceReader
{
    private const int MaxCharacters = 1024 * 1024;
    private const int MaxDepth = 16;

    /// <returns>The instance, or <see langword="null"/> if the text is not one.</returns>
    public static EmbeddedInstance? Read(string text)
    {
        if (text.Length > MaxCharacters)
        {
            return null;
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return ReadDocument(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static EmbeddedInstance? ReadDocument(XmlReader reader)
    {
        EmbeddedInstance? instance = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            bool isWrapper = reader.Name is "CIM" or "DECLARATION" or "DECLGROUP" or "VALUE.OBJECT" or "VALUE.NAMEDOBJECT";
            if (!isWrapper && (reader.Name is not "INSTANCE" || instance is not null))
            {
                return null;
            }

            if (!isWrapper && (instance = ReadInstance(reader)) is null)
            {
                return null;
            }
        }

        return instance;
    }

    private static EmbeddedInstance? ReadInstance(XmlReader reader)
    {
        string? className = reader.GetAttribute("CLASSNAME");
        var properties = new List<EmbeddedProperty>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    return null;
                }

                if (reader.Name is "PROPERTY" or "PROPERTY.ARRAY")
                {
                    if (ReadProperty(reader) is not { } property || !names.Add(property.Name))
                    {
                        return null;
                    }

                    properties.Add(property);
                }
                else if (reader.Name is not ("QUALIFIER" or "PROPERTY.REFERENCE") || !SkipElement(reader))
                {
                    return null;
                }
            }
        }

        return string.IsNullOrEmpty(className) ? null : new EmbeddedInstance(className, properties);
    }

    private static EmbeddedProperty? ReadProperty(XmlReader reader)
    {
        bool isArray = reader.Name is "PROPERTY.ARRAY";
        string? name = reader.GetAttribute("NAME");
        string? type = reader.GetAttribute("TYPE");
        List<string>? values = null;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader is { NodeType: XmlNodeType.Element, Name: "QUALIFIER" })
                {
                    if (!SkipElement(reader))
                    {
                        return null;
                    }

                    continue;
                }

                if (reader.NodeType != XmlNodeType.Element || values is not null
                    || !string.Equals(reader.Name, isArray ? "VALUE.ARRAY" : "VALUE", StringComparison.Ordinal))
                {
                    return null;
                }

                values = [];
                if (isArray ? !ReadElements(reader, values) : !ReadValue(reader, values))
                {
                    return null;
                }
            }
        }

        return string.IsNullOrEmpty(name) || string.IsNullOrEmpty(type) ? null : new EmbeddedProperty(name, type, isArray, values);
    }

    private static bool ReadElements(XmlReader reader, List<string> values)
    {
        if (reader.IsEmptyElement)
        {
            return true;
        }

        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader is not { NodeType: XmlNodeType.Element, Name: "VALUE" } || !ReadValue(reader, values))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadValue(XmlReader reader, List<string> values)
    {
        if (reader.IsEmptyElement)
        {
            values.Add("");
            return true;
        }

        var text = new StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                return false;
            }

            text.Append(reader.Value);
        }

        values.Add(text.ToString());
        return true;
    }

    /// <summary>Passes over an element and stands at its end.</summary>
    private static bool SkipElement(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return true;
        }

        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth > MaxDepth)
            {
                return false;
            }
        }

        return true;
    }
}
