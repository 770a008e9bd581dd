using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Recipes;

/// <summary>The crossover days of one observable.</summary>
/// <param name="Observable">Its name.</param>
/// <param name="Days">A day from 1 per world, or null if the challenger never stays ahead; at least one world.</param>
public sealed record CrossoverWorlds(string Observable, IReadOnlyList<int?> Days)
{
    /// <summary>Number of worlds in which the challenger never stays ahead.</summary>
    public int Never => Days.Count(day => day is null);
}

/// <summary>Draws the days from which the challenger stays ahead, world by world.</summary>
public static class CrossoverDays
{
    private const int MostBins = 60;
    private const double PlotHeight = 190;

    // Where "never" stands, and how wide its bar is, in lengths of the run.
    private const double Never = 1.07;
    private const double NeverWidth = 0.04;

    /// <summary>Trust, reach and value of one cell.</summary>
    internal static Figure Draw(ExperimentConfig config, CellResult cell) => Draw(
        Headline.Overtaking(config, cell), config.Challenger!, config.Baseline!, config.Days,
        [.. Comparison.Subjects.Select(
            observable => new CrossoverWorlds(ObservableWords.Noun(observable), cell.CrossoverDays(observable)))]);

    /// <summary>A small histogram for each observable over the same days, with a separate bar for the worlds that never cross.</summary>
    /// <exception cref="ArgumentException">There is no observable, an observable has no world, or a day lies outside the run.</exception>
    public static Figure Draw(
        string title, string challenger, string baseline, int days, IReadOnlyList<CrossoverWorlds> observables)
    {
        if (observables.Count == 0 || observables.Any(observable => observable.Days.Count == 0))
        {
            throw new ArgumentException(
                "Crossover days are drawn of at least one observable and one world.", nameof(observables));
        }

        if (observables.SelectMany(observable => observable.Days)
            .FirstOrDefault(day => day < 1 || day > days) is { } outside)
        {
            throw new ArgumentException(
                $"Crossover days lie between 1 and {days}, not on day {outside}.", nameof(observables));
        }

        int width = (days + MostBins - 1) / MostBins;
        double[][] counts = [.. observables.Select(observable => Counts(observable.Days, days, width))];
        double tallest = counts.Zip(observables, (bins, observable) => Math.Max(bins.Max(), observable.Never)).Max();
        Axis time = Axes.Days(days), worlds = Axes.Covering("", [tallest]);
        time = time with { Max = days * 1.1, Ticks = [.. time.Ticks, new Tick(days * Never, "never")] };
        worlds = worlds with { Ticks = [.. Ticks.Round(0, worlds.Max, 3).Where(tick => double.IsInteger(tick.Value))] };
        string never = string.Join(", ", observables.Select(observable =>
            $"{observable.Observable.ToLowerInvariant()} {NumberText.Percent(observable.Never / (double)observable.Days.Count)}"));
        WorldCount sample = new(
            observables.Min(observable => observable.Days.Count), observables.Max(observable => observable.Days.Count));
        return new Figure("crossover-days", title,
            $"First day from which {challenger} stays ahead of {baseline}; {sample.Words}; never: {never}",
            $"Each bar is {(width == 1 ? "one day" : $"{width} days")} wide and counts worlds."
            + (observables.Any(observable => observable.Never > 0)
                ? $" A grey bar counts those in which {challenger} is not ahead on day {days}."
                : ""),
            [
                .. observables.Select((observable, index) =>
                    PanelOf(observable, counts[index], width, days,
                        index == observables.Count - 1 ? time : Axes.Silent(time), worlds)),
            ])
        {
            PlotHeight = PlotHeight,
        };
    }

    private static Panel PanelOf(
        CrossoverWorlds observable, double[] counts, int width, int days, Axis time, Axis worlds)
    {
        double[] edges = [.. Enumerable.Range(0, counts.Length + 1).Select(bin => (double)Math.Min(bin * width, days))];
        string where = observable.Never == observable.Days.Count
            ? "no world crosses"
            : $"worlds cross between day {observable.Days.Min()} and day {observable.Days.Max()}";
        return new Panel($"{NumberText.Capital(observable.Observable)} (worlds)", time, worlds,
        [
            new Histogram(edges, counts, 0, ""),
            new Histogram(
                [days * (Never - (NeverWidth / 2)), days * (Never + (NeverWidth / 2))], [observable.Never], 6, ""),
        ])
        {
            Spoken = $"{NumberText.Capital(observable.Observable)}: {where}, {observable.Never} of {observable.Days.Count} never",
        };
    }

    private static double[] Counts(IReadOnlyList<int?> worlds, int days, int width)
    {
        ILookup<int, int> bins = worlds.OfType<int>().ToLookup(day => (day - 1) / width);
        return [.. Enumerable.Range(0, (days + width - 1) / width).Select(bin => (double)bins[bin].Count())];
    }
}
