using NestedDsc.Cim.Mi;
using NestedDsc.Windows.Wire;

// Lets tests on another system call the MMI adapter: requests come by standard input, answers go by standard output.
if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("This runs on Windows only.");
    return 1;
}

using MiSession session = MiSession.Open();
using var wire = new WireChannel(Console.OpenStandardInput(), Console.OpenStandardOutput());
var server = new WireServer(session);
while (server.Answer(wire))
{
}

return 0;
