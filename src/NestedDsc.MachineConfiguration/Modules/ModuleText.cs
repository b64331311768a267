using System.Text;
using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Modules;

/// <summary>Writes the wrapper module: functions that are the same for every resource, a table, and a class for each.</summary>
internal static class ModuleText
{
    private const int Width = 116;

    private const string Header =
        """
        # Wraps the executables in the folder bin as class-based resources for Azure Machine Configuration.
        # Generated from resources/*/schema.json and src/NestedDsc.MachineConfiguration/Modules/*.ps1; a test compares it.


        """;

    /// <summary>Writes the module.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="functions">The functions that the classes call.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyList<ResourceClass> classes, string functions)
    {
        StringBuilder text = new StringBuilder(Header).Append(functions).Append('\n');
        WriteTable(text, classes);
        foreach (ResourceClass resource in classes)
        {
            WriteClass(text, resource);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteTable(StringBuilder text, IReadOnlyList<ResourceClass> classes)
    {
        text.Append("# What the functions have to know of each class.\n$script:Resources = @{\n");
        foreach (ResourceClass resource in classes)
        {
            text.Append($"    {resource.Name} = @{{\n        Executable = '{resource.Executable}'\n        Identity = @(");
            text.AppendJoin(", ", resource.Properties.Where(static p => p.IsIdentity).Select(static p => $"'{p.Name}'")).Append(")\n");
            WriteRows(text, "Settable", resource.Settable);
            WriteRows(text, "ReadOnly", resource.Properties.Where(static p => !p.IsSettable));
            text.Append("    }\n");
        }

        text.Append("}\n");
    }

    private static void WriteRows(StringBuilder text, string name, IEnumerable<ClassProperty> properties)
    {
        text.Append($"        {name} = @(\n");
        text.AppendJoin(
            "\n", properties.Select(static p => $"            @{{ Name = '{p.Name}'; Json = '{p.JsonName}'; Kind = '{p.Kind}' }}"));
        text.Append("\n        )\n");
    }

    private static void WriteClass(StringBuilder text, ResourceClass resource)
    {
        text.Append('\n');
        WriteComment(text, resource.Description, "");
        text.Append($"[DscResource()]\nclass {resource.Name}\n{{\n");
        WriteProperty(
            text, "Name of the instance in its configuration.", "[DscProperty(Key)]", "", "[string]", ResourceClass.InstanceName);
        foreach (ClassProperty property in resource.Settable)
        {
            WriteProperty(text, property.Description, "[DscProperty()]", ChoicesOf(property), TypeOf(property.Kind), property.Name);
        }

        WriteProperty(
            text,
            "A JSON object with those properties whose text is not ASCII, under the names of the resource. Written by nesteddsc package.",
            "[DscProperty()]",
            "",
            "[string]",
            ResourceClass.EscapedProperties);
        foreach (ClassProperty property in resource.Properties.Where(static p => !p.IsSettable))
        {
            WriteProperty(text, property.Description, "[DscProperty(NotConfigurable)]", "", TypeOf(property.Kind), property.Name);
        }

        WriteProperty(
            text, "Why the instance is not in desired state.", "[DscProperty(NotConfigurable)]", "", "[NestedDscReason[]]", "Reasons");
        text.Append(
            $$"""
                [{{resource.Name}}] Get() { return Get-NestedDscInstance $this ([{{resource.Name}}]::new()) }

                [bool] Test() { return Test-NestedDscInstance $this }

                [void] Set() { Set-NestedDscInstance $this }
            }

            """);
    }

    private static void WriteProperty(StringBuilder text, string description, string mark, string choices, string type, string name)
    {
        WriteComment(text, description, "    ");
        text.Append($"    {mark}\n");
        if (choices.Length > 0)
        {
            text.Append($"    {choices}\n");
        }

        text.Append($"    {type} ${name}\n\n");
    }

    private static string ChoicesOf(ClassProperty property) =>
        property.Choices.Count == 0 ? "" : $"[ValidateSet({string.Join(", ", property.Choices.Select(static c => $"'{c}'"))})]";

    private static string TypeOf(PropertyKind kind) => kind switch
    {
        PropertyKind.Flag => "[Nullable[bool]]",
        PropertyKind.Integer => "[Nullable[int]]",
        PropertyKind.LongInteger => "[Nullable[long]]",
        PropertyKind.TextList => "[string[]]",
        _ => "[string]",
    };

    private static void WriteComment(StringBuilder text, string comment, string indent)
    {
        var line = new StringBuilder();
        foreach (string word in comment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length + 1 > Width)
            {
                text.Append(indent).Append('#').Append(line).Append('\n');
                line.Clear();
            }

            line.Append(' ').Append(word);
        }

        text.Append(indent).Append('#').Append(line).Append('\n');
    }
}
