using System.Text.Json;

namespace NestedDsc.Simulation.Tests;

/// <summary>Small hosts as text.</summary>
internal static class HostTexts
{
    /// <summary>A host with one class C of one instance of the given name.</summary>
    public static string Of(string name) => WithInstances($$"""{ "Name": "{{JsonEncodedText.Encode(name)}}" }""");

    /// <summary>A host with one class C with many types of properties.</summary>
    public static string WithInstances(string instances) => $$"""
        {
          "format": "nesteddsc-host/1",
          "computerName": "H",
          "namespaces": {
            "root": {
              "C": {
                "keys": ["Name"],
                "properties": { "Name": "string", "U8": "uint8", "S8": "sint8", "U16": "uint16", "S16": "sint16", "U32": "uint32",
                  "S32": "sint32", "U64": "uint64", "S64": "sint64", "R32": "real32", "R64": "real64", "Ch": "char16", "B": "boolean",
                  "T": "datetime", "P": "ref:C", "Us": "uint16[]", "Ss": "string[]", "Ps": "ref:C[]", "Bs": "boolean[]" },
                "instances": [
                  {{instances}}
                ]
              }
            }
          }
        }

        """;
}
