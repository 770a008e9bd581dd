using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Draws the intervals that decide a claim, against the zone of differences that do not matter: at the values of the file, and with
/// the claim's mechanism off.
/// </summary>
public static class ClaimIntervals
{
    /// <summary>The name of its file.</summary>
    public const string Name = "claim";

    private const int Here = 0, Without = 1, Effect = 2;

    // Nobody reads more. Of more places, the lowest and the highest difference are shown.
    private const int MostPanels = 8, MostPlaces = 4;

    private const double RowHeight = 52;

    /// <summary>Whether a claim has intervals with something to compare them with.</summary>
    public static bool Fits(Claim? claim) =>
        claim is not null && claim.Expect.Any(one => one.Decides && (one.Matters > 0 || claim.Placebo.Count > 0));

    /// <summary>Draws a panel for each expectation that decides, with an axis of its own.</summary>
    /// <param name="test">A claim with at least one expectation that decides.</param>
    public static Figure Draw(ClaimTest test)
    {
        int[] deciding = [.. test.Here.Expectations.Index().Where(one => one.Item.Expectation.Decides).Select(one => one.Index)];
        Panel[] panels = [.. deciding.Take(MostPanels).Select(index => PanelOf(test, index))];
        int[] worlds = [.. deciding.SelectMany(index => test.Here.Expectations[index].Places).Select(place => place.At.Values.Count)];
        string left = deciding.Length > MostPanels ? $"; the first {MostPanels} of {deciding.Length} expectations" : "";
        int most = deciding.Max(index => test.Here.Expectations[index].Places.Count);
        string cells = most > MostPlaces ? $"; the lowest and the highest of {most} cells" : "";
        string together = test.Intervals == 1 ? "95% interval" : $"{test.Intervals} intervals that hold together with 95%";
        return new Figure(
            Name, ClaimHeadline.Of(test), $"Differences in the same worlds ({new WorldCount(worlds.Min(), worlds.Max()).Words}); {together}{left}{cells}",
            Best(test), panels)
        {
            PlotHeight = RowHeight * panels.Max(panel => panel.Y.Ticks.Count),
            Legend = Legend(test),
        };
    }

    private static Panel PanelOf(ClaimTest test, int index)
    {
        Expectation expectation = test.Here.Expectations[index].Expectation;
        Row[] rows = [.. Rows(test, index)];
        (double low, double high) = MeasureText.Zone(expectation);
        Axis y = Axes.Rows([.. rows.Select(row => row.Name)]);
        return new Panel(
            NumberText.Capital(expectation.That),
            Axes.Around(
                $"{NumberText.Capital(MeasureText.Of(expectation))}; expected {MeasureText.Expected(expectation)}",
                rows.SelectMany(row => Axes.Ends(row.Difference)).Append(0).Append(low).Append(high)),
            y,
            [
                .. Zone(rows, expectation, effect: false), .. Zone(rows, expectation, effect: true),
                .. rows.Index().Select(row => new HorizontalMarker(rows.Length - 1 - row.Index, Figures(row.Item)) { IsPale = true }),
                new VerticalReference(0),
                .. rows.Index().GroupBy(row => row.Item.Style).Select(style => Points.Across(
                    [.. style.Select(row => row.Item.Difference)],
                    [.. style.Select(row => rows.Length - 1.0 - row.Index)],
                    style.Key)),
            ])
        {
            Spoken = $"{expectation.That}: "
                + NumberText.List([.. rows.Select(row => $"{row.Name.Replace('\n', ' ')} {Figures(row)}")]),
        };
    }

    private static IEnumerable<Row> Rows(ClaimTest test, int index)
    {
        TestedExpectation here = test.Here.Expectations[index];
        foreach (TestedPlace place in Shown(here))
        {
            string where = place.At.Label.Length == 0 ? "" : $"{place.At.Label}\n";
            yield return new Row($"{where}as in the file", place.Difference, place.Standing, Here);
            if (Of(test.Placebo) is { } without)
            {
                yield return new Row($"{where}{ClaimHeadline.Placebo(test.Claim)}", without.Difference, without.Standing, Without);
            }

            if (test.Claim.AttributeBy == Attribution.Difference && Of(test.Effect) is { } effect)
            {
                yield return new Row($"{where}what it changes", effect.Difference, effect.Standing, Effect);
            }

            TestedPlace? Of(TestedClaim? claim) =>
                claim?.Expectations[index].Places.FirstOrDefault(other => other.At.Key == place.At.Key);
        }
    }

    private static IEnumerable<TestedPlace> Shown(TestedExpectation tested) => tested.Places.Count <= MostPlaces
        ? tested.Places
        : [tested.Places.MinBy(place => place.Difference.Mean)!, tested.Places.MaxBy(place => place.Difference.Mean)!];

    /// <summary>The zone behind the rows of differences, or of effects, which are compared with zero.</summary>
    private static IEnumerable<Band> Zone(Row[] rows, Expectation expectation, bool effect)
    {
        (double low, double high) = MeasureText.Zone(effect ? expectation with { Margin = 0 } : expectation);
        return
            from row in rows.Index()
            where row.Item.Style == Effect == effect && low < high
            let middle = rows.Length - 1 - row.Index
            select new Band([low, high], [middle - 0.5, middle - 0.5], [middle + 0.5, middle + 0.5], Palette.Others);
    }

    private static LegendEntry[] Legend(ClaimTest test)
    {
        bool zone = test.Here.Expectations.Any(one => one.Expectation is { Decides: true, Matters: > 0 });
        return
        [
            new LegendEntry("as in the file", Here),
            .. test.Placebo is null ? (LegendEntry[])[] : [new LegendEntry($"with {ClaimHeadline.Placebo(test.Claim)}", Without)],
            .. test.Claim.AttributeBy == Attribution.Difference && test.Effect is not null
                ? (LegendEntry[])[new LegendEntry($"what {ClaimHeadline.Mechanism(test.Claim)} changes", Effect)] : [],
            .. zone ? (LegendEntry[])[new LegendEntry("too small to matter", null) { Sample = LegendSample.Zone }] : [],
        ];
    }

    private static string Best(ClaimTest test)
    {
        string[] best =
        [
            .. test.Here.Expectations.Where(one => one.Expectation.Decides)
                .SelectMany(one => one.Places).SelectMany(place => place.At.Best).Distinct(StringComparer.Ordinal),
        ];
        return best.Length is 0 or > MostPanels ? "" : $"The best policies at the values of the file: {string.Join("; ", best)}.";
    }

    private static string Figures(Row row) => $"{NumberText.Difference(row.Difference)}: {Word(row)}";

    private static string Word(Row row) => row.Standing switch
    {
        Standing.Holds => "holds",
        Standing.Fails => "does not hold",
        _ => "open",
    };

    private readonly record struct Row(string Name, Interval Difference, Standing Standing, int Style);
}
