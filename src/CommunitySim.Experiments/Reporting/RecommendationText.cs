using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// Writes which strategy to choose: under doubt about the parameters where the file has a study of them, and at the values of
/// the file.
/// </summary>
public sealed class RecommendationText
{
    private const int MostListed = 6, Few = 3, FewWorlds = 10;
    private const string Depends = "it depends on the cell";
    private readonly ExperimentConfig _config;
    private readonly Recommendation _advice;
    private readonly int _day;

    private RecommendationText(ExperimentConfig config, Recommendation advice, Decision? decision, PolicySearch? search, string cases)
    {
        Prose[] found = search is null ? [] : [SearchText.Of(search)];
        (_config, _advice, _day) = (config, advice, config.Horizons[^1]);
        (string here, string why) = advice.Choices is [var choice] ? OfCell(choice) : OfCells();
        if (decision is null)
        {
            (Answer, Reason) = (here, why);
            Lines = [$"**Recommendation: {here}.** {why}", .. Earlier(), .. Elsewhere(), .. found, .. found.Length == 0 ? [Prose.Of(OneSetting)] : (Prose[])[]];
            return;
        }

        DecisionText doubt = new(config, decision, cases);
        (Answer, Reason) = (doubt.Answer, doubt.Reason);
        Lines =
        [
            $"**Recommendation: {Answer}.** {Reason}",
            .. doubt.Points,
            .. found,
            .. config.Sample is null ? (Prose[])[$"**At the values of the file:** {here}. {why}", .. Earlier(), .. Elsewhere()] : [],
        ];
    }

    /// <summary>Writes the recommendation of an analysis; null without one.</summary>
    public static RecommendationText? Of(ExperimentAnalysis analysis) =>
        analysis.Recommendation is { } advice ? new RecommendationText(
            analysis.Result.Config, advice, analysis.DecisionAfter ?? analysis.Decision, analysis.Search,
            analysis.Fit is null ? "the plausible cases" : "the communities nearest to the data") : null;

    /// <summary>The strategy's name, or that there is no single one.</summary>
    public string Answer { get; }

    /// <summary>The figures behind the answer.</summary>
    public string Reason { get; }

    /// <summary>Answer and reason, one after the other.</summary>
    public string Sentence => $"{NumberText.Capital(Answer)}. {Reason}";

    /// <summary>Answer and reason, then the horizons and observables that choose otherwise.</summary>
    public IReadOnlyList<Prose> Lines { get; }

    private (string Answer, string Reason) OfCell(StrategyChoice choice)
    {
        int worlds = choice.Cell.Replicates;
        string name = Name(choice.Best.Option), value = NumberText.Amount(choice.Best.Mean);
        return choice.Standing switch
        {
            ChoiceStanding.TooFewWorlds => (
                "none yet",
                $"{NumberText.Capital(NumberText.Worlds(worlds))} cannot tell luck from effect; run at least twenty. "
                    + $"By day {_day} {name} has the highest value so far, {NumberText.Amount(choice.Best.Mean.Mean)}."),
            ChoiceStanding.AllEqual => (
                "none",
                $"By day {_day} every strategy has the same value, {NumberText.Amount(choice.Best.Mean.Mean)}, "
                    + $"in each of {NumberText.Worlds(worlds)}. "
                    + $"They may still differ in up to {NumberText.Percent(choice.GreatestDiffering)} of worlds."),
            ChoiceStanding.Open => (
                "no strategy is clearly best",
                $"By day {_day} {name} has the highest value, {value}. "
                    + (worlds >= FewWorlds && choice.ShareBest == 1
                        ? $"It leads {Rivals(choice, MostListed)} in every resample, but the lead varies too little for an interval."
                        : $"In {NumberText.Worlds(worlds)} it cannot be distinguished from {Rivals(choice, MostListed)}"
                        + (worlds < FewWorlds ? "." : $"; it is best in {NumberText.Percent(choice.ShareBest)} of resamples."))),
            _ => (
                name,
                $"By day {_day} its value is {value}. "
                    + $"That is {NumberText.Amount(choice.Lead)} more than {Name(choice.RunnerUp)}, the runner-up."),
        };
    }

    private (string Answer, string Reason) OfCells()
    {
        int cells = _advice.Choices.Count;
        return _advice.Clear is [var only] && _advice.Open == 0
                ? (Name(only.Option), $"By day {_day} it has the highest value in each of {cells} cells.")
            : cells <= MostListed && _advice.Clear.Count > 0
                ? (Depends, $"By day {_day} the highest value belongs to {string.Join("; ", _advice.Choices.Select(InCell))}.")
            : _advice.Clear.Count > 0
                ? (Depends, CountsOfClear(cells))
            : _advice.Choices.All(choice => choice.Standing == ChoiceStanding.TooFewWorlds)
                ? (Depends, CountsOfHighest(cells))
            : ("no strategy is clearly best", $"By day {_day} no strategy clearly has the highest value in any of {cells} cells.");
    }

    private string CountsOfClear(int cells)
    {
        string counts =
            NumberText.List([.. _advice.Clear.Select(found => $"{Name(found.Option)} in {found.Cells.Count}")]);
        string open = _advice.Open == 0 ? "" : $" In {_advice.Open} no strategy is clearly best.";
        string exceptions = string.Concat(_advice.Clear.Skip(1)
            .Where(found => found.Cells.Count <= MostListed)
            .Select(found => $" {NumberText.Capital(Name(found.Option))} has it "
                + $"at {string.Join(", ", found.Cells.Select(choice => $"({ValueLabels.Of(choice.Cell.Cell)})"))}."));
        return $"By day {_day} the highest value clearly belongs to {counts} of {cells} cells.{open}{exceptions}";
    }

    private string CountsOfHighest(int cells) =>
        $"By day {_day} the highest value belongs to "
        + $"{NumberText.List([.. _advice.Highest.Take(MostListed).Select(found => $"{Name(found.Option)} in {found.Cells.Count}")])} "
        + $"of {cells} cells. "
        + $"{NumberText.Capital(NumberText.Worlds(_advice.Choices.Max(choice => choice.Cell.Replicates)))} per cell "
        + "cannot tell luck from effect in a single cell.";

    // A lead in all worlds is a lead at one setting of the parameters.
    private string OneSetting => "This holds for one setting of the parameters."
        + (_config.Sensitivity is null && _config.Sample is null
            ? " Add \"sensitivity\" to the file to learn what a wrong assumption would cost."
            : "");

    private string InCell(StrategyChoice choice)
    {
        string doubt = choice.Best.NotWorse.Count == 1 ? "" : $", not distinguishable from {Rivals(choice, Few)}";
        return $"{Name(choice.Best.Option)} at {ValueLabels.Of(choice.Cell.Cell)} ({NumberText.Amount(choice.Best.Mean)}{doubt})";
    }

    private string Rivals(StrategyChoice choice, int most) => choice.Best.NotWorse.Count - 1 is var count && count > most
        ? NumberText.Count(count, "other")
        : NumberText.List([.. choice.Rivals.Select(Name)]);

    private IEnumerable<Prose> Earlier()
    {
        string[] days =
        [
            .. _advice.Earlier.GroupBy(found => found.Option)
                .Select(same => $"{Name(same.Key)} has the highest value on {NumberText.Days([.. same.Select(found => found.Day)])}"),
        ];
        return days.Length == 0 ? [] : [$"**On a shorter horizon** the answer changes: {NumberText.List(days)}."];
    }

    private IEnumerable<Prose> Elsewhere()
    {
        string[] others = [.. _advice.Elsewhere
            .Select(found => $"{found.Observable.Name()} is highest under {Name(found.Best.Option)}, {NumberText.Amount(found.Best.Mean)}")];
        return others.Length == 0 ? [] : [$"**Other measures have other leaders:** {NumberText.List(others)}."];
    }

    private string Name(int option) => _config.Strategies[option].Name;
}
