using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The figures of a result that no other table has. Every number in a text comes from a table.</summary>
public static class FindingTable
{
    /// <summary>Lists the figures of an analysis.</summary>
    public static IReadOnlyList<Finding> List(ExperimentAnalysis analysis)
    {
        ExperimentResult result = analysis.Result;
        IEnumerable<Finding> findings =
        [
            .. analysis.Size.Findings(result.Config),
            .. analysis.Precision?.Findings(result.Config) ?? [],
            .. analysis.Claim is { } claim ? OfClaim(claim) : [],
            .. analysis.Variants is { } variants ? OfVariants(variants) : [],
            .. analysis.Recommendation?.Findings(result) ?? [],
            .. analysis.Decision?.Findings(result.Config) ?? [],
            .. analysis.Fit is { } fit ? FitFindings.List(fit, analysis.DecisionAfter) : [],
            .. analysis.Search?.Findings() ?? [],
            .. analysis.Comparison is { } comparison ? OfComparison(comparison, analysis) : [],
            .. analysis.Lines is { } lines ? OfLines(lines) : [],
            .. analysis.Space is { } space ? OfSpace(space, SensitivityRuns.Studied(result.Config)) : [],
            .. analysis.Levels.SelectMany(levels => levels.Findings(result.Config)),
            .. analysis.Steps?.Findings() ?? [],
        ];
        return [.. findings.Distinct()];
    }

    private static IEnumerable<Finding> OfClaim(ClaimTest test)
    {
        yield return Finding.Number("confidence of each interval of the claim", "", test.Level);
        yield return Finding.Number("intervals of the claim", "", test.Intervals);
        foreach (Finding finding in OfExpectations(test.Here, "", test.Level)
            .Concat(test.Placebo is { } placebo ? OfExpectations(placebo, ", under the placebo", test.Level) : [])
            .Concat(test.Effect is { } effect ? OfExpectations(effect, ", less that under the placebo", test.Level) : []))
        {
            yield return finding;
        }

        foreach (ParameterSetting setting in test.Claim.Placebo)
        {
            yield return Finding.Number("placebo", setting.Path, setting.Value is double number ? number : double.NaN);
        }
    }

    private static IEnumerable<Finding> OfVariants(VariantStudy study) =>
    [
        Finding.Number("variants", "", study.Variants.Count),
        .. Enum.GetValues<Standing>().Select(standing =>
            Finding.Number("variants in which the claim", standing.ToString().ToLowerInvariant(), study.Count(standing))),
        .. study.Switches.SelectMany(one => (Finding[])
        [
            Finding.Number("variants with it", one.Name, one.With),
            Finding.Number("variants with it in which the claim holds", one.Name, one.HoldsWith),
            Finding.Number("variants without it", one.Name, one.Without),
            Finding.Number("variants without it in which the claim holds", one.Name, one.HoldsWithout),
        ]),
        Finding.Number("worlds per variant", "", study.Worlds),
        Finding.Number("members in the variants", "", study.Members),
    ];

    private static IEnumerable<Finding> OfExpectations(TestedClaim claim, string where, double level)
    {
        foreach (TestedExpectation tested in claim.Expectations)
        {
            Expectation expectation = tested.Expectation with { That = tested.Expectation.That + where };
            yield return Finding.Number("margin", expectation.That, expectation.Margin);
            yield return Finding.Number("smallest difference that matters", expectation.That, expectation.Matters);
            yield return Finding.Number("the whole interval must pass", expectation.That, expectation.Edge);
            yield return Finding.Number("places", expectation.That, tested.Places.Count);
            foreach (Standing standing in Enum.GetValues<Standing>())
            {
                string name = $"places: {standing.ToString().ToLowerInvariant()}";
                yield return Finding.Number(name, expectation.That, tested.Count(standing), expectation.Day);
            }

            foreach (TestedPlace place in tested.Places)
            {
                int worlds = place.At.Values.Count;
                yield return Finding.Number("worlds", expectation.That, worlds);
                yield return Finding.Estimate(
                    expectation.That, place.At.Label, place.Difference, worlds, expectation.Day, level);
                if (place.Rare is { } rare)
                {
                    yield return Finding.Number(
                        "worlds that differ from the commonest", expectation.That, rare.Differing, expectation.Day);
                    yield return Finding.Number(
                        "greatest chance of a world that differs from the commonest",
                        expectation.That,
                        rare.GreatestChance,
                        expectation.Day);
                }
            }
        }
    }

    private static IEnumerable<Finding> OfComparison(Comparison comparison, ExperimentAnalysis analysis)
    {
        if (analysis.Result.Cells.Count == 1)
        {
            CellResult cell = analysis.Result.Cells[0];
            return Comparison.Subjects.Select(observable => Finding.Number(
                "share of worlds in which the challenger stays ahead",
                observable.Name(),
                cell.Crossover(observable).Share,
                comparison.LastDay));
        }

        return
        [
            .. from count in comparison.Counts
               from place in (IEnumerable<(string Leader, int Cells)>)
                   [(comparison.Challenger, count.Challenger), (comparison.Baseline, count.Baseline), ("undecided", count.Undecided)]
               select Finding.Number(
                   "cells ahead", $"{count.Observable.Name()}, {place.Leader}", place.Cells, count.Horizon),
            .. from count in comparison.Counts
               where count.Horizon == comparison.LastDay
               from third in count.Thirds
               select Finding.Number("cells better than both", $"{count.Observable.Name()}, {third.Strategy}", third.Cells, count.Horizon),
        ];
    }

    private static IEnumerable<Finding> OfLines(LineStudy study) =>
    [
        Finding.Number("parameters varied one at a time", "", study.Lines.Count),
        Finding.Number("parameters that turn it within their range", "", study.Turning.Count),
        Finding.Number("parameters that may turn it", "", study.PossiblyTurning),
        Finding.Number("values along a parameter", "", study.Values),
        Finding.Number("worlds per value", "", study.Worlds),
        Finding.Number("members in the studies", "", study.Members),
        .. study.Turning.SelectMany(line => (Finding[])
        [
            Finding.Number("turns at", line.Parameter.Path, line.Turn!.At),
            Finding.Number("the sign is known at", line.Parameter.Path, line.Turn.Low ?? double.NaN),
            Finding.Number("the sign is known at", line.Parameter.Path, line.Turn.High ?? double.NaN),
            Finding.Number("here", line.Parameter.Path, line.Parameter.Here),
            Finding.Number("distance of the turn", line.Parameter.Path, line.Distance),
        ]),
    ];

    private static IEnumerable<Finding> OfSpace(SpaceStudy study, Expectation studied) =>
    [
        .. study.Shares.SelectMany(share => (Finding[])
        [
            Finding.Estimate("share of the plausible space", $"\"{studied.That}\"", share.Share, share.Points, share.Day),
            .. share.ShareLeft is { } left
                ? (Finding[])[Finding.Estimate("share of what is not ruled out", $"\"{studied.That}\"", left, share.PointsLeft, share.Day)]
                : [],
            Finding.Number("points of the space that are not ruled out", $"\"{studied.That}\"", share.PointsLeft, share.Day),
        ]),
        Finding.Number("parameters of the space", "", study.Parameters),
        .. study.Screening is { } screening && study.Design != Design.Morris
            ? (Finding[])
            [
                Finding.Number("trajectories of the screening", "", screening.Trajectories),
                Finding.Number("parameters with a total index of their own", "", study.Indices.Count),
                Finding.Number("parameters screened out", "", study.ScreenedOut.Count),
            ]
            : [],
        .. study.Luck is { } luck
            ? (Finding[])[Finding.Estimate("total index within 0 to 1", "luck", SobolShare.Of(luck), study.Shares[0].Points)]
            : [],
        .. study.Rest is { } rest
            ? (Finding[])[Finding.Estimate("total index within 0 to 1", "all others together", SobolShare.Of(rest), study.Points)]
            : [],
        Finding.Number("base points", "", study.Points),
        Finding.Number("points of the space", "", study.Shares is [var first, ..] ? first.Points : study.Points),
        Finding.Number("worlds per point", "", study.Replicates),
        .. study.Design == Design.Morris
            ? []
            : study.Indices.Select(index =>
                Finding.Estimate("total index within 0 to 1", index.Parameter.Path, index.TotalShare, study.Points)),
    ];
}
