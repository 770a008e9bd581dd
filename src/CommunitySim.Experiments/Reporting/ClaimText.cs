using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes a claim's verdict: what the claim expects, what the result shows, and what it rests on.</summary>
internal sealed class ClaimText
{
    private const int MostListed = 6;
    private readonly ClaimTest? _test;

    public ClaimText(ExperimentAnalysis analysis)
    {
        _test = analysis.Claim;
        Lines = _test is null ? [] :
        [
            Head(_test),
            .. _test.Expectations.Select(Line),
            PlaceboText.Line(_test),
            VariantText.Line(analysis.Variants, _test.Claim),
        ];
    }

    /// <summary>
    /// The verdict, then one sentence per expectation, the placebo and the other forms. Empty without a claim.
    /// </summary>
    public IReadOnlyList<Prose> Lines { get; }

    /// <summary>The lines, then a paragraph that says how to read the intervals.</summary>
    public IEnumerable<Block> Blocks => _test is null ? [] :
    [
        new Paragraph(Lines[0]),
        new Bullets([.. Lines.Skip(1)]),
        new Paragraph(Prose.Of(HowSure(_test))),
    ];

    private static Prose Head(ClaimTest test)
    {
        string verdict = test.Verdict == Verdict.Unattributed ? "holds, but its cause is not shown" : $"is {test.Verdict.Word()}";
        return $"**{test.Claim.Id} {verdict}** at the values of this file. The claim: \"{test.Claim.Says}\" {RefutationText.Of(test.Claim)}";
    }

    private static string HowSure(ClaimTest test)
    {
        int tests = test.Intervals;
        string joined = test.Expectations.Count(one => one.Expectation.Decides) == 1
            ? ""
            : test.Claim.All ? " All expectations must hold."
            : " One expectation that holds is enough.";
        string who = tests == 1 ? "the interval covers its mean"
            : $"{(tests == 2 ? "both" : $"all {tests}")} intervals cover their means at once";
        string alone = tests == 1 ? "" : $" (each alone: {NumberText.Percent(test.Level, 2)})";
        string halves = test.Claim.Expect.Any(one => one.ChoosesBest)
            ? " Every other world served to choose the best policies; the intervals come from the rest." : "";
        return $"With {NumberText.Percent(ClaimTest.Together)} confidence {who}{alone}. "
            + "An expectation holds if its whole interval lies beyond what matters, "
            + "and does not hold if its whole interval lies short of it. "
            + $"Otherwise it is open.{joined}{halves} The intervals express chance alone, not doubt about the model.";
    }

    private static Prose Line(TestedExpectation tested)
    {
        string word = Word(tested.Standing) + (tested.Expectation.Decides ? "" : " (for comparison)");
        string figures = tested.Places.Count == 1
            ? Figures(tested.Expectation, tested.Places[0])
            : $"{Counts(tested)}; {Extremes(tested)}";
        return $"**{word}:** {tested.Expectation.That} ({figures}).";
    }

    private static string Counts(TestedExpectation tested)
    {
        Standing[] standings = [Standing.Holds, Standing.Fails, Standing.Open];
        string exceptions = string.Concat(standings.Select(standing => Exceptions(tested, standing)));
        return $"expected in {(tested.Expectation.Everywhere ? "all" : "at least one of")} {tested.Places.Count} cells: "
            + $"holds in {tested.Count(Standing.Holds)}, does not in {tested.Count(Standing.Fails)}, "
            + $"open in {tested.Count(Standing.Open)}{exceptions}{Compared(tested.Expectation)}";
    }

    /// <summary>Lists the places with a standing, if they are few and a minority.</summary>
    private static string Exceptions(TestedExpectation tested, Standing standing)
    {
        string[] there =
            [.. tested.Places.Where(place => place.Standing == standing).Select(place => $"({place.At.Label})")];
        return there.Length == 0 || there.Length > MostListed || there.Length * 2 > tested.Places.Count
            ? ""
            : $"; it {(standing == Standing.Open ? "is open" : Word(standing).ToLowerInvariant())} at {string.Join(", ", there)}";
    }

    private static string Extremes(TestedExpectation tested)
    {
        TestedPlace[] order = [.. tested.Places.OrderBy(place => place.Difference.Mean)];
        return $"{tested.Expectation.Of} from {NumberText.Difference(order[0].Difference)} at ({order[0].At.Label}) "
            + $"to {NumberText.Difference(order[^1].Difference)} at ({order[^1].At.Label})";
    }

    private static string Figures(Expectation expectation, TestedPlace place)
    {
        string best = place.At.Best.Count == 0 ? "" : $"; the best policies: {NumberText.List(place.At.Best)}";
        return $"{MeasureText.Of(expectation)} = {NumberText.Difference(place.Difference)}"
            + $"{Compared(expectation)}{best}{RareWorlds(place)}";
    }

    private static string Compared(Expectation expectation)
    {
        string margin = expectation.Margin == 0 ? "" : $"; it is compared with {NumberText.Number(expectation.Margin)}";
        return expectation.Matters == 0
            ? $"{margin}; the file does not say which difference matters"
            : $"{margin}; {NumberText.Number(expectation.Matters)} matters";
    }

    private static string RareWorlds(TestedPlace place) => place.Rare is not { } rare ? ""
        : $"; {rare.Differing} of {NumberText.Worlds(place.At.Values.Count)} differ from the most common value, "
            + $"and up to {NumberText.Percent(rare.GreatestChance)} of all worlds may differ";

    private static string Word(Standing standing) => standing == Standing.Fails ? "Does not hold" : standing.ToString();
}
