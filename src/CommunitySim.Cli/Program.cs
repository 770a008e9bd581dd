using System.Text;
using CommunitySim.Cli;
using Microsoft.Win32.SafeHandles;

// A standard stream that is closed leaves its number to the next file that is opened; what is written to the console would land in it.
for (int stream = 0; stream < 3 && !OperatingSystem.IsWindows(); stream++)
{
    using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
    if (nothing.DangerousGetHandle() < 3)
    {
        nothing.SetHandleAsInvalid(); // stays open until the process ends
    }
}

try
{
    // A console of another encoding would lose the minus sign of numbers.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
catch (IOException)
{
    // There is no console whose encoding could be set.
}

ConsoleWriter output = new(Console.Out), error = new(Console.Error);
Console.SetOut(output);
Console.SetError(error);
int code = CommandLine.Run(args, Console.Out, Console.Error);
if (output.Fault is not { } fault)
{
    return code; // progress that nobody could see is no failure
}

Console.Error.WriteLine($"Standard output could not be written: {fault.TrimEnd('.')}. All files are complete.");
return code == ExitCode.Done ? ExitCode.Failed : code;
