using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>
/// communitysim explain: explains a key of experiment files, a parameter or an observable, lists a group, or finds all that a
/// word may mean.
/// </summary>
internal static class ExplainCommand
{
    /// <exception cref="InputException">There is neither such a key nor such a parameter.</exception>
    public static int Execute(string path, TextWriter output)
    {
        Shape? shape = path.Length == 0 ? ExperimentShape.Root : FileKeys.Find(path);
        switch (shape)
        {
            case null when Observables.All.Any(observable => observable.Name() == path):
                WriteObservable(Observables.All.First(observable => observable.Name() == path), output);
                return ExitCode.Done;
            case null when ObservedMeasure.All.FirstOrDefault(measure => measure.Name == path) is { } measure:
                output.WriteLine($"{path}\n  {MeasureWords.Noun(measure)}, as observations of a fit name them: the sum of "
                    + $"{NumberText.List([.. measure.Observables.Select(observable => observable.Name())])}.");
                return ExitCode.Done;
            case null:
                WriteFound(path, output);
                return ExitCode.Done;
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

    private static void WriteObservable(Observable observable, TextWriter output)
    {
        output.WriteLine(observable.Name());
        output.WriteLine($"  {ObservableWords.Meaning(observable)}");
        output.WriteLine(
            "  An observable: it is measured at the end of every day and cannot be set. " +
            "Claims, precision and sensitivity name it under \"of\".");
        if (observable.BroughtBy() is { } paths)
        {
            string setting = paths.Count == 0 ? "" : $", or that set {string.Join(" or ", paths)}";
            output.WriteLine($"  Only experiments that name it, there or under \"observe\"{setting} show it in their tables.");
        }

        foreach ((string path, string value, string meaning) in Everything()
            .Where(one => one.Path != observable.Name() && Synonyms.Of(observable.Name()).Contains(one.Path, StringComparer.Ordinal)))
        {
            WriteRow(path, value, meaning, output);
        }
    }

    /// <summary>Lists every key, parameter and observable that a word may mean: by name, by meaning, or as its synonym.</summary>
    /// <exception cref="InputException">Nothing is found.</exception>
    private static void WriteFound(string word, TextWriter output)
    {
        IReadOnlyList<string> meant = Synonyms.Of(word);
        (string Path, string Value, string Meaning)[] found =
        [
            .. Everything()
                .Where(one => meant.Contains(one.Path, StringComparer.Ordinal) || Mentions(one.Path) || Mentions(one.Meaning))
                .OrderBy(one => meant.Contains(one.Path, StringComparer.Ordinal) ? 0 : Mentions(one.Path) ? 1 : 2),
        ];
        if (found.Length == 0)
        {
            throw new InputException(
                "explain", word,
                $"there is no such key, parameter or observable.{Nearest.Hint(word, Everything().Select(one => one.Path))} "
                + "`communitysim explain` lists all keys and parameters.");
        }

        foreach ((string path, string value, string meaning) in found)
        {
            WriteRow(path, value, meaning, output);
        }

        bool Mentions(string text) => word.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
            && Array.TrueForAll(parts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<(string Path, string Value, string Meaning)> Everything() =>
        FileKeys.All.Select(key => (key.Path, "key", key.Shape.Meaning))
            .Concat(Parameters.All.Select(parameter => (parameter.Path, Default(parameter), parameter.About.Meaning)))
            .Concat(Observables.All.Select(observable => (observable.Name(), "observed", ObservableWords.Meaning(observable))));

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

        if (parameter.About.Status != Status.Design || parameter.About.Measure.Length > 0)
        {
            output.WriteLine(
                $"  measure  {(parameter.About.Measure.Length > 0 ? parameter.About.Measure : "no direct way is known; leave it to its range, or sweep it")}");
        }

        output.WriteLine($"  status   {parameter.About.Status.ToString().ToLowerInvariant()}");
        output.WriteLine(
            $"  source   {(parameter.About.Source.Length > 0 ? parameter.About.Source : "none; sweep it")}");
    }

    private static string Default(ParameterDefinition parameter) =>
        ParameterDefinition.Text(parameter.Default) is { Length: > 0 } text ? text : "none";
}
