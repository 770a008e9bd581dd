using CommunitySim.Experiments.Config;
using CommunitySim.Members;

namespace CommunitySim.Experiments.Running;

/// <summary>
/// Begins the runs of a world, on day 1 or at the decision. What the brand did before it runs once for all strategies with the
/// same rivals, and each strategy branches off.
/// </summary>
/// <param name="config">The experiment.</param>
/// <param name="cell">One of its cells.</param>
/// <param name="world">The world.</param>
/// <param name="threads">Threads of a run.</param>
internal sealed class HistoryRun(ExperimentConfig config, Cell cell, World world, int threads)
{
    private readonly List<(StrategyConfig? Rival, Simulation Past)> _pasts = [];

    /// <summary>Begins the run of a strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="beside">Another run of the world, or null.</param>
    /// <param name="stop">Stops the days before the decision.</param>
    public Simulation Begin(
        StrategyConfig strategy, Scenario scenario, Simulation? beside = null, CancellationToken stop = default)
    {
        if (config.History is not { } history)
        {
            return new Simulation(scenario, world, config.Days, threads, beside);
        }

        if (_pasts.Find(past => ReferenceEquals(past.Rival, strategy.Rival)).Past is not { } past)
        {
            past = new Simulation(config.ScenarioFor(cell, history.Brand with { Rival = strategy.Rival }), world, config.Days, threads);
            while (past.Day < history.DecideOn - 1 && !stop.IsCancellationRequested)
            {
                past.Step();
            }

            _pasts.Add((strategy.Rival, past));
        }

        return past.Branch(scenario, beside);
    }
}
