using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

public sealed class WhatIfTests
{
    private readonly LampProgram _lamp = new();

    [Theory]
    [InlineData("--what-if")]
    [InlineData("-w")]
    public void What_if_writes_the_predicted_state_and_a_sentence_for_every_step(string option)
    {
        _lamp.Run("""{"name":"desk","on":true,"brightness":80}""", "set", option).Succeeds(
            """{"name":"desk","on":true,"brightness":80,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}],"_metadata":{"whatIf":["Would change on of lamp 'desk' from False to True.","Would change brightness of lamp 'desk' from 50 to 80."]}}""",
            """["on","brightness"]""");

        Assert.Empty(_lamp.Room.Log);
    }

    [Fact]
    public void What_if_of_a_compliant_instance_would_do_nothing() =>
        _lamp.Run("""{"name":"desk"}""", "set", "--what-if").Succeeds(
            """{"name":"desk","on":false,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}],"_metadata":{"whatIf":[]}}""",
            "[]");

    [Fact]
    public void What_if_foretells_a_restart() =>
        Assert.Contains("""
            "_restartRequired":[{"system":"desk"}],"_metadata":
            """, _lamp.Run("""{"name":"desk","firmware":2}""", "set", "--what-if").Output, StringComparison.Ordinal);

    [Fact]
    public void What_if_has_a_refusal_line_exactly_where_set_is_refused_and_says_what_it_does_elsewhere()
    {
        Gen.Select(Lamps(), Instances()).Sample((lamp, instance) =>
        {
            var program = new LampProgram();
            program.Room.Lamps[0] = lamp;
            string text = instance.ToJsonString();

            Outcome foretold = program.Run(text, "set", "--what-if");
            Assert.Empty(program.Room.Log);
            Outcome done = program.Run(text, "set");

            Assert.Equal(ExitCode.Success, foretold.ExitCode);
            JsonObject state = JsonNode.Parse(foretold.OutputLines[0])!.AsObject();
            string[] lines = [.. state["_metadata"]!["whatIf"]!.AsArray().Select(static s => s!.GetValue<string>())];
            if (done.ExitCode == ExitCode.Success)
            {
                Assert.Equal(done.Trace, foretold.Trace);
                Assert.Equal(done.OutputLines.Skip(1), foretold.OutputLines.Skip(1));
                Assert.Equal(program.Room.Log.Count, lines.Length);
                Assert.All(lines, static s => Assert.StartsWith("Would ", s, StringComparison.Ordinal));
                state.Remove("_metadata");
                Assert.Equal(done.OutputLines[0], state.ToJsonString(RelaxedJson.Options));
            }
            else
            {
                Assert.Equal(done.Errors.Select(static e => $"Set would be refused: {e}"), lines);
                Assert.Equal("[]", foretold.OutputLines[1]);
                Assert.Empty(program.Room.Log);
            }
        }, iter: 300);
    }

    private static Gen<Lamp> Lamps() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 20], Gen.Int[1, 2], Gen.Int[0, 5], static (on, brightness, firmware, guard) => new Lamp
        {
            Name = "desk",
            On = on,
            Brightness = brightness * 5,
            Firmware = firmware,
            Locked = guard is 1 or 2,
            Guarded = guard is 2,
            PendingFirmware = guard is 3 ? 3 : null,
        });

    private static Gen<JsonObject> Instances() =>
        Gen.Select(
            Gen.Int[0, 3].Select(static i => i == 0 ? "attic" : "desk"),
            Gen.Bool.Nullable(),
            Gen.Int[0, 20].Nullable(),
            Gen.Int[1, 3].Nullable(),
            static (name, on, brightness, firmware) =>
            {
                var instance = new JsonObject { ["name"] = name };
                if (on is { } isOn)
                {
                    instance["on"] = isOn;
                }

                if (brightness is { } level)
                {
                    instance["brightness"] = level * 5;
                }

                if (firmware is { } version)
                {
                    instance["firmware"] = version;
                }

                return instance;
            });
}
