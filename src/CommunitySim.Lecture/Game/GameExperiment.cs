using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Lecture.Game;

/// <summary>
/// The lecture's experiment with the player among the strategies, for a thousand members. Its replicates are the world that is
/// played in and the hundred others that show what was luck; a fixed split is looked for in worlds beyond them.
/// </summary>
internal static class GameExperiment
{
    /// <summary>The player's strategy.</summary>
    public const string You = "you";

    /// <summary>Members of the group: the brand then has the eight hours a day that are told.</summary>
    public const int Members = 1000;

    /// <summary>Worlds of the experiment: one is played in, a hundred are other luck.</summary>
    public const int Worlds = 101;

    private const string Where = "the page";

    /// <summary>What may count at the end; more is better of each.</summary>
    public static IReadOnlyList<Observable> Goals { get; } = [Observable.Value, Observable.Trust, Observable.Reach];

    /// <summary>The experiment of a game so far.</summary>
    /// <exception cref="InputException">A value, a world, a goal or a split of hours is none that is allowed.</exception>
    public static ExperimentConfig Read(GameRequest request)
    {
        _ = GoalOf(request);
        if (request.World is < 0 or >= Worlds)
        {
            throw new InputException(Where, "world", $"found {request.World}; a game is played in one of the worlds 0 to {Worlds - 1}.");
        }

        if (request.Months is not { Count: >= 1 and <= GameYear.Months } months)
        {
            throw new InputException(
                Where,
                "months",
                $"found {request.Months?.Count ?? 0}; a game has 1 to {GameYear.Months} months, " +
                $"each {{ \"pitch\": 0.5, \"solve\": 0.4, \"bond\": 0.1 }}.");
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

    /// <summary>What counts in a game; value where nothing is said.</summary>
    /// <exception cref="InputException">It is none of value, trust and reach.</exception>
    public static Observable GoalOf(GameRequest request)
    {
        string name = request.Goal ?? Goals[0].Name();
        int goal = Goals.Select(Observables.Name).ToList().IndexOf(name);
        return goal >= 0
            ? Goals[goal]
            : throw new InputException(
                Where,
                "goal",
                $"found \"{name[..Math.Min(name.Length, 40)]}\"; " +
                $"what counts is {string.Join(", ", Goals.Select(Observables.Name))}.");
    }

    /// <summary>The experiment as a file: `communitysim run` gives the game's numbers as those of the replicate that was played in.</summary>
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
