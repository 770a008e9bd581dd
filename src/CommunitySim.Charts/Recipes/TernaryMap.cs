using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>One split of the hours and what came of it.</summary>
/// <param name="Pitch">Share of the hours that goes to pitching, 0 to 1; the three add up to 1.</param>
/// <param name="Solve">Share that goes to solving.</param>
/// <param name="Bond">Share that goes to bonding.</param>
/// <param name="Outcome">Mean and 95% interval.</param>
/// <param name="TellsFromBest">Whether it is clearly different from the best.</param>
public sealed record SplitOutcome(double Pitch, double Solve, double Bond, Interval Outcome, bool TellsFromBest);

/// <summary>One outcome over the triangle of splits.</summary>
/// <param name="Title">What the outcome is, such as "Reach".</param>
/// <param name="Label">Its name and unit beside the colour bar.</param>
/// <param name="Splits">On a regular grid: shares are whole multiples of one step, 1/n, n at most 20.</param>
/// <param name="LessIsBetter">Whether the lowest mean is the best.</param>
public sealed record TernaryOutcome(
    string Title, string Label, IReadOnlyList<SplitOutcome> Splits, bool LessIsBetter = false);

/// <summary>
/// Outcomes over all splits of the hours between pitch, solve and bond: each split a hexagon, at the left the more pitch, at the
/// right the more solve, at the top the more bond. The best is starred, those that cannot be distinguished from it have a line around them.
/// </summary>
public static class TernaryMap
{
    // Height of an equilateral triangle of side 1.
    private static readonly double Height = Math.Sqrt(0.75);

    /// <summary>One map an outcome, side by side.</summary>
    /// <exception cref="ArgumentException">There is no split, shares do not add up to 1, or they are on no common grid.</exception>
    public static Figure Draw(string name, string subtitle, IReadOnlyList<TernaryOutcome> outcomes)
    {
        Panel[] panels = [.. outcomes.Select(PanelOf)];
        return new Figure(name, Title(outcomes), subtitle, "", panels)
        {
            Columns = panels.Length,
            Legend =
            [
                .. panels.Any(panel => panel.Marks.Any(mark => mark is Star))
                    ? (LegendEntry[])[new(
                        "best, with its % of pitch / solve / bond", null) { Sample = LegendSample.Star }]
                    : [],
                new LegendEntry("cannot be distinguished from the best", null) { Sample = LegendSample.Outline },
            ],
        };
    }

    private static string Title(IReadOnlyList<TernaryOutcome> outcomes)
    {
        int[] tied = [.. outcomes.Select(
            outcome => outcome.Splits.Count(split => !split.TellsFromBest && split != Best(outcome)))];
        string[] bests = [.. outcomes.Select(outcome => Percent(Best(outcome))).Distinct(StringComparer.Ordinal)];
        int of = outcomes[0].Splits.Count, clear = tied.Count(count => count == 0);
        return outcomes.Any(outcome => !double.IsFinite(Best(outcome).Outcome.Mean)) ? "The best split is not known"
            : tied.Max() > 0 ? (clear > 0
                ? $"The best split is clear in {clear} of {tied.Length} cells; "
                    + $"elsewhere up to {tied.Max()} of {of} cannot be distinguished from it"
                : $"{(tied.Min() == tied.Max() ? "" : $"{tied.Min()} to ")}{tied.Max()} of {of} splits cannot be distinguished from the best")
            : bests.Length == 1 ? $"The best split is {bests[0]} (% pitch / solve / bond)"
            : $"The best split differs from cell to cell: {NumberText.List([.. bests])}";
    }

    private static Panel PanelOf(TernaryOutcome outcome)
    {
        SplitGrid grid = GridOf(outcome);
        // Half a hexagon extends over each corner, and the labels need the rest.
        double cell = 1.0 / grid.Steps, room = (cell / 2) + 0.13;
        SplitOutcome best = Best(outcome);
        ColourScale scale = ScaleOf(outcome);
        bool clear = double.IsFinite(best.Outcome.Mean) && outcome.Splits.Any(split => split.TellsFromBest);
        Mark[] marks =
        [
            new Polygons([.. outcome.Splits.Select(split => CellOf(split, grid, best, outcome.Title))], scale),
            TicksOf(cell), .. Captions(cell),
            .. clear ? (Mark[])[new Star(Middle(best, grid))] : [], new ColourBar(scale),
        ];
        string title = clear
            ? $"{(outcome.Title.Length == 0 ? "B" : $"{outcome.Title}: b")}est at {Percent(best)}"
            : outcome.Title;
        return new Panel(title, new Axis("", -room, 1 + room, []),
            new Axis("", -room - 0.09, Height + (cell * 0.6) + 0.1, []), marks);
    }

    private static Polygon CellOf(SplitOutcome split, SplitGrid grid, SplitOutcome best, string name)
    {
        Spot middle = Middle(split, grid);
        // Corners are a third of the way to the middles of two neighbours: they touch, and leave nothing between them.
        double radius = 1 / (grid.Steps * Math.Sqrt(3));
        Spot[] corners = [.. Enumerable.Range(0, 6).Select(corner =>
        {
            (double sin, double cos) = Math.SinCos(Math.PI * corner / 3);
            return new Spot(middle.X + (radius * sin), middle.Y + (radius * cos));
        })];
        string note = split == best ? "the best" : split.TellsFromBest ? "" : "cannot be distinguished from the best";
        return new Polygon(corners, split.Outcome.Mean, split == best || !split.TellsFromBest,
            $"pitch {split.Pitch:0.##}, solve {split.Solve:0.##}, bond {split.Bond:0.##}: "
            + $"{name.ToLowerInvariant()} {NumberText.Amount(split.Outcome)}{(note.Length == 0 ? "" : $"; {note}")}");
    }

    /// <summary>Where the grid has the split, so that hexagons touch whatever its shares are rounded to.</summary>
    private static Spot Middle(SplitOutcome split, SplitGrid grid)
    {
        (double pitch, double solve, double bond) = grid.Nearest(Point(split));
        return At(pitch, solve, bond);
    }

    /// <summary>Left for pitch, right for solve, up for bond.</summary>
    private static Spot At(double pitch, double solve, double bond) =>
        new((solve + (bond / 2)) / (pitch + solve + bond), bond * Height / (pitch + solve + bond));

    // Each edge counts the share that grows along it, and its ticks point along the cells of equal share.
    private static Segments TicksOf(double cell) => new([.. Edges(cell).Select(tick => (tick.From, tick.To))]);

    private static IEnumerable<Caption> Captions(double cell)
    {
        foreach ((Spot _, Spot to, string text, int side) in Edges(cell))
        {
            Spot at = side == 0
                ? new Spot(to.X - 0.012, to.Y - 0.035)
                : new Spot(to.X + (side * 0.012), to.Y + (side < 0 ? 0.012 : 0));
            yield return new Caption(at, text, side, Small: true);
        }

        double down = -(cell * 0.6) - 0.13;
        yield return new Caption(new Spot(0, down), "all pitch", 0, Small: false);
        yield return new Caption(new Spot(1, down), "all solve", 0, Small: false);
        yield return new Caption(new Spot(0.5, Height + (cell * 0.6) + 0.05), "all bond", 0, Small: false);
    }

    private static IEnumerable<(Spot From, Spot To, string Text, int Side)> Edges(double cell)
    {
        const double Length = 0.03;
        double gap = cell * 0.62;
        for (int percent = 20; percent < 100; percent += 20)
        {
            double share = percent / 100.0;
            string text = $"{percent}%";
            yield return (Out(new Spot(share, 0), -0.5, -Height, gap),
                Out(new Spot(share, 0), -0.5, -Height, gap + Length), text, 0);
            yield return (Out(At(0, 1 - share, share), 1, 0, gap),
                Out(At(0, 1 - share, share), 1, 0, gap + Length), text, 1);
            yield return (Out(At(share, 0, 1 - share), -0.5, Height, gap),
                Out(At(share, 0, 1 - share), -0.5, Height, gap + Length), text, -1);
        }
    }

    private static Spot Out(Spot from, double x, double y, double length) =>
        new(from.X + (x * length), from.Y + (y * length));

    private static ColourScale ScaleOf(TernaryOutcome outcome)
    {
        double[] means = [.. outcome.Splits.Select(split => split.Outcome.Mean).Where(double.IsFinite)
            .DefaultIfEmpty(0)];
        return new ColourScale(outcome.Label, means.Min(), means.Max(), Ticks.Round(means.Min(), means.Max(), 4));
    }

    private static SplitOutcome Best(TernaryOutcome outcome) => outcome.Splits
        .OrderBy(split => double.IsNaN(split.Outcome.Mean)
            ? double.PositiveInfinity : outcome.LessIsBetter ? split.Outcome.Mean : -split.Outcome.Mean)
        .First();

    private static string Percent(SplitOutcome split) =>
        FormattableString.Invariant($"{100 * split.Pitch:0.#} / {100 * split.Solve:0.#} / {100 * split.Bond:0.#}");

    private static SplitGrid GridOf(TernaryOutcome outcome)
    {
        string map = $"The map of {outcome.Title}";
        if (outcome.Splits.Count == 0)
        {
            throw new ArgumentException($"{map} has no splits.", nameof(outcome));
        }

        if (outcome.Splits.FirstOrDefault(
            split => !(Shares(split).Min() >= 0) || Math.Abs(Shares(split).Sum() - 1) > 1e-6) is { } odd)
        {
            throw new ArgumentException(
                $"{map}: pitch {odd.Pitch}, solve {odd.Solve}, bond {odd.Bond} are no shares that add up to 1.",
                nameof(outcome));
        }

        return SplitGrid.OfAll([.. outcome.Splits.Select(Point)])
            ?? throw new ArgumentException(
                $"{map}: shares must be multiples of one step, and not all are of any from 1 to 1/{SplitGrid.MostSteps}.",
                nameof(outcome));
    }

    private static SplitPoint Point(SplitOutcome split) => new(split.Pitch, split.Solve, split.Bond);

    private static double[] Shares(SplitOutcome split) => [split.Pitch, split.Solve, split.Bond];
}
