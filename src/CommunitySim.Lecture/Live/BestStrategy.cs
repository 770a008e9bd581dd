using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Live;

/// <summary>Who earns most on the last day, as figures from which the page writes its headline.</summary>
/// <param name="Standing">How clearly: "clear", "open", "allEqual" or "tooFewWorlds".</param>
/// <param name="Strategy">The strategy with the highest mean.</param>
/// <param name="Rivals">The strategies that cannot be distinguished from it.</param>
/// <param name="Value">Its mean value, in money of the whole community.</param>
/// <param name="RunnerUp">The strategy with the second highest mean.</param>
/// <param name="Lead">How much more it earns than the runner-up, in the same worlds.</param>
internal sealed record BestStrategy(
    string Standing, string Strategy, IReadOnlyList<string> Rivals, double Value, string RunnerUp, Interval Lead)
{
    /// <summary>The figures of a choice.</summary>
    public static BestStrategy Of(ExperimentConfig config, StrategyChoice choice)
    {
        string standing = $"{choice.Standing}";
        return new BestStrategy(
            char.ToLowerInvariant(standing[0]) + standing[1..],
            Name(choice.Best.Option),
            [.. choice.Rivals.Select(Name)],
            choice.Best.Mean.Mean,
            Name(choice.RunnerUp),
            choice.Lead);

        string Name(int option) => config.Strategies[option].Name;
    }
}
