using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Planning;

/// <summary>
/// Charts of the network at four dates, under challenger and baseline, for the first community that is small enough to
/// draw.
/// </summary>
internal static class NetworkCharts
{
    /// <summary>Number of dates; later ones are farther apart.</summary>
    private const int Dates = 4;

    public static IEnumerable<PlannedChart> Plan(ExperimentConfig config, IReadOnlyList<Cell> cells)
    {
        if (config.Challenger is null
            || cells.FirstOrDefault(cell =>
                (cells.Count == 1 || config.CommunityOf(cell).Network.Kind == NetworkKind.File)
                && config.MembersOf(cell) <= NetworkAtDates.MostMembers) is not { } small
            || !NetworkAtDates.CanDraw(new WorldView(config, small, 0).World.Network))
        {
            return [];
        }

        IReadOnlyList<string> files = FileNames.Unique(
            [.. config.Strategies.Select(strategy => strategy.Name)], "network-");
        return ((string[])[config.Challenger, config.Baseline!])
            .Select(config.IndexOf)
            .Select(strategy => new PlannedChart(files[strategy], _ => Draw(files[strategy], config, small, strategy)));
    }

    private static Figure Draw(string file, ExperimentConfig config, Cell cell, int strategy)
    {
        int[] dates = [.. Enumerable.Range(1, Dates)
            .Select(part => Math.Max(1, config.Days * part * part / (Dates * Dates))).Distinct()];
        string where = cell.Label.Length == 0 ? "" : $", {ParameterWords.At(cell)}";
        return NetworkAtDates.Draw(
            file, config.Strategies[strategy].Name,
            $"The first world under {config.Strategies[strategy].Name}{where}",
            NetworkSnapshots.Take(config, cell, strategy, dates));
    }
}
