using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>One strategy in people and money, as a board reads it.</summary>
/// <param name="Strategy">Its label.</param>
/// <param name="People">Members whom the next message reaches, on average over worlds.</param>
/// <param name="Customers">Customers.</param>
/// <param name="Muted">Members who have muted the brand.</param>
/// <param name="Money">Money earned since day 1, less wages.</param>
/// <param name="Regret">What it costs on average over the plausible space where another strategy is better; null without a study.</param>
public sealed record BoardRow(string Strategy, string People, string Customers, string Muted, string Money, string? Regret);

/// <summary>A result on two pages: the verdict, the recommendation with its regret, people and money, and one doubt.</summary>
/// <param name="Title">The title of the experiment.</param>
/// <param name="Question">Its question; may be empty.</param>
/// <param name="Verdict">The verdict on the claim in a sentence; empty without a claim.</param>
/// <param name="Recommendation">The strategy to choose.</param>
/// <param name="Reason">How often it is best, and what it costs to be wrong.</param>
/// <param name="Doubt">The sentence on what could make it wrong.</param>
/// <param name="Rows">The strategies, best first.</param>
/// <param name="RowsTitle">The day and the community that the rows are about.</param>
/// <param name="Basis">How it was made, in a line.</param>
public sealed record BoardPack(
    string Title, string Question, string Verdict, string Recommendation, string Reason, string Doubt,
    IReadOnlyList<BoardRow> Rows, string RowsTitle, string Basis)
{
    // A board reads no longer table.
    private const int MostRows = 8;

    /// <summary>Writes the pack of a result.</summary>
    /// <param name="analysis">The analysis with labels in place of names.</param>
    /// <param name="version">The version of the program.</param>
    public static BoardPack Of(ExperimentAnalysis analysis, string version)
    {
        (ExperimentResult result, ExperimentConfig config) = (analysis.Result, analysis.Result.Config);
        RecommendationText? advice = RecommendationText.Of(analysis);
        return new BoardPack(
            config.Title,
            config.Question,
            analysis.Claim is { } claim ? $"{(claim.Claim.Says.Length > 0 ? $"\"{claim.Claim.Says}\" " : "")}{NumberText.Capital(ClaimHeadline.Of(claim))}." : "",
            advice is null ? $"There is one strategy, {config.Strategies[0].Name}." : $"{NumberText.Capital(advice.Answer)}.",
            string.Join(' ', ((string?[])[advice?.Reason, analysis.Search is { } search ? SearchText.Of(search).Plain : null]).OfType<string>()),
            DoubtOf(analysis),
            RowsOf(analysis),
            $"Day {config.Horizons[^1]}, {NumberText.Count(config.MembersOf(config.Cells()[0]), "member")}, at the values of the file"
                + (analysis.Decision is null ? "" : "; mean regret is over all cases")
                + (config.Strategies.Count > MostRows ? $"; the {MostRows} of {config.Strategies.Count} strategies "
                        + (analysis.Decision is null ? "that earn most" : "with the least regret")
                    : ""),
            $"CommunitySim {version}: {result.Worlds.Words} over {NumberText.Count(config.Days, "day")}"
                + (analysis.Decision is { } decision ? $"; {decision.Points} cases that differ in {NumberText.Count(decision.Parameters, "parameter")}" : "")
                + $"; seed {config.Seed}. A model shows what follows from its assumptions. It is not evidence about the world.");
    }

    private static string DoubtOf(ExperimentAnalysis analysis) => analysis.Decision switch
    {
        null => "These figures hold for one set of assumptions. The cost of a wrong assumption was not studied.",
        { Turning: { } region } => NumberText.Capital(
            $"another kind of strategy is better in {NumberText.Percent(region.Density)} of the cases where {DecisionText.Where(region)}, "
            + $"and in {NumberText.Percent(region.Everywhere)} of all cases."),
        { Information: [{ AboveChance: true, Worth: > 0 } most, ..] } =>
            $"The choice depends most on {ParameterWords.Of(most.Parameter.Path)}. "
            + $"Knowing it before choosing is worth {NumberText.Amount(most.Worth)} on average, so measure it first.",
        var decision => $"Another strategy earns more in {NumberText.Percent(1 - decision.Best.ShareBest.Mean)} of the cases{OfLeft(decision)}. "
            + "No single assumption explains this. "
            + $"Knowing all of them before choosing would be worth {NumberText.Amount(decision.PerfectInformation)} on average.",
    };

    private static string OfLeft(Decision decision) => decision.Left is { } left
        ? $", and in {NumberText.Percent(1 - left.Options.First(option => option.Option == decision.Best.Option).ShareBest.Mean)} "
            + "of those that published effects do not rule out"
        : "";

    private static string Money(double amount) => amount == 0 ? "0" : NumberText.Amount(amount);

    private static BoardRow[] RowsOf(ExperimentAnalysis analysis)
    {
        (ExperimentResult result, ExperimentConfig config) = (analysis.Result, analysis.Result.Config);
        if (result.Cells.Count > 1 || result.Cells[0].Replicates == 0)
        {
            return []; // no single setting of the parameters is that of the file
        }

        CellResult cell = result.Cells[0];
        int last = config.Horizons.Count - 1, members = config.MembersOf(cell.Cell);
        return
        [
            .. Enumerable.Range(0, config.Strategies.Count)
                .Select(strategy => (Strategy: strategy, Money: Mean(strategy, Observable.Value)))
                .OrderByDescending(found => analysis.Decision?.Options.First(option => option.Option == found.Strategy).Mean.Mean ?? found.Money.Mean)
                .Take(MostRows)
                .Select(found => new BoardRow(
                    config.Strategies[found.Strategy].Name,
                    People(found.Strategy, Observable.Reach),
                    People(found.Strategy, Observable.Customers),
                    People(found.Strategy, Observable.Muted),
                    Money(found.Money.Mean),
                    analysis.Decision?.Options.First(option => option.Option == found.Strategy) is { } option
                        ? Money(option.MeanRegret.Mean)
                        : null)),
        ];

        Interval Mean(int strategy, Observable observable) => cell.AtHorizon(strategy, observable, last);

        string People(int strategy, Observable observable) => NumberText.Number(Math.Round(members * Mean(strategy, observable).Mean));
    }
}
