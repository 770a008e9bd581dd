using CommunitySim.Experiments.Fitting;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The figures of a fit, as rows of findings.csv.</summary>
internal static class FitFindings
{
    /// <summary>Lists the figures of a fit, and of the choice after its data.</summary>
    public static IEnumerable<Finding> List(FitStudy fit, Decision? after) =>
    [
        Finding.Number("observations", "", fit.Observations.Count),
        Finding.Number("first points of the fit", "", fit.FirstPoints),
        Finding.Number("first points that are not ruled out", "", fit.NotRuledOutFirst),
        Finding.Number("worlds of the fit", "", fit.Posterior.Considered),
        Finding.Number("worlds that are not ruled out", "", fit.Posterior.NotRuledOut),
        Finding.Number("worlds that are kept", "", fit.Posterior.Kept.Count),
        Finding.Number("share of the model's own data that are as unusual", "", fit.ShareAsUnusual),
        Finding.Number("discrepancy", "", fit.Config.Fit!.Discrepancy),
        .. fit.Observations.GroupBy(one => one.Observation.Measure.Name, StringComparer.Ordinal).SelectMany(series => (Finding[])
        [
            Finding.Number("observations in the 90% band", series.Key, series.Count(one => one.IsInside)),
            Finding.Number("held-out observations", series.Key, series.Count(one => one.IsHeldOut)),
            Finding.Number("held-out observations in the 90% band", series.Key, series.Count(one => one is { IsHeldOut: true, IsInside: true })),
            Finding.Number("share of kept worlds over three errors off", series.Key, series.Average(one => one.Beyond)),
        ]),
        .. fit.Config.Strategies.Index().SelectMany(strategy => OfValue(fit, strategy.Item.Name, strategy.Index)),
        .. (after?.Findings(fit.Config) ?? []).Select(finding => finding with { Name = $"after the data, {finding.Name}" }),
        .. fit.Parameters.SelectMany(one => (Finding[])
        [
            Finding.Number("doubt after the data over that before", one.Parameter.Path, one.Ratio),
            Finding.Number("5% after the data", one.Parameter.Path, one.Low),
            Finding.Number("95% after the data", one.Parameter.Path, one.High),
        ]),
        .. OfBenchmark(fit),
        .. fit.Without.Select(one => Finding.Estimate("regret with this series less that without", one.Measure.Name, one.Regret, fit.Truths.Trials.Count)),
        .. fit.With.Select(one => Finding.Estimate("regret with this further series less that without", one.Measure.Name, one.Regret, fit.Truths.Trials.Count)),
        .. OfTruths("all over the space", fit.Truths),
        .. fit.TruthsNear is { } near ? OfTruths("where the data may lie", near) : [],
        .. fit.Forms.SelectMany(form => OfTruths(form.Name, form.Truths)),
    ];

    private static Finding[] OfValue(FitStudy fit, string name, int strategy)
    {
        (double low, double middle, double high) = fit.ValueOf(strategy);
        int day = fit.Config.Horizons[^1];
        return
        [
            Finding.Number("5% of values after the data", name, low, day),
            Finding.Number("median of values after the data", name, middle, day),
            Finding.Number("95% of values after the data", name, high, day),
        ];
    }

    private static IEnumerable<Finding> OfBenchmark(FitStudy fit) => fit.Benchmark is not { } benchmark ? [] :
    [
        .. benchmark.Stages.Select(stage => Finding.Number(
            "before/after comparison, a day", $"{fit.Config.Strategies[stage.Strategy].Name}, days {stage.From} to {stage.To}",
            benchmark.Score(stage, fit.Data.Observed))),
        Finding.Estimate("regret of the before/after comparison less that of the fit", "", fit.Truths.GainOverBenchmark, fit.Truths.Trials.Count),
    ];

    private static Finding[] OfTruths(string where, PretendedTruths truths)
    {
        int count = truths.Trials.Count;
        return
        [
            Finding.Estimate("pretended truths: 90% intervals that cover", where, truths.Coverage, count),
            Finding.Estimate("pretended truths: the choice is best", where, truths.Best, count),
            Finding.Number("pretended truths: chance of being best that the fit says", where, truths.Said),
            Finding.Estimate("pretended truths: mean regret", where, truths.Regret, count),
            Finding.Estimate("pretended truths: mean regret without data", where, truths.RegretBefore, count),
            Finding.Estimate("pretended truths: regret without data less that with them", where, truths.GainOverNoData, count),
            Finding.Estimate("pretended truths: mean regret of the before/after comparison", where, truths.RegretOfBenchmark, count),
            Finding.Estimate("pretended truths: the check calls the data unusual", where, truths.Unusual, count),
        ];
    }
}
