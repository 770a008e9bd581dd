using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;

namespace CommunitySim.Lecture.Game;

/// <summary>The end of a game: first the curves, then the outcomes in other worlds, then the best fixed split.</summary>
/// <param name="worlds">The game's experiment, with all months chosen.</param>
/// <param name="world">The replicate of the game.</param>
/// <param name="goal">The goal.</param>
internal sealed class GameEnd(GameWorlds worlds, int world, Observable goal)
{
    private const string Best = "best";

    private static readonly string[] Others = ["convert", "connect", "absent"],
        Lucky = [GameExperiment.You, "convert", "connect"];

    private readonly int _count = worlds.Config.Replicates.AtMost;
    private readonly Dictionary<string, double[][]> _outcomes = new(StringComparer.Ordinal);

    /// <summary>Reads a finished game.</summary>
    /// <exception cref="InputException">It does not have twelve months, or is not valid.</exception>
    public static GameEnd Read(GameRequest request)
    {
        GameWorlds worlds = new(GameExperiment.Read(request));
        return request.Months!.Count == GameYear.Months
            ? new GameEnd(worlds, request.World, GameExperiment.GoalOf(request))
            : throw Refusal.Input("gameOver", "months", ("found", request.Months.Count), ("most", GameYear.Months));
    }

    /// <summary>Computes part after part.</summary>
    /// <param name="slices">Grants the turns.</param>
    /// <param name="cache">Splits found earlier.</param>
    /// <param name="stop">Cancels the work.</param>
    public async IAsyncEnumerable<EndPart> Stream(
        TimeSlices slices, SplitCache cache, [EnumeratorCancellation] CancellationToken stop)
    {
        YearPart? year = null;
        await foreach (int _ in slices.Run(1, _ => year = Year(stop), stop).ConfigureAwait(false))
        {
            yield return new EndPart(Year: year);
        }

        await foreach (LuckPart luck in Spread(slices, Lucky, [.. Lucky.Select(worlds.ScenarioOf)], stop)
            .ConfigureAwait(false))
        {
            yield return new EndPart(Luck: luck);
        }

        yield return new EndPart(Leads: [.. Lucky.Skip(1).Select(LeadOf)]);
        FoundSplit? found = cache.Find(worlds.Config, goal);
        if (found is null)
        {
            await foreach (SearchState state in new SplitSearch(worlds, goal).Search(slices, stop)
                .ConfigureAwait(false))
            {
                found = state.Found;
                yield return new EndPart(Search: new SearchPart(state.Done, state.Of));
            }

            cache.Keep(worlds.Config, goal, found!);
        }

        yield return new EndPart(Best: await Measure(found!, slices, stop).ConfigureAwait(false));
    }

    private YearPart Year(CancellationToken stop)
    {
        World played = worlds.World(world);
        return new YearPart(
            world,
            _count,
            ((string[])[GameExperiment.You, .. Others]).ToDictionary(
                name => name, name => Days(worlds.ScenarioOf(name), played, stop), StringComparer.Ordinal),
            GameExperiment.File(worlds.Config),
            $"{worlds.Config.Name}.json");
    }

    private IReadOnlyDictionary<string, double[]> Days(Scenario scenario, World played, CancellationToken stop) =>
        MonthAnswer.Days(worlds.Simulate(scenario, played, worlds.Config.Days, stop), worlds.Config.Days);

    /// <summary>Simulates strategies in all worlds of the game, and returns the outcomes in portions.</summary>
    private async IAsyncEnumerable<LuckPart> Spread(
        TimeSlices slices, string[] names, Scenario[] scenarios, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (string name in names)
        {
            _outcomes[name] = new double[_count][];
        }

        int sent = 0;
        await foreach (int done in slices.Run(_count, Simulate, stop).ConfigureAwait(false))
        {
            yield return new LuckPart(
                [.. Enumerable.Range(sent, done - sent)],
                names.ToDictionary(name => name, name => _outcomes[name][sent..done], StringComparer.Ordinal));
            sent = done;
        }

        void Simulate(int replicate)
        {
            double[][] outcomes = worlds.Outcomes(scenarios, replicate, stop);
            for (int n = 0; n < names.Length; n++)
            {
                _outcomes[names[n]][replicate] = outcomes[n];
            }
        }
    }

    /// <summary>Measures the split in the game's worlds, which were not used to choose it.</summary>
    private async Task<BestPart> Measure(FoundSplit found, TimeSlices slices, CancellationToken stop)
    {
        Scenario scenario = worlds.ScenarioOf(new StrategyConfig(
            new Strategy(Best, found.Split), new Dictionary<string, object>(StringComparer.Ordinal)));
        List<LuckPart> portions = [];
        await foreach (LuckPart portion in Spread(slices, [Best], [scenario], stop).ConfigureAwait(false))
        {
            portions.Add(portion);
        }

        LuckPart luck = new(
            [.. portions.SelectMany(portion => portion.Worlds)],
            new Dictionary<string, double[][]>(StringComparer.Ordinal) { [Best] = _outcomes[Best] });
        return new BestPart(found, Days(scenario, worlds.World(world), stop), luck, LeadOf(Best));
    }

    /// <summary>Compares a strategy with the player, without the world of the game, because the player made the choices in it.</summary>
    private Lead LeadOf(string name)
    {
        int at = GameExperiment.Goals.ToList().IndexOf(goal);
        return Lead.Compare(name, Unseen(name), Unseen(GameExperiment.You), Bounds.Of(goal));

        double[] Unseen(string strategy) =>
            [.. _outcomes[strategy].Where((_, replicate) => replicate != world).Select(outcome => outcome[at])];
    }
}
