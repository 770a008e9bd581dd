using System.Text;
using CommunitySim.Cli;
using Microsoft.Win32.SafeHandles;

// The next file that is opened gets the number of a closed standard stream. Console output would then go into that file.
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
    // In another encoding the console would lose the minus sign of numbers.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
catch (IOException)
{
    // There is no console, so there is no encoding to set.
}

ConsoleWriter output = new(Console.Out), error = new(Console.Error);
Console.SetOut(output);
Console.SetError(error);
int code = CommandLine.Run(args, Console.Out, Console.Error);
if (output.Fault is not { } fault)
{
    return code; // an error stream that cannot be written is no failure
}

Console.Error.WriteLine($"Standard output could not be written: {fault.TrimEnd('.')}. All files are complete.");
return code == ExitCode.Done ? ExitCode.Failed : code;
