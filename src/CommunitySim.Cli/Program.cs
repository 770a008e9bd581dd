using System.Text;
using CommunitySim.Cli;

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

Console.Error.WriteLine($"The answer could not be written to standard output: {fault.TrimEnd('.')}. Files that were made are complete.");
return code == ExitCode.Done ? ExitCode.Failed : code;
