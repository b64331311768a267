using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Input;

/// <summary>Mistakes in the properties of an instance, each with the answer that it gets.</summary>
public sealed class MistakeTests
{
    private const string Half = "it holds half of a surrogate pair, which is not Unicode text.";

    private const string Guid = "it must be a GUID such as \"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\", not ";

    private readonly LampProgram _lamp = new();

    public static TheoryData<string, string> Properties => new()
    {
        { "\"shape\":1", "/shape: there is no such property." },
        { "\"\":1", "/: there is no such property." },
        { "\"On\":true", "/On: there is no such property; \"on\" is written differently." },
        { "\"NAME\":\"desk\"", "/NAME: there is no such property; \"name\" is written differently." },
        { "\"na\\u0000me\":1", @"/na\u0000me: there is no such property." },
        { "\"on\":true,\"on\":true", "/on: the property is given twice." },
        { "\"on\":true,\"\\u006fn\":false", "/on: the property is given twice." },
        { "\"\\ud800\":1", "The input: a property name holds half of a surrogate pair, which is not Unicode text." },
        { "\"on\":1", "/on: it must be true or false, not 1." },
        { "\"on\":\"true\"", "/on: it must be true or false, not \"true\"." },
        { "\"color\":\"red\"", "/color: \"red\" is not one of \"warm\", \"cold\"." },
        { "\"color\":\"Warm\"", "/color: \"Warm\" is not one of \"warm\", \"cold\"." },
        { "\"color\":\"warm\\u0000\"", "/color: \"warm\\u0000\" is not one of \"warm\", \"cold\"." },
        { "\"color\":\"\\ud800\"", "/color: \"\\ud800\" is not one of \"warm\", \"cold\"." },
        { "\"color\":\"war\\ud800\"", "/color: \"war\\ud800\" is not one of \"warm\", \"cold\"." },
        { "\"color\":[]", "/color: an array is not one of \"warm\", \"cold\"." },
        { "\"color\":{}", "/color: an object is not one of \"warm\", \"cold\"." },
        { "\"id\":\"8f1b1c2e\"", $"/id: {Guid}\"8f1b1c2e\"." },
        { "\"id\":\"{8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d}\"", $"/id: {Guid}\"{{8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d}}\"." },
        { "\"id\":\" 8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\"", $"/id: {Guid}\" 8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d\"." },
        { "\"id\":\"8f1b1c2e6d0e4e0b9d530f7c7a1f2b3d\"", $"/id: {Guid}\"8f1b1c2e6d0e4e0b9d530f7c7a1f2b3d\"." },
        { "\"id\":\"\"", $"/id: {Guid}\"\"." },
        { "\"id\":7", $"/id: {Guid}7." },
        { "\"id\":\"\\ud800\"", $"/id: {Guid}\"\\ud800\"." },
        { "\"labels\":\"a\"", "/labels: it must be an array, not \"a\"." },
        { "\"labels\":[\"a\",null]", "/labels/1: it must be a string, not null." },
        { "\"shape\":null", "/shape: there is no such property." },
        { "\"on\":null,\"on\":true", "/on: the property is given twice." },
        { "\"timers\":[{\"minutes\":null}]", "/timers/0/minutes: it must be a whole number from 1, not null." },
        { "\"timers\":[null]", "/timers/0: it must be an object, not null." },
        { "\"labels\":[\"a\",1]", "/labels/1: it must be a string, not 1." },
        { "\"labels\":[\"\\udc00\"]", $"/labels/0: {Half}" },
        { "\"labels\":[[\"a\"]]", "/labels/0: it must be a string, not an array." },
        { "\"_metadata\":[]", "/_metadata: it must be an object, not an array." },
        { "\"_metadata\":{\"a\":1,\"a\":1}", "/_metadata/a: the property is given twice." },
        { "\"timers\":{}", "/timers: it must be an array, not an object." },
        { "\"timers\":[{\"minutes\":1},7]", "/timers/1: it must be an object, not 7." },
        { "\"timers\":[{\"minutes\":1},{\"minutes\":0}]", "/timers/1/minutes: 0 is out of range; it must be a whole number from 1." },
        { "\"timers\":[{\"Minutes\":1}]", "/timers/0/Minutes: there is no such property; \"minutes\" is written differently." },
        { "\"scene\":1", "/scene: it must be an object, not 1." },
        { "\"scene\":{\"a/b\":\"1\"}", "/scene/a~1b: it must be a whole number, not \"1\"." },
        { "\"scene\":{\"c~d\":1}", "/scene/c~0d: it must be true or false, not 1." },
        { "\"scene\":{\"~1\":{\"/~\":1}}", "/scene/~01/~1~0: there is no such property." },
        { "\"scene\":{\"\\ud800\":1}", "/scene: a property name holds half of a surrogate pair, which is not Unicode text." },
    };

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_mistake_gets_one_line_that_says_where_and_what(string properties, string error)
    {
        _lamp.Run($$"""{"name":"desk",{{properties}}}""", "set").Fails(ExitCode.InvalidInput, error);

        Assert.Equal(0, _lamp.Room.Connections);
        Assert.Empty(_lamp.Resource.Explained);
    }

    [Theory]
    [InlineData("\"\"", "it has 0 characters; 1 to 8 are allowed.")]
    [InlineData("\"123456789\"", "it has 9 characters; 1 to 8 are allowed.")]
    [InlineData("\"💡💡💡💡💡💡💡💡💡\"", "it has 9 characters; 1 to 8 are allowed.")]
    [InlineData("7", "it must be a string, not 7.")]
    [InlineData("{}", "it must be a string, not an object.")]
    [InlineData("\"\\ud800\"", Half)]
    [InlineData("\"\\udc00\\ud800\"", Half)]
    [InlineData("\"de\\u0000sk\"", "it holds a NUL character, which would end the text early.")]
    public void A_name_has_to_be_a_text_of_the_right_length(string name, string error) =>
        _lamp.Run($$"""{"name":{{name}}}""", "get").Fails(ExitCode.InvalidInput, "/name: " + error);

    [Theory]
    [InlineData("12345678")]
    [InlineData("💡💡💡💡💡💡💡💡")]
    public void The_length_of_a_text_is_counted_in_characters_as_people_see_them(string name) =>
        Assert.Equal(ExitCode.Success, _lamp.Run($$"""{"name":"{{name}}"}""", "get").ExitCode);

    [Fact]
    public void A_long_value_is_cut_in_the_message_but_no_character_in_two()
    {
        string value = string.Concat(Enumerable.Repeat("💡", 100));

        _lamp.Run($$"""{"name":"desk","id":"{{value}}"}""", "get")
            .Fails(ExitCode.InvalidInput, $"/id: {Guid}\"{string.Concat(Enumerable.Repeat("💡", 28))}….");
        _lamp.Run($$"""{"name":"desk","id":"x{{value}}"}""", "get")
            .Fails(ExitCode.InvalidInput, $"/id: {Guid}\"x{string.Concat(Enumerable.Repeat("💡", 27))}….");
    }

    [Fact]
    public void Every_mistake_gets_a_line_of_its_own()
    {
        _lamp.Run("""{"brightness":7,"on":1,"labels":[1,2],"shape":1,"shape":2}""", "set").Fails(
            ExitCode.InvalidInput,
            "/shape: the property is given twice.",
            "The input: \"name\" is missing.",
            "/on: it must be true or false, not 1.",
            "/brightness: 7 is not a multiple of 5.",
            "/labels/0: it must be a string, not 1.",
            "/labels/1: it must be a string, not 2.",
            "/shape: there is no such property.");

        Assert.Equal(0, _lamp.Room.Connections);
        Assert.Empty(_lamp.Room.Log);
    }

    [Fact]
    public void Of_countless_mistakes_the_first_twenty_are_told() =>
        _lamp.Run($$"""{"name":"desk","labels":[{{string.Join(',', Enumerable.Range(0, 1000))}}]}""", "get").Fails(
            ExitCode.InvalidInput,
            [.. Enumerable.Range(0, 20).Select(static i => $"/labels/{i}: it must be a string, not {i}.")]);

    [Theory]
    [InlineData("get")]
    [InlineData("test")]
    [InlineData("set")]
    [InlineData("set", "--what-if")]
    [InlineData("export")]
    public void Null_is_as_if_the_property_were_left_out(params string[] args)
    {
        const string Nulls = """{"name":"desk","on":null,"brightness":null,"color":null,"firmware":null,"id":null,"labels":null,"scene":{"a/b":null,"~1":null},"timers":null,"_metadata":null}""";
        const string Without = """{"name":"desk"}""";

        // A filter by an object that is there, if only in part, is one.
        string nulls = args[0] is "export" ? Nulls.Replace("""{"a/b":null,"~1":null}""", "null", StringComparison.Ordinal) : Nulls;

        Assert.Equal(ExitCode.Success, _lamp.Run(nulls, args).ExitCode);
        Assert.Equal(_lamp.Run(Without, args).Output, _lamp.Run(nulls, args).Output);
    }

    [Fact]
    public void A_key_that_is_null_is_missing() =>
        _lamp.Run("""{"name":null,"on":true}""", "set").Fails(ExitCode.InvalidInput, "The input: \"name\" is missing.");

    [Fact]
    public void Everything_that_is_right_is_accepted() =>
        Assert.Equal(ExitCode.Success, _lamp.Run(
            """
            {
              "name": "desk", "on": false, "brightness": 50, "color": "warm", "firmware": 1,
              "id": "8F1B1C2E-6D0E-4e0b-9d53-0f7c7a1f2b3d", "labels": ["", "a", "a"], "_metadata": { "anything": [null, {}] },
              "scene": { "a/b": 1, "c~d": true, "~1": {} }, "timers": [{}, { "minutes": 1 }]
            }
            """,
            "get").ExitCode);
}
