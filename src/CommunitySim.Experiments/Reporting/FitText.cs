using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// Writes a fit in the order of its questions: does the model show the data, what to do, what a comparison without a model says, what the
/// data tell, what to measure next, and how well the procedure does.
/// </summary>
internal sealed class FitText
{
    private const int MostListed = 6, FewestTruths = 20;
    private const double LeastCoverage = 0.85, MostBoldness = 0.1;
    private readonly FitStudy _fit;
    private readonly ExperimentConfig _config;
    private readonly Decision? _before, _after;

    public FitText(ExperimentAnalysis analysis)
    {
        (_fit, _config) = (analysis.Fit!, analysis.Result.Config);
        (_before, _after) = (analysis.Decision, analysis.DecisionAfter);
        Lead = [Shows(), Decide(), BenchmarkLine(), .. FormsLine()];
    }

    /// <summary>Whether the model shows the data, the decision, the comparison without a model, and the doubt of the model's form.</summary>
    public IReadOnlyList<Prose> Lead { get; }

    /// <summary>The sections of the page.</summary>
    public IReadOnlyList<Block> Blocks =>
    [
        new Heading(2, "Does the model show your data?"), .. ShownBlocks(),
        new Heading(2, "The decision, before and after your data"), .. DecisionBlocks(),
        new Heading(2, "Before against after, without a model"), .. BenchmarkBlocks(),
        new Heading(2, "What your data tell about each parameter"), .. LearntBlocks(),
        new Heading(2, "What to measure next"), .. NextBlocks(),
        new Heading(2, "How well this procedure does"), .. TrialBlocks(),
        new Heading(2, "How sure, and of what"),
        new Paragraph(Prose.Of(
            "The fit assumes that the model is right up to the stated discrepancy, and that each parameter lies in its range. "
            + "It is no proof that the mechanisms act in your community.\n"
            + "Brackets are 95% intervals over points or over pretended truths.")),
    ];

    private int Simulated => _fit.Posterior.Considered;

    private string Where => _fit.HasWave ? "communities simulated where your data may lie" : "simulated communities";

    // With fewer than three numbers fewer may miss.
    private string Missing => _config.Observations.Count switch { 1 => "none is", 2 => "at most one is", _ => "at most two are" };

    private Prose Shows()
    {
        ShownObservation[] held = [.. _fit.Observations.Where(one => one.IsHeldOut)];
        string later = held.Length == 0
            ? ""
            : $" Of {NumberText.Count(held.Length, "observation")} in the last quarter, {held.Count(one => one.IsInside)} lie in the 90% band "
                + "that the earlier ones predict.";
        string matched = $"{_fit.Posterior.NotRuledOut} of {Simulated} {Where} come near your {NumberText.Count(_config.Observations.Count, "observation")}. There, "
            + $"{Missing} more than three errors off.{later}";
        return _fit.Standing switch
        {
            FitStanding.CannotShow => (Prose)($"**The model cannot show your data.** None of {Simulated} {Where} comes near enough to them. {Breaking()}"),
            FitStanding.NotFound => (Prose)($"**No simulated community comes near enough to your data, but their course is not unusual for the model.** "
                + $"The same happens to {NumberText.Percent(_fit.ShareWithoutAny)} of the model's own data. "
                + $"Simulate more points (--points), or state a larger discrepancy. {Breaking()}"),
            FitStanding.IsUnusual => $"**The model shows your data, but their course is unusual for it.** Only {NumberText.Percent(_fit.ShareAsUnusual, 1)} "
                + $"of its own data are as unusual, so another form of the model may be at work. {matched}",
            _ => $"**The model shows your data.** {matched}",
        };
    }

    private string Breaking()
    {
        (ObservedMeasure measure, double beyond) = _fit.Observations
            .GroupBy(one => one.Observation.Measure)
            .Select(series => (series.Key, series.Average(one => one.Beyond)))
            .MaxBy(series => series.Item2);
        return $"The series that breaks it is {MeasureWords.Noun(measure)}: even in the {FitMethod.Kept} nearest communities, "
            + $"{NumberText.Percent(beyond)} of its numbers are more than three errors off.";
    }

    private Prose Decide()
    {
        if (_after is null)
        {
            return $"**No decision:** the strategies do not differ in the communities that your data leave.";
        }

        DecisionText text = new(_config, _after, $"the {_fit.Posterior.Kept.Count} communities nearest to your data");
        OptionOverSpace? earlier = _before?.Options.FirstOrDefault(option => option.Option == _after.Best.Option);
        string change = (earlier is null ? "" : $" Before your data it was best in {NumberText.Percent(earlier.ShareBest)}.") + Helps() + Warning();
        return _fit.Standing == FitStanding.CannotShow
            ? (Prose)($"**Do not rest a decision on this model.** The nearest communities would favour {text.Answer}. {text.Reason}")
            : (Prose)($"**Recommendation after your data: {text.Answer}.** {text.Reason}{change}");
    }

    /// <summary>Whether data of this kind lead to better choices on pretended truths.</summary>
    private string Helps()
    {
        Interval gain = _fit.Truths.GainOverNoData;
        string both = $"mean regret {NumberText.Amount(_fit.Truths.Regret.Mean)} with them and {NumberText.Amount(_fit.Truths.RegretBefore.Mean)} without";
        return gain.Low > 0 ? $" On pretended truths such data lead to better choices ({both})."
            : $" On pretended truths such data do not lead to choices that are better beyond chance ({both}).";
    }

    /// <summary>A warning where the page's own trials say that its intervals or chances are too bold.</summary>
    private string Warning()
    {
        Interval coverage = _fit.Truths.Coverage;
        return coverage.High < LeastCoverage || coverage is { Basis: not Basis.Student, Mean: < LeastCoverage }
            ? $" Do not rely on these percentages: of the 90% intervals of pretended truths only {NumberText.Percent(coverage.Mean)} cover. "
                + "Use more points, or fewer and longer windows."
            : _fit.Truths.Said - _fit.Truths.Best.Mean > MostBoldness
                ? $" These percentages are too bold: on pretended truths the fit says {NumberText.Percent(_fit.Truths.Said)}, "
                    + $"and {NumberText.Percent(_fit.Truths.Best.Mean)} come true."
            : "";
    }

    private Prose BenchmarkLine()
    {
        if (_fit.Benchmark is not { } benchmark)
        {
            return $"**A before/after comparison cannot be made:** your history has no two observed stages that go on as different strategies.";
        }

        int choice = benchmark.Choose(_fit.Data.Observed);
        string verdict = choice == _after?.Best.Option ? "says the same" : $"says otherwise: {Name(choice)}";
        string stages = string.Join(", ", benchmark.Stages.Select(stage =>
            $"{StageValue(benchmark, stage)} under {Name(stage.Strategy)} (days {stage.From} to {stage.To})"));
        return $"**The simple before/after comparison {verdict}.** {NumberText.Capital(Compared(benchmark))}: {stages}. {Adds()}";
    }

    private string StageValue(BeforeAfter benchmark, PastStage stage) =>
        NumberText.Amount(benchmark.SaleMargin > 0 || !benchmark.Measure.Observables[0].LessIsBetter()
            ? benchmark.Score(stage, _fit.Data.Observed)
            : -benchmark.Score(stage, _fit.Data.Observed));

    private static string Compared(BeforeAfter benchmark) =>
        benchmark.SaleMargin > 0 ? "money a day from new customers alone, less wages" : $"mean {MeasureWords.Noun(benchmark.Measure)}";

    private string Adds()
    {
        Interval gain = _fit.Truths.GainOverBenchmark;
        string what = gain.Low > 0 ? $"The fit adds to it: on pretended truths it loses {NumberText.Amount(gain)} less"
            : gain.High < 0 ? $"The fit does worse: on pretended truths it loses {NumberText.Amount(-gain.Mean)} more"
            : "On pretended truths the fit adds nothing that can be told from chance";
        return $"{what} (mean regret {NumberText.Amount(_fit.Truths.Regret.Mean)} against {NumberText.Amount(_fit.Truths.RegretOfBenchmark.Mean)}).";
    }

    private IEnumerable<Prose> FormsLine()
    {
        if (_fit.Forms.Count == 0 || _fit.Forms[0].Truths.Trials.Count < FewestTruths)
        {
            yield return $"**The form of the model stays in doubt.** The fit was tried on too few truths of other forms. "
                + $"Ask for {FewestTruths} or more of each (fit.otherForms).";
            yield break;
        }

        OtherForm worst = _fit.Forms.MaxBy(form => form.Truths.Regret.Mean)!;
        double least = _fit.Forms.Min(form => form.Truths.Unusual.Mean), most = _fit.Forms.Max(form => form.Truths.Unusual.Mean);
        yield return $"**The form of the model stays in doubt.** If the truth had one of {_fit.Forms.Count} other forms, this check would notice it in "
            + $"{NumberText.Percent(least)} to {NumberText.Percent(most)} of cases. It also calls "
            + $"{NumberText.Percent(_fit.Truths.Unusual.Mean)} of the model's own data unusual. "
            + $"The most costly form would be \"{worst.Name}\". Its mean regret on pretended truths is {NumberText.Amount(worst.Truths.Regret)}, "
            + $"and that of the model's own form is {NumberText.Amount(_fit.Truths.Regret)}.";
    }

    private IEnumerable<Block> ShownBlocks()
    {
        yield return new Paragraph(
            $"{_fit.NotRuledOutFirst} of the first {_fit.FirstPoints} points are not ruled out"
            + $"{(_fit.HasWave ? $", and {_fit.Posterior.NotRuledOut} of {Simulated} after more points were simulated where the data may lie" : "")}. "
            + $"A point is ruled out if more than two numbers are over three errors off. The error holds the survey, the luck of both worlds, and "
            + $"a discrepancy of {NumberText.Percent(_config.Fit!.Discrepancy, 1)} of the value. "
            + $"{NumberText.Percent(_fit.ShareAsUnusual, 1)} of the model's own data are at least as unusual as yours; less than 5% would be a warning. "
            + $"The decision rests on the {_fit.Posterior.Kept.Count} communities whose data predict the strategies' values most nearly as yours do"
            + $"{(_fit.Posterior.NotRuledOut < _fit.Posterior.Kept.Count ? ", because fewer are not ruled out" : "")}."
            + $"{(_config.Observations.Any(one => one.IsScore) ? " Scores are not held out, because their yardstick needs all of them." : "")}");
        yield return new Table(
            ["series", "observations", "in the 90% band", "held out", "held out and in the band", "numbers of the kept communities over three errors off"],
            [
                .. _fit.Observations.GroupBy(one => one.Observation.Measure).Select(series => (IReadOnlyList<string>)
                [
                    MeasureWords.Noun(series.Key), $"{series.Count()}", $"{series.Count(one => one.IsInside)}",
                    $"{series.Count(one => one.IsHeldOut)}", $"{series.Count(one => one is { IsHeldOut: true, IsInside: true })}",
                    NumberText.Percent(series.Average(one => one.Beyond)),
                ]),
            ]);
        if (_fit.Forms.Count > 0)
        {
            yield return new Paragraph(
                $"If the truth had another form, this fit would still assume its own. The table tells what would happen in "
                + $"{_fit.Forms[0].Truths.Trials.Count} pretended truths of each form.");
            yield return new Table(
                ["form of the truth", "check notices it", "90% intervals that cover", "choice is best", "mean regret"],
                [
                    Row("the model's own", _fit.Truths),
                    .. _fit.Forms.OrderByDescending(form => form.Truths.Regret.Mean).Select(form => Row(form.Name, form.Truths)),
                ]);
        }

        static IReadOnlyList<string> Row(string name, PretendedTruths truths) =>
        [
            name, NumberText.Percent(truths.Unusual), Share(truths.Coverage), NumberText.Percent(truths.Best), NumberText.Amount(truths.Regret),
        ];
    }

    private IEnumerable<Block> DecisionBlocks()
    {
        if (_after is null || _before is null)
        {
            yield break;
        }

        yield return new Table(
            ["strategy", "best before", "best after", "mean value before", "mean value after", "90% of values after", "mean regret before", "mean regret after"],
            [
                .. _after.Options.Select(option => (option, Before: _before.Options.First(one => one.Option == option.Option)))
                    .Select(pair => (IReadOnlyList<string>)
                    [
                        Name(pair.option.Option),
                        NumberText.Percent(pair.Before.ShareBest), NumberText.Percent(pair.option.ShareBest),
                        NumberText.Amount(pair.Before.Mean.Mean), NumberText.Amount(pair.option.Mean.Mean), Spread(pair.option.Option),
                        NumberText.Amount(pair.Before.MeanRegret.Mean), NumberText.Amount(pair.option.MeanRegret),
                    ]),
            ]);
        yield return new Paragraph(
            $"Money is for {NumberText.Count(_config.Fit!.People!.Value, "member")}, earned from the decision to day {_config.Horizons[^1]}. "
            + $"\"Before\" is over all {_before.Points} points, \"after\" over the {_after.Points} communities nearest to your data.");
        if (_after.Turning is { } region)
        {
            yield return new Paragraph(
                $"**Where it turns after your data:** another kind of strategy is better where {DecisionText.Where(region)}; "
                + $"there it is better at {NumberText.Percent(region.Density)} of {NumberText.Count(region.Points, "point")}.");
        }
    }

    private string Spread(int strategy)
    {
        (double low, _, double high) = _fit.ValueOf(strategy);
        return $"{NumberText.Amount(low)} to {NumberText.Amount(high)}";
    }

    private IEnumerable<Block> BenchmarkBlocks()
    {
        if (_fit.Benchmark is not { } benchmark)
        {
            yield return new Paragraph(
                Prose.Of("A comparison needs two stages of the past that each go on as a strategy, and observations within both. "
                    + "Write the stages under \"history\" as a schedule."));
            yield break;
        }

        yield return new Table(
            ["stage of the past", "goes on as", $"{Compared(benchmark)}"],
            [
                .. benchmark.Stages.Select(stage => (IReadOnlyList<string>)
                    [$"days {stage.From} to {stage.To}", Name(stage.Strategy), StageValue(benchmark, stage)]),
            ]);
        yield return new Paragraph($"The comparison knows no model: no wear, no word of mouth, no season, and not what customers pay later. {Adds()}");
    }

    private IEnumerable<Block> LearntBlocks()
    {
        ILookup<string, LearntParameter> told = _fit.Parameters.OrderBy(parameter => parameter.Ratio)
            .ToLookup(parameter => parameter.Tells, StringComparer.Ordinal);
        int nothing = told["nothing"].Count();
        yield return new Paragraph(
            $"Your data tell **nothing** about {nothing} of {NumberText.Count(_fit.Parameters.Count, "parameter")}, and a decision needs few of them. "
            + $"They tell much about {Listed("much")} and a little about {Listed("a little")}.");
        LearntParameter[] known = [.. told["much"], .. told["a little"]];
        if (known.Length > 0)
        {
            yield return new Table(
                ["parameter", "told", "doubt after / before", "range before", "90% after"],
                [
                    .. known.Select(one => (IReadOnlyList<string>)
                    [
                        one.Parameter.Path, one.Tells, NumberText.Number(one.Ratio),
                        $"{NumberText.Number(one.Parameter.Low)} to {NumberText.Number(one.Parameter.High)}",
                        $"{NumberText.Number(one.Low)} to {NumberText.Number(one.High)}",
                    ]),
                ]);
        }

        string Listed(string tells)
        {
            string[] names = [.. told[tells].Select(one => one.Parameter.Path)];
            return names.Length == 0 ? "none"
                : NumberText.List(names.Length > MostListed ? [.. names.Take(MostListed), $"{names.Length - MostListed} more"] : names);
        }
    }

    private IEnumerable<Block> NextBlocks()
    {
        (string, SeriesWorth)[] all = [.. _fit.Without.Select(one => ("you have it", one)), .. _fit.With.Select(one => ("could be added", one))];
        SeriesWorth? best = _fit.With.Where(one => one.Regret.High < 0).MinBy(one => one.Regret.Mean);
        yield return new Paragraph(best is null
            ? (Prose)($"No further series would lower the mean regret by more than chance.")
            : (Prose)($"**Record {MeasureWords.Noun(best.Measure)} next:** it would lower the mean regret by {NumberText.Amount(-best.Regret.Mean)}."));
        if (all.Length > 0)
        {
            yield return new Table(
                ["series", "", "change of mean regret by having it"],
                [.. all.Select(one => (IReadOnlyList<string>)[MeasureWords.Noun(one.Item2.Measure), one.Item1, Change(one.Item2.Regret)])]);
            yield return new Paragraph(
                Prose.Of($"Each series is tried on the same {_fit.Truths.Trials.Count} pretended truths, for the windows of your file. "
                    + "Surveys ask 200 people; events and customers are counted in full."));
        }

        ParameterWorth[] worth = [.. (_after?.Information ?? []).Where(one => one is { AboveChance: true, Worth: > 0 }).Take(3)];
        if (worth.Length > 0)
        {
            yield return new Paragraph(
                $"Among the parameters, it would still be worth most to know "
                + $"{NumberText.List([.. worth.Select(one => $"{one.Parameter.Path} ({NumberText.Amount(one.Worth)})")])}.");
        }
    }

    private static string Change(Interval regret) =>
        double.IsNaN(regret.Low) && regret.Mean == 0 ? "none, because the choice is always the same" : NumberText.Difference(regret);

    private IEnumerable<Block> TrialBlocks()
    {
        yield return new Paragraph(
            Prose.Of("Each pretended truth is a simulated community. Its own world gives the data, with the errors of your surveys. "
                + "The fit sees neither that point nor that world's data."));
        yield return new Table(
            ["pretended truths", "90% intervals that cover", "choice is best", "chance of being best that the fit says", "mean regret", "without data", "before/after"],
            [
                Row($"{_fit.Truths.Trials.Count} all over the space", _fit.Truths),
                .. _fit.TruthsNear is { } near ? (IReadOnlyList<string>[])[Row($"{near.Trials.Count} where your data may lie", near)] : [],
            ]);

        IReadOnlyList<string> Row(string name, PretendedTruths truths) =>
        [
            name, Share(truths.Coverage), NumberText.Percent(truths.Best), NumberText.Percent(truths.Said),
            NumberText.Amount(truths.Regret), NumberText.Amount(truths.RegretBefore.Mean),
            _fit.Benchmark is null ? "" : NumberText.Amount(truths.RegretOfBenchmark.Mean),
        ];
    }

    private static string Share(Interval share) => double.IsNaN(share.Low) ? NumberText.Percent(share.Mean) : NumberText.Percent(share);

    private string Name(int strategy) => _config.Strategies[strategy].Name;
}
