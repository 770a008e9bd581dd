using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A claim's verdict in words: what was expected, what came out, and no more than that.</summary>
internal sealed class ClaimText
{
    private const int MostListed = 6;
    private readonly Findings _findings;
    private readonly ClaimTest? _test;

    public ClaimText(ExperimentAnalysis analysis, Findings findings)
    {
        (_findings, _test) = (findings, analysis.Claim);
        Lines = _test is null ? [] : [Head(_test), .. _test.Expectations.Select(Line)];
    }

    /// <summary>The verdict, then a sentence for each expectation; none without a claim.</summary>
    public IReadOnlyList<Prose> Lines { get; }

    /// <summary>The same with what must be known to read it.</summary>
    public IEnumerable<Block> Blocks => _test is null ? [] :
    [
        new Paragraph(Lines[0]),
        new Bullets([.. Lines.Skip(1)]),
        new Paragraph(Prose.Of(HowSure(_test))),
    ];

    private static Prose Head(ClaimTest test)
    {
        string against = test.Claim.RefutedIf.Length == 0 ? "" : $" It would be refuted if {test.Claim.RefutedIf}.";
        return $"**{test.Claim.Id} is {test.Outcome.ToString().ToLowerInvariant()}** at the values of this file. The claim: \"{test.Claim.Says}\"{against}";
    }

    private string HowSure(ClaimTest test)
    {
        int tests = test.Expectations.Sum(one => one.Places.Count);
        _findings.Note("confidence of each interval of the claim", "", test.Level);
        _findings.Note("intervals of the claim", "", tests);
        string joined = test.Expectations.Count(one => one.Expectation.Decides) == 1
            ? ""
            : test.Claim.All ? " All expectations must hold."
            : " One expectation that holds is enough.";
        return $"{(tests == 1 ? "The interval has" : $"The {tests} intervals hold together with")} 95%"
            + $"{(test.Level > 0.9501 ? $" (each alone has {NumberText.Percent(test.Level, 2)})" : "")}; "
            + "\"holds\" and \"fails\" are said only where an interval lies wholly on one side, "
            + $"\"open\" elsewhere.{joined} This doubt is about chance alone.";
    }

    private Prose Line(TestedExpectation tested)
    {
        string word = Word(tested.Standing) + (tested.Expectation.Decides ? "" : ", told for comparison");
        string figures = tested.Places.Count == 1 ? Figures(tested.Expectation, tested.Places[0]) : $"{Counts(tested)}; {Extremes(tested)}";
        return $"**{word}:** {tested.Expectation.That} ({figures}).";
    }

    private string Counts(TestedExpectation tested)
    {
        string Of(Standing standing) =>
            $"{_findings.Count($"places where it {Word(standing).ToLowerInvariant()}",
                tested.Expectation.That, tested.Places.Count(place => place.Standing == standing), tested.Expectation.Day)}";
        string failing = string.Concat(((Standing[])[Standing.Holds, Standing.Fails, Standing.Open]).Select(standing => Listed(tested, standing)));
        return $"expected in {(tested.Expectation.Everywhere ? "every" : "some")} of "
            + $"{_findings.Count("places", tested.Expectation.That, tested.Places.Count)} cells: "
            + $"holds in {Of(Standing.Holds)}, "
            + $"fails in {Of(Standing.Fails)}, open in {Of(Standing.Open)}{failing}";
    }

    /// <summary>Where it stands otherwise than in most places.</summary>
    private static string Listed(TestedExpectation tested, Standing standing)
    {
        string[] there = [.. tested.Places.Where(place => place.Standing == standing).Select(place => $"({place.At.Label})")];
        return there.Length == 0 || there.Length > MostListed || there.Length * 2 > tested.Places.Count
            ? ""
            : $"; it {(standing == Standing.Open ? "is open" : Word(standing).ToLowerInvariant())} at {string.Join(", ", there)}";
    }

    private string Extremes(TestedExpectation tested)
    {
        TestedPlace[] order = [.. tested.Places.OrderBy(place => place.Difference.Mean)];
        return $"{tested.Expectation.Of} from {Amount(tested.Expectation, order[0])} at ({order[0].At.Label}) "
            + $"to {Amount(tested.Expectation, order[^1])} at ({order[^1].At.Label})";
    }

    private string Figures(Expectation expectation, TestedPlace place)
    {
        string margin = expectation.Margin == 0 ? "" : $", the margin is {NumberText.Number(_findings.Note("margin", expectation.That, expectation.Margin))}";
        string best = place.At.Best.Length == 0 ? "" : $", the best being {place.At.Best}";
        return $"{expectation.Of}{(expectation.PerHour ? " per hour" : "")} on day {expectation.Day}: "
            + $"{Terms(expectation)} = {Amount(expectation, place)}{margin}{best}{Rarely(expectation, place)}";
    }

    /// <summary>Where too few worlds differ for their spread to count: how many, and how often others may.</summary>
    private string Rarely(Expectation expectation, TestedPlace place)
    {
        Observations values = Observations.Of(place.At.Values);
        if (place.Difference.Basis is Basis.Student or Basis.FewWorlds)
        {
            return "";
        }

        double chance = _findings.Note(
            "greatest chance of a world that differs from the commonest",
            expectation.That,
            Observations.GreatestChance(values.Differing, values.Count, _test!.Level),
            expectation.Day);
        return $"; {_findings.Count("worlds that differ from the commonest", expectation.That, values.Differing, expectation.Day)} "
            + $"of {NumberText.Worlds(values.Count)} differ from the commonest value, "
            + $"and up to {NumberText.Percent(chance)} of all worlds may";
    }

    private string Amount(Expectation expectation, TestedPlace place)
    {
        _findings.Note("worlds", "", place.At.Values.Count);
        return NumberText.Difference(_findings.Note(expectation.That, place.At.Label, place.Difference, place.At.Values.Count, expectation.Day, _test!.Level));
    }

    private static string Terms(Expectation expectation)
    {
        string Joined(IReadOnlyList<Term> terms, string sign) => string.Join($" {sign} ", terms.Select(term => Name(term)));
        string minus = expectation.Minus.Count == 0 ? "" : $" − {Joined(expectation.Minus, "−")}";
        return expectation.Of.Kind == MeasureKind.Agreement ? "Kendall's tau" : Joined(expectation.Plus, "+") + minus;
    }

    private static string Name(Term term) => $"[{term}]";

    private static string Word(Standing standing) => standing switch { Standing.Holds => "Holds", Standing.Fails => "Fails", _ => "Open" };
}
