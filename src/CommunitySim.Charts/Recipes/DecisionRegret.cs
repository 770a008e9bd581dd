using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws what each strategy costs where another one is better: its regret over the space, mean and 90%.</summary>
public static class DecisionRegret
{
    /// <summary>The name of its file.</summary>
    public const string Name = "decision";

    // Nobody reads more.
    private const int MostRows = 12;

    private const double RowHeight = 56;

    /// <summary>Draws two bars for each strategy, the least mean regret first.</summary>
    public static Figure Draw(ExperimentConfig config, Decision decision)
    {
        OptionOverSpace[] shown = [.. decision.Options.Take(MostRows)];
        string left = decision.Options.Count > MostRows ? $", the {MostRows} best of {decision.Options.Count} strategies" : "";
        Panel panel = new(
            "",
            Axes.Covering(
                $"Money lost against the best strategy of each case, by day {decision.Day}",
                shown.SelectMany(option => (double[])[.. Axes.Ends(option.MeanRegret), .. Axes.Ends(option.HighRegret), 0])),
            Axes.Rows([.. shown.Select(option =>
                $"{config.Strategies[option.Option].Name}\nbest in {NumberText.Percent(option.ShareBest.Mean)}")]),
            [
                RowBars.Of([.. shown.Select(option => option.MeanRegret)], 0, 0.19, 0, "on average over all cases"),
                RowBars.Of([.. shown.Select(option => option.HighRegret)], 0, -0.19, 1, "at most this in 90% of the cases") with { Pale = true },
                new VerticalReference(0),
            ]);
        return new Figure(
            Name, Title(config, decision),
            $"{decision.Points} cases that differ in {NumberText.Count(decision.Parameters, "parameter")}{left}; whiskers: 95% interval", "", [panel])
        {
            PlotHeight = RowHeight * Math.Max(shown.Length, 2),
            Legend = [.. panel.Marks.OfType<RowBars>().Select(bars => bars.Entry)],
        };
    }

    private static string Title(ExperimentConfig config, Decision decision)
    {
        string best = config.Strategies[decision.Best.Option].Name, next = config.Strategies[decision.Options[1].Option].Name;
        string cost = NumberText.Amount(decision.Best.MeanRegret.Mean);
        return decision.IsClear
            ? $"{best} has the least regret: {cost} on average over all cases"
            : $"{best} and {next} have the least regret; {best} has {cost} on average over all cases";
    }
}
