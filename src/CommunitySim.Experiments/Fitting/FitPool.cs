using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Fitting;

/// <summary>One simulated world at a point of the space: what would have been observed, and what the strategies are worth.</summary>
/// <param name="Cell">Its cell; the point.</param>
/// <param name="Means">The means of all observables over each window: those of the first window, then of the next.</param>
/// <param name="Values">The value of each strategy on the last horizon, in units of money, for the observed community.</param>
public sealed record FitDraw(CellResult Cell, double[] Means, double[] Values);

/// <summary>The simulated worlds of a fit, each of which might be the real one.</summary>
/// <param name="Draws">The worlds.</param>
/// <param name="Windows">The observed windows (<see cref="KeptDay"/>).</param>
/// <param name="Members">Members of the simulated community.</param>
public sealed record FitPool(IReadOnlyList<FitDraw> Draws, IReadOnlyList<int> Windows, int Members)
{
    /// <summary>Reads the worlds of some parts of a fit that have the same strategies. Failed worlds are left out.</summary>
    /// <param name="people">Members of the observed community, to whom money is scaled.</param>
    /// <param name="parts">The results.</param>
    public static FitPool Read(int people, params IEnumerable<ExperimentResult> parts)
    {
        ExperimentResult[] all = [.. parts];
        ExperimentConfig config = all[0].Config;
        int members = config.MembersOf(config.Cells()[0]);
        return new FitPool(
            [.. all.SelectMany(part => part.Cells.SelectMany(cell => DrawsOf(part, cell, (double)people / members)))], config.Windows, members);
    }

    /// <summary>Returns what each world would have shown in place of each observation: [draw][observation].</summary>
    public double[][] Seen(IReadOnlyList<Observation> observations)
    {
        int[] places = [.. observations.Select(one => Windows.ToList().IndexOf(one.Window) * Observables.Count)];
        return
        [
            .. Draws.Select(draw => observations
                .Select((one, at) => one.In(draw.Means.AsSpan(places[at], Observables.Count), Members))
                .ToArray()),
        ];
    }

    private static IEnumerable<FitDraw> DrawsOf(ExperimentResult part, CellResult cell, double scale)
    {
        ExperimentConfig config = part.Config;
        double[][] windows = [.. config.Windows.Select(window => part.Record.Outcomes(cell.Cell.Index, 0, window))];
        double[][] values = [.. Enumerable.Range(0, config.Strategies.Count).Select(strategy =>
            part.Record.Outcomes(cell.Cell.Index, strategy, config.Horizons[^1]))];
        return Enumerable.Range(0, cell.Replicates).Select(world => new FitDraw(
            cell,
            [.. windows.SelectMany(window => window.AsSpan(world * Observables.Count, Observables.Count).ToArray())],
            [.. values.Select(strategy => scale * strategy[(world * Observables.Count) + (int)Observable.Value])]));
    }
}
