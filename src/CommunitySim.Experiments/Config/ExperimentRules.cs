using System.Text.Json;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What holds between the keys at the top of an experiment: days and horizons, replicates, and what is compared.</summary>
internal static class ExperimentRules
{
    private static readonly int[] DefaultHorizons = JsonSerializer.Deserialize<int[]>(ExperimentShape.Root.Keys["horizons"].Default!)!;

    /// <summary>The horizons where nobody says: those of the default that lie within the days, or else the last day.</summary>
    public static IReadOnlyList<int> UsualHorizons(int days) => DefaultHorizons.Where(day => day <= days).ToArray() is { Length: > 0 } within ? within : [days];

    /// <summary>The horizons, which ascend and lie within the days.</summary>
    public static IReadOnlyList<int> Horizons(ExperimentConfig config, Layers layers)
    {
        if (layers.Written["horizons"] is not { } written)
        {
            return UsualHorizons(config.Days);
        }

        IReadOnlyList<int> horizons = config.Horizons;
        for (int i = 0; i < horizons.Count; i++)
        {
            string? fault = horizons[i] > config.Days
                ? $"day {horizons[i]} is after the last day, {config.Days}. Run more days, or leave it out (--set horizons=[...])."
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

    public static void CheckReplicates(ExperimentConfig config, Layers layers)
    {
        if (config.Replicates.AtLeast > config.Replicates.AtMost)
        {
            layers.Refuse("replicates",
                $"at least {config.Replicates.AtLeast} and at most {config.Replicates.AtMost} worlds cannot be had together. "
                    + "Choose an atMost that is no less than atLeast; they are 2000 and 20 where they are not said.");
        }

        if (config.Replicates.Until is not null && config.Strategies.Count < 2)
        {
            layers.Refuse("replicates",
                "a precision is one of a difference, and there is one strategy; name a second one, or give a number of replicates.");
        }
    }

    /// <summary>As the file says; else connect against convert, where there are both; else the second strategy against the first.</summary>
    public static (string? Baseline, string? Challenger) Comparison(ExperimentConfig config, Layers layers)
    {
        List<string> names = [.. config.Strategies.Select(strategy => strategy.Name)];
        string? baseline = Named("baseline", config.Baseline, names, layers), challenger = Named("challenger", config.Challenger, names, layers);
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
                $"baseline and challenger are both \"{baseline}\"; a comparison needs two of {Quotation.Of(string.Join(", ", names))}.");
        }

        return (baseline, challenger);
    }

    private static string? Named(string key, string? written, List<string> names, Layers layers)
    {
        string? name = written is null ? null : NormalForm.Of(written);
        if (name is not null && !names.Contains(name))
        {
            layers.Refuse(key, $"there is no strategy \"{Quotation.Of(name)}\"; name one of {Quotation.Of(string.Join(", ", names))}.{Nearest.Hint(name, names)}");
        }

        return name;
    }
}
