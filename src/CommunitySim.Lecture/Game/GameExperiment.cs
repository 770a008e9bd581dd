using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Game;

/// <summary>
/// The lecture's experiment with the player among the strategies, for a thousand members. Its replicates are the world of the game and
/// a hundred others, which show the effect of luck. The search for a fixed split uses further worlds.
/// </summary>
internal static class GameExperiment
{
    /// <summary>The player's strategy.</summary>
    public const string You = "you";

    /// <summary>Members of the group, for which the brand has eight hours a day.</summary>
    public const int Members = 1000;

    /// <summary>Worlds of the experiment: the world of the game and a hundred others.</summary>
    public const int Worlds = 101;

    /// <summary>The possible goals; more is better for each.</summary>
    public static IReadOnlyList<Observable> Goals { get; } = [Observable.Value, Observable.Trust, Observable.Reach];

    /// <summary>The experiment of a game so far.</summary>
    /// <exception cref="InputException">A value, the world, the goal or a split of hours is not allowed.</exception>
    public static ExperimentConfig Read(GameRequest request)
    {
        _ = GoalOf(request);
        if (request.World is < 0 or >= Worlds)
        {
            throw Refusal.Input("gameWorld", "world", ("found", request.World), ("last", Worlds - 1));
        }

        if (request.Months is not { Count: >= 1 and <= GameYear.Months } months)
        {
            throw Refusal.Input("gameMonths", "months", ("found", request.Months?.Count ?? 0), ("most", GameYear.Months));
        }

        ExperimentConfig config = LectureExperiment.Read(
            request with { Split = null },
            [$"days={GameYear.Days}", $"community.members={Members}", .. Hours(months)]);
        return config with
        {
            Name = "you-are-the-brand",
            Title = "You are the brand",
            Question = "What became of trust, reach, customers and value under these twelve months, and what in other worlds?",
            Replicates = Replicates.Exactly(Worlds),
        };
    }

    /// <summary>The goal of a game; value by default.</summary>
    /// <exception cref="InputException">It is not value, trust or reach.</exception>
    public static Observable GoalOf(GameRequest request)
    {
        string name = request.Goal ?? Goals[0].Name();
        int goal = Goals.Select(Observables.Name).ToList().IndexOf(name);
        return goal >= 0
            ? Goals[goal]
            : throw Refusal.Input(
                "gameGoal",
                "goal",
                ("found", name[..Math.Min(name.Length, 40)]),
                ("goals", string.Join(", ", Goals.Select(Observables.Name))));
    }

    /// <summary>Writes the experiment as a file. `communitysim run` gives the game's numbers in the replicate of the game.</summary>
    public static string File(ExperimentConfig config) => ConfigWriter.Write(config);

    private static IEnumerable<string> Hours(IReadOnlyList<Shares> months)
    {
        string of = $"strategies.{You}";
        yield return $"{of}.pitch={Text(months[0].Pitch)}";
        yield return $"{of}.solve={Text(months[0].Solve)}";
        yield return $"{of}.bond={Text(months[0].Bond)}";
        if (months.Count > 1)
        {
            yield return $"{of}.schedule=[{string.Join(", ", months.Skip(1).Select((shares, n) =>
                $"{{ \"fromDay\": {GameYear.FirstDay(n + 2)}, \"pitch\": {Text(shares.Pitch)}, " +
                $"\"solve\": {Text(shares.Solve)}, \"bond\": {Text(shares.Bond)} }}"))}]";
        }
    }

    private static string Text(double share) => share.ToString("R", CultureInfo.InvariantCulture);
}
