using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks the top-level keys against each other: days, horizons, replicates and comparison.</summary>
internal static class ExperimentRules
{
    // Serialization by reflection is off in programs of one file, which use this library too.
    private static readonly int[] DefaultHorizons =
        [.. JsonNode.Parse(ExperimentShape.Root.Keys["horizons"].Default!)!.AsArray().Select(day => (int)day!)];

    /// <summary>Returns the default horizons that lie within the days and not before a decision, or else the last day.</summary>
    public static IReadOnlyList<int> UsualHorizons(ExperimentConfig config) =>
        DefaultHorizons.Where(day => day <= config.Days && day >= FirstHorizon(config)).ToArray() is { Length: > 0 } within ? within : [config.Days];

    private static int FirstHorizon(ExperimentConfig config) => config.History?.DecideOn ?? 1;

    /// <summary>Returns the horizons after checking that they ascend and lie within the days.</summary>
    public static IReadOnlyList<int> Horizons(ExperimentConfig config, Layers layers)
    {
        if (layers.Written["horizons"] is not { } written)
        {
            return UsualHorizons(config);
        }

        IReadOnlyList<int> horizons = config.Horizons;
        for (int i = 0; i < horizons.Count; i++)
        {
            string? fault = horizons[i] > config.Days
                ? $"day {horizons[i]} is after the last day, {config.Days}. Run more days, or delete it (--set horizons=[...])."
                : horizons[i] < FirstHorizon(config)
                    ? $"day {horizons[i]} is before the decision on day {FirstHorizon(config)}, when all strategies are still the same; choose a later day."
                : i > 0 && horizons[i] <= horizons[i - 1]
                    ? $"day {horizons[i]} stands after day {horizons[i - 1]}; list the days in ascending order."
                : null;
            if (fault is not null)
            {
                layers.Refuse(written.Children[i].Value with { Path = "horizons" }, fault);
            }
        }

        return horizons;
    }

    /// <summary>Refuses a calendar without a date, and a history that goes on to the end or has stages that do not happen.</summary>
    public static void CheckTime(ExperimentConfig config, Layers layers)
    {
        if (config.Calendar is { } calendar
            && !(CalendarConfig.ParseDate(calendar.Start) is { } start && start.DayNumber + config.Days <= DateOnly.MaxValue.DayNumber))
        {
            layers.Refuse("calendar.start", CalendarConfig.Unreadable(calendar.Start));
        }

        if (config.History is not { } history)
        {
            return;
        }

        SourceNode found = layers.Written["history"]!;
        if (history.DecideOn > config.Days)
        {
            layers.Refuse(found["decideOn"]!,
                $"day {history.DecideOn} is after the last day, {config.Days}; run more days, or decide earlier.");
        }

        StrategyRules.CheckBrand(history.Brand.Strategy, found, history.DecideOn - 1, layers);
    }

    public static void CheckReplicates(ExperimentConfig config, Layers layers)
    {
        if (config.Replicates.AtLeast > config.Replicates.AtMost)
        {
            layers.Refuse("replicates",
                $"atLeast is {config.Replicates.AtLeast}, but atMost is {config.Replicates.AtMost}. "
                    + "Choose an atMost that is no less than atLeast; the defaults are 2000 and 20.");
        }

        if (config.Replicates.Until is not null && config.Strategies.Count < 2)
        {
            layers.Refuse("replicates",
                "a precision needs a difference between two strategies, and there is only one; "
                    + "name a second strategy, or give a number of replicates.");
        }
    }

    /// <summary>
    /// Returns baseline and challenger as the file names them. The defaults are convert and connect if both exist,
    /// else the first and second strategy.
    /// </summary>
    public static (string? Baseline, string? Challenger) Comparison(ExperimentConfig config, Layers layers)
    {
        List<string> names = [.. config.Strategies.Select(strategy => strategy.Name)];
        string? baseline = FindNamed("baseline", config.Baseline, names, layers);
        string? challenger = FindNamed("challenger", config.Challenger, names, layers);
        if (names.Count < 2)
        {
            return (null, null);
        }

        bool article = names.Contains("convert") && names.Contains("connect");
        baseline ??= article && challenger != "convert" ? "convert" : names.Find(name => name != challenger);
        challenger ??= article && baseline != "connect" ? "connect" : names.Find(name => name != baseline);
        if (baseline == challenger)
        {
            layers.Refuse("challenger",
                $"baseline and challenger are both \"{baseline}\"; name two of {Quotation.Escape(string.Join(", ", names))}.");
        }

        return (baseline, challenger);
    }

    private static string? FindNamed(string key, string? written, List<string> names, Layers layers)
    {
        string? name = written is null ? null : NormalForm.Compose(written);
        if (name is not null && !names.Contains(name))
        {
            layers.Refuse(key,
                $"there is no strategy \"{Quotation.Escape(name)}\"; "
                    + $"name one of {Quotation.Escape(string.Join(", ", names))}.{Nearest.Hint(name, names)}");
        }

        return name;
    }
}
