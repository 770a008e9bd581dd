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

return CommandLine.Run(args, Console.Out, Console.Error);
