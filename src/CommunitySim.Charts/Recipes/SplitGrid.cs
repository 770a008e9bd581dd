namespace CommunitySim.Charts.Recipes;

/// <summary>Shares of the hours that go to pitch, solve and bond, 0 to 1; they add up to 1.</summary>
public readonly record struct SplitPoint(double Pitch, double Solve, double Bond);

/// <summary>A regular grid over the triangle of splits: every share is a whole multiple of 1/<paramref name="Steps"/>.</summary>
/// <param name="Steps">Steps from one corner to the next, 1 to <see cref="MostSteps"/>.</param>
public readonly record struct SplitGrid(int Steps)
{
    /// <summary>Finer grids have hexagons that are too small to see.</summary>
    public const int MostSteps = 20;

    /// <summary>Fewer splits on a grid are not worth a triangle if other splits are off that grid.</summary>
    private const int FewestOnGrid = 10;

    // Shares are written with three or four digits, such as 0.333 for a third.
    private const double Slack = 0.0005;

    /// <summary>The coarsest grid on which all splits lie; null if there is none.</summary>
    public static SplitGrid? OfAll(IReadOnlyList<SplitPoint> splits) => Fitting(grid => splits.All(grid.Holds));

    /// <summary>
    /// The grid to draw splits on: among grids that are at least half full, the one with most splits, else the coarsest one with
    /// all splits; null if there is none.
    /// </summary>
    public static SplitGrid? Under(IReadOnlyList<SplitPoint> splits)
    {
        (SplitGrid Grid, int Filled) fullest = Grids.Select(
            grid => (grid, Filled: splits.Where(grid.Holds).Select(grid.Nearest).Distinct().Count()))
            .Where(tried => tried.Filled >= FewestOnGrid && 2 * tried.Filled >= tried.grid.Points)
            .OrderByDescending(tried => tried.Filled).FirstOrDefault();
        return fullest.Filled > 0 ? fullest.Grid : OfAll(splits);
    }

    /// <summary>Whether a split lies on this grid, up to rounding.</summary>
    public bool Holds(SplitPoint split)
    {
        (double pitch, double solve, double bond) = Nearest(split);
        return Math.Abs(pitch - split.Pitch) <= Slack
            && Math.Abs(solve - split.Solve) <= Slack && Math.Abs(bond - split.Bond) <= Slack;
    }

    /// <summary>The point of the grid that a split of this grid is.</summary>
    public SplitPoint Nearest(SplitPoint split) => new(Rounded(split.Pitch), Rounded(split.Solve), Rounded(split.Bond));

    private static IEnumerable<SplitGrid> Grids => Enumerable.Range(1, MostSteps).Select(steps => new SplitGrid(steps));

    private int Points => (Steps + 1) * (Steps + 2) / 2;

    private static SplitGrid? Fitting(Func<SplitGrid, bool> fits) =>
        Grids.Where(fits).Select(grid => (SplitGrid?)grid).FirstOrDefault();

    private double Rounded(double share) => Math.Round(share * Steps) / Steps;
}
