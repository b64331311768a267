namespace NestedDsc.Tool.Tests.Running;

/// <summary>
/// A <c>dsc</c> that runs the real resource and answers in the shapes of dsc 3.2.3: single documents with actualState and so on, an
/// export as a configuration document, messages of the resource with its process id, and exit code 2 for any failure.
/// </summary>
internal sealed class FakeDsc : IDisposable
{
    private const string Script =
        """
        [ "$1" = --version ] && { echo "dsc VERSION"; exit 0; }
        verb=$4
        for word; do [ "$previous" = --resource ] && type=$word; previous=$word; done
        resource="FOLDER/$(basename "$type" | tr '[:upper:]' '[:lower:]')"
        shift 3
        export_document() { printf '{"$schema":"https://aka.ms/dsc/schemas/v3/bundled/config/document.json","contentVersion":"1.0.0","resources":[%s]}\n' "$1"; }
        message() { printf '{"timestamp":"2026-07-16T10:00:00.0Z","level":"ERROR","fields":{"message":"%s"},"target":"dsc_lib","line_number":1}\n' "$1" >&2; }
        fail() {
          sed -n 's/^{"error":"\(.*\)"}$/\1/p' "$work/messages" | while IFS= read -r text; do
            printf '%s' '{"timestamp":"2026-07-16T10:00:00.0Z","level":"ERROR","fields":{"message":"PID 4711: ' "$text" '"},"target":"dsc_lib"}' >&2
            echo >&2
          done
          message "Command: Resource '$(basename "$resource")' [exit code $1] manifest description: Blocked by a precondition; nothing was changed"
          exit 2
        }
        work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
        if [ "$verb" = export ]; then
          "$resource" export < /dev/null 2> "$work/messages" > "$work/out" || fail $?
          export_document "$(sed 's/.*/{"type":"NestedDsc\/NestedVirtualization","name":"x","properties":&}/' "$work/out" | paste -sd, -)"
          exit 0
        fi
        FILTER > "$work/in"
        run() { "$resource" "$@" < "$work/in" 2> "$work/messages" > "$work/out" || fail $?; }
        if [ "$verb" = test ]; then
          run test
          grep -q '"_inDesiredState":true' "$work/out" && is=true || is=false
          printf '{"desiredState":%s,"actualState":%s,"inDesiredState":%s,"differingProperties":%s}\n' \
            "$(cat "$work/in")" "$(sed -n 1p "$work/out")" $is "$(sed -n 2p "$work/out")"
          exit 0
        fi
        run get; before=$(cat "$work/out")
        [ "$verb" = get ] && { printf '{"actualState":%s}\n' "$before"; exit 0; }
        if [ "$2" = -w ]; then run set --what-if; else run set; fi
        printf '{"beforeState":%s,"afterState":%s,"changedProperties":%s}\n' "$before" "$(sed -n 1p "$work/out")" "$(sed -n 2p "$work/out")"
        """;

    private readonly TemporaryFolder _folder = new();

    /// <param name="version">Its version.</param>
    /// <param name="filter">What changes an instance before the resource gets it.</param>
    public FakeDsc(string version = "3.2.3", string filter = "cat") => _folder.WriteScript(
        "dsc",
        Script.Replace("VERSION", version, StringComparison.Ordinal)
            .Replace("FOLDER", ToolRun.Folder, StringComparison.Ordinal)
            .Replace("FILTER", filter, StringComparison.Ordinal));

    /// <summary>One that does the same, whatever it is asked.</summary>
    public static FakeDsc Doing(string script)
    {
        var dsc = new FakeDsc();
        dsc._folder.WriteScript("dsc", """[ "$1" = --version ] && { echo "dsc 3.2.3"; exit 0; }""" + "\n" + script + "\n");
        return dsc;
    }

    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();
}
