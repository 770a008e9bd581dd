using CommunitySim.Experiments.Config;

namespace CommunitySim.Cli;

/// <summary>communitysim explain: a parameter, or all of a group in short.</summary>
internal static class ExplainCommand
{
    /// <exception cref="InputException">There is neither such a parameter nor such a group.</exception>
    public static int Execute(string path, TextWriter output)
    {
        if (Parameters.Find(path) is { } parameter)
        {
            Tell(parameter, output);
            return ExitCode.Done;
        }

        ParameterDefinition[] group = [.. Parameters.All.Where(found => path.Length == 0 || found.Path.StartsWith(path + ".", StringComparison.Ordinal))];
        if (group.Length == 0)
        {
            throw new InputException("explain", path, $"there is no such parameter.{Nearest.Hint(path, Parameters.All.Select(found => found.Path))} `communitysim explain` lists all.");
        }

        foreach (ParameterDefinition found in group)
        {
            output.WriteLine($"{found.Path,-38} {Default(found),-10} {found.About.Meaning}");
        }

        return ExitCode.Done;
    }

    private static void Tell(ParameterDefinition parameter, TextWriter output)
    {
        output.WriteLine(parameter.Path);
        output.WriteLine($"  {parameter.About.Meaning}");
        output.WriteLine($"  default  {Default(parameter)}{(parameter.About.Unit.Length > 0 ? $" {parameter.About.Unit}" : "")}");
        output.WriteLine($"  allowed  {parameter.Allowed}");
        output.WriteLine($"  status   {parameter.About.Status.ToString().ToLowerInvariant()}");
        output.WriteLine($"  source   {(parameter.About.Source.Length > 0 ? parameter.About.Source : "none is known; sweep it")}");
    }

    private static string Default(ParameterDefinition parameter) =>
        ParameterDefinition.Text(parameter.Default) is { Length: > 0 } text ? text : "none";
}
