// The least that a resource executable has to do: take the instance from standard input and answer with a line of JSON.
byte[] buffer = new byte[4096];
using Stream input = Console.OpenStandardInput();
while (input.Read(buffer) > 0)
{
    // What comes is of no interest.
}

using Stream output = Console.OpenStandardOutput();
output.Write("{}\n"u8);
