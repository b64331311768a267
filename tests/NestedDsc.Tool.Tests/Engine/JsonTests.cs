using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class JsonTests
{
    [Fact]
    public void An_instance_is_shown_with_spaces_to_break_lines_at() =>
        Assert.Equal(
            """{ "vmName": "a", "nothing": null, "checkpoint": { "name": "b" }, "list": [1,2], "none": {} }""",
            Tool.Engine.Json.Readable(new JsonObject
            {
                ["vmName"] = "a",
                ["nothing"] = null,
                ["checkpoint"] = new JsonObject { ["name"] = "b" },
                ["list"] = new JsonArray(1, 2),
                ["none"] = new JsonObject(),
            }));
}
