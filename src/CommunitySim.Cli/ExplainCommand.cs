using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>communitysim explain: explains a key of experiment files or a parameter, or lists a group.</summary>
internal static class ExplainCommand
{
    /// <exception cref="InputException">There is neither such a key nor such a parameter.</exception>
    public static int Execute(string path, TextWriter output)
    {
        Shape? shape = path.Length == 0 ? ExperimentShape.Root : FileKeys.Find(path);
        switch (shape)
        {
            case null when Observables.All.Any(observable => observable.Name() == path):
                output.WriteLine(path);
                output.WriteLine(
                    "  An observable: it is measured at the end of every day and cannot be set. " +
                    "Claims, precision and sensitivity name it under \"of\".");
                WriteWhenShown(path, output);
                return ExitCode.Done;
            case null:
                IEnumerable<string> known = FileKeys.All.Select(key => key.Path)
                    .Concat(Parameters.All.Select(parameter => parameter.Path));
                throw new InputException(
                    "explain", path,
                    $"there is no such key or parameter.{Nearest.Hint(path, known)} "
                    + "`communitysim explain` lists all keys and parameters.");
            case ParameterShape parameter:
                WriteParameter(parameter.Definition, output);
                return ExitCode.Done;
            case not null when path.Length > 0:
                WriteKey(path, shape, output);
                break;
        }

        foreach ((string key, Shape below) in FileKeys.Below(path, shape))
        {
            string value = below.Default ?? (FileKeys.IsRequired(key) ? "required" : below is GroupShape ? "" : "none");
            WriteRow(key, value.Length <= 10 ? value : "...", below.Meaning, output);
        }

        foreach (ParameterDefinition found in Parameters.All.Where(
            found => path.Length == 0 || found.Path.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            WriteRow(found.Path, Default(found), found.About.Meaning, output);
        }

        return ExitCode.Done;
    }

    private static void WriteWhenShown(string name, TextWriter output)
    {
        if (Observables.All.First(observable => observable.Name() == name).BroughtBy() is { } paths)
        {
            string setting = paths.Count == 0 ? "" : $", or that set {string.Join(" or ", paths)}";
            output.WriteLine($"  Only experiments that name it, there or under \"observe\"{setting} show it in their tables.");
        }
    }

    private static void WriteRow(string path, string value, string meaning, TextWriter output) =>
        output.WriteLine($"{path,-38} {value,-10} {meaning}");

    private static void WriteKey(string path, Shape shape, TextWriter output)
    {
        output.WriteLine(path);
        output.WriteLine($"  {shape.Meaning}");
        if (FileKeys.IsRequired(path))
        {
            output.WriteLine("  required");
        }
        else if (shape.Default is not null || shape is not GroupShape)
        {
            output.WriteLine($"  default  {shape.Default ?? "none"}");
        }

        output.WriteLine($"  allowed  {shape.Allowed}");
    }

    private static void WriteParameter(ParameterDefinition parameter, TextWriter output)
    {
        output.WriteLine(parameter.Path);
        output.WriteLine($"  {parameter.About.Meaning}");
        output.WriteLine(
            $"  default  {Default(parameter)}{(parameter.About.Unit.Length > 0 ? $" {parameter.About.Unit}" : "")}");
        output.WriteLine($"  allowed  {parameter.Allowed}");
        if (parameter.About.HasPlausibleRange)
        {
            output.WriteLine(FormattableString.Invariant(
                $"  plausible {parameter.About.Low} to {parameter.About.High}, the range of sensitivity analyses"));
        }

        output.WriteLine($"  status   {parameter.About.Status.ToString().ToLowerInvariant()}");
        output.WriteLine(
            $"  source   {(parameter.About.Source.Length > 0 ? parameter.About.Source : "none; sweep it")}");
    }

    private static string Default(ParameterDefinition parameter) =>
        ParameterDefinition.Text(parameter.Default) is { Length: > 0 } text ? text : "none";
}
