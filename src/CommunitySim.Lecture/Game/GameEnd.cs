using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;

namespace CommunitySim.Lecture.Game;

/// <summary>What a game came to: the curves at once, then luck world by world, then the best fixed split.</summary>
/// <param name="worlds">The game's experiment, all months chosen.</param>
/// <param name="world">The replicate that was played in.</param>
/// <param name="goal">What counts.</param>
internal sealed class GameEnd(GameWorlds worlds, int world, Observable goal)
{
    private const string Best = "best";

    private static readonly string[] Others = ["convert", "connect", "absent"], Lucky = [GameExperiment.You, "convert", "connect"];

    private readonly int _count = worlds.Config.Replicates.AtMost;
    private readonly Dictionary<string, double[][]> _outcomes = new(StringComparer.Ordinal);

    /// <summary>The end of a game.</summary>
    /// <exception cref="InputException">It has not twelve months, or is none that is allowed.</exception>
    public static GameEnd Read(GameRequest request)
    {
        GameWorlds worlds = new(GameExperiment.Read(request));
        return request.Months!.Count == GameYear.Months
            ? new GameEnd(worlds, request.World, GameExperiment.GoalOf(request))
            : throw new InputException("the page", "months", $"found {request.Months.Count}; the game ends after {GameYear.Months} months.");
    }

    /// <summary>Tells piece after piece.</summary>
    /// <param name="slices">When to work.</param>
    /// <param name="known">Splits found earlier.</param>
    /// <param name="stop">Gives up.</param>
    public async IAsyncEnumerable<EndPart> Stream(TimeSlices slices, SplitCache known, [EnumeratorCancellation] CancellationToken stop)
    {
        YearTold? year = null;
        await foreach (int _ in slices.Run(1, _ => year = Year(stop), stop).ConfigureAwait(false))
        {
            yield return new EndPart(Year: year);
        }

        await foreach (LuckTold luck in Spread(slices, Lucky, [.. Lucky.Select(worlds.Of)], stop).ConfigureAwait(false))
        {
            yield return new EndPart(Luck: luck);
        }

        yield return new EndPart(Leads: [.. Lucky.Skip(1).Select(LeadOf)]);
        FoundSplit? found = known.Known(worlds.Config, goal);
        if (found is null)
        {
            await foreach (SearchState state in new SplitSearch(worlds, goal).Look(slices, stop).ConfigureAwait(false))
            {
                found = state.Found;
                yield return new EndPart(Search: new SearchTold(state.Done, state.Of));
            }

            known.Keep(worlds.Config, goal, found!);
        }

        yield return new EndPart(Best: await Measure(found!, slices, stop).ConfigureAwait(false));
    }

    private YearTold Year(CancellationToken stop)
    {
        World lived = worlds.World(world);
        return new YearTold(
            world,
            _count,
            ((string[])[GameExperiment.You, .. Others]).ToDictionary(name => name, name => Days(worlds.Of(name), lived, stop), StringComparer.Ordinal),
            GameExperiment.File(worlds.Config),
            $"{worlds.Config.Name}.json");
    }

    private IReadOnlyDictionary<string, double[]> Days(Scenario scenario, World lived, CancellationToken stop) =>
        MonthAnswer.Days(worlds.Simulate(scenario, lived, worlds.Config.Days, stop), worlds.Config.Days);

    /// <summary>Strategies in all worlds of the game, told in portions.</summary>
    private async IAsyncEnumerable<LuckTold> Spread(TimeSlices slices, string[] names, Scenario[] scenarios, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (string name in names)
        {
            _outcomes[name] = new double[_count][];
        }

        int told = 0;
        await foreach (int done in slices.Run(_count, Live, stop).ConfigureAwait(false))
        {
            yield return new LuckTold(
                [.. Enumerable.Range(told, done - told)],
                names.ToDictionary(name => name, name => _outcomes[name][told..done], StringComparer.Ordinal));
            told = done;
        }

        void Live(int replicate)
        {
            double[][] outcomes = worlds.Outcomes(scenarios, replicate, stop);
            for (int n = 0; n < names.Length; n++)
            {
                _outcomes[names[n]][replicate] = outcomes[n];
            }
        }
    }

    /// <summary>The split in the game's worlds, none of which it was chosen in.</summary>
    private async Task<BestTold> Measure(FoundSplit found, TimeSlices slices, CancellationToken stop)
    {
        Scenario scenario = worlds.Of(new StrategyConfig(new Strategy(Best, found.Split), new Dictionary<string, object>(StringComparer.Ordinal)));
        List<LuckTold> portions = [];
        await foreach (LuckTold portion in Spread(slices, [Best], [scenario], stop).ConfigureAwait(false))
        {
            portions.Add(portion);
        }

        LuckTold luck = new(
            [.. portions.SelectMany(portion => portion.Worlds)],
            new Dictionary<string, double[][]>(StringComparer.Ordinal) { [Best] = _outcomes[Best] });
        return new BestTold(found, Days(scenario, worlds.World(world), stop), luck, LeadOf(Best));
    }

    /// <summary>The player has seen the world that was played in, and chosen by it; so it does not count.</summary>
    private Lead LeadOf(string name)
    {
        int at = GameExperiment.Goals.ToList().IndexOf(goal);
        return Lead.Of(name, Unseen(name), Unseen(GameExperiment.You), Bounds.Of(goal));

        double[] Unseen(string strategy) => [.. _outcomes[strategy].Where((_, replicate) => replicate != world).Select(outcome => outcome[at])];
    }
}
