using System.CommandLine;
using CommunitySim.Charts.Plotting;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Cli;

/// <summary>communitysim effects: how much of a plausible space published effects leave, and which points.</summary>
internal static class EffectsCommand
{
    private const string Folder = "results/randomised-effects";

    /// <summary>Creates the command.</summary>
    public static Command Create(TextWriter output)
    {
        Argument<string?> file = new("FILE")
        {
            Description = "An experiment whose ranges and values are judged; without one, the defaults over all plausible ranges.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string[]> set = new("--set") { Description = "Overrides the file, such as --set member.lossAversion=2.25. May be repeated.", HelpName = "PATH=VALUE" };
        Option<int> points = new("--points") { Description = "Number of points.", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        Option<string> folder = new("--out") { Description = "The folder to write.", DefaultValueFactory = _ => Folder, HelpName = "FOLDER" };
        Option<bool> force = new("--force") { Description = "Replace existing files, even if this command did not write them." };
        points.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 2 or > 1_000_000)
            {
                result.AddError("--points is a whole number from 2 to 1000000.");
            }
        });
        Command command = new(
            "effects",
            "Judges communities by effects that were measured elsewhere, and writes how much of the plausible space stays. Simulates nothing.")
        {
            file, set, points, folder, force,
        };
        command.SetAction(parsed => Execute(
            parsed.GetValue(file), parsed.GetValue(set) ?? [], parsed.GetValue(points), parsed.GetValue(folder)!, parsed.GetValue(force), output));
        return command;
    }

    /// <exception cref="InputException">The file is wrong, or the folder holds files of others.</exception>
    private static int Execute(string? file, IReadOnlyList<string> settings, int points, string folder, bool force, TextWriter output)
    {
        EffectsFolder.Refuse(folder, force);
        OwnFiles.RefuseInResults(Path.Combine(folder, EffectsFolder.Summary));
        ExperimentConfig config = file is null
            ? ExperimentReader.Parse("{ \"title\": \"the defaults\" }"u8.ToArray(), "effects.json", settings)
            : ExperimentReader.Read(file, settings);
        EffectsStudy study = EffectsStudy.Of(config, points);
        EffectsFolder.Write(folder, study);
        Draw(folder, study, output);
        output.WriteLine($"{folder}: {new EffectsText(study).Headline} ({study.Left.Count()} of {study.Points.Count} points, {EffectsFolder.NotRuledOut}).");
        foreach (EffectOverSpace found in study.Effects)
        {
            output.WriteLine($"  {found.Effect.Name} rules out {NumberText.Percent(found.RuledOut)}{(found.RulesHereOut ? ", the values of the file too" : "")}");
        }

        return ExitCode.Done;
    }

    private static void Draw(string folder, EffectsStudy study, TextWriter output)
    {
        if (Picture.WhyNot is { } why)
        {
            output.WriteLine(why);
            return;
        }

        using Picture picture = Picture.Render(EffectDistances.Draw(study));
        File.WriteAllText(Path.Combine(folder, EffectDistances.Name + ".svg"), picture.Svg());
    }
}
