namespace CommunitySim.Charts.Renderers;

/// <summary>Keeps labels apart.</summary>
internal static class LabelPlacement
{
    /// <summary>
    /// Moves positions as little as possible (least squares) so that neighbours stand at least <paramref name="gap"/> apart
    /// and all stay between the ends; where there is no room for that, they share what there is evenly.
    /// </summary>
    /// <param name="wanted">Positions in ascending order.</param>
    /// <param name="gap">Least distance between neighbours.</param>
    /// <param name="low">End for the first.</param>
    /// <param name="high">End for the last.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var n = wanted.Count;
        if (n == 0)
        {
            return [];
        }

        if ((n - 1) * gap > high - low)
        {
            gap = n == 1 ? 0 : Math.Max(0, (high - low) / (n - 1));
        }
        // Less i gaps each, positions need only ascend: pools of neighbours that collide share their mean.
        var pools = new List<(double Sum, int Size)>();
        for (var i = 0; i < n; i++)
        {
            var pool = (Sum: wanted[i] - i * gap, Size: 1);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Size > pool.Sum / pool.Size)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Size + pools[^1].Size);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        var last = Math.Max(low, high - (n - 1) * gap);
        var shifted = pools.SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Sum / pool.Size, low, last), pool.Size));
        return [.. shifted.Select((value, i) => value + i * gap)];
    }

    /// <summary>Boxes of a size around a point, the nearest first, within the plot as far as that has room.</summary>
    public static IEnumerable<Box> Around(double x, double y, double distance, double width, double height, Box plot)
    {
        (double X, double Y)[] sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)];
        foreach (var away in new[] { distance, distance + 0.8 * height, distance + 1.7 * height, distance + 2.6 * height })
        {
            foreach (var side in sides)
            {
                var left = x + side.X * (away + width / 2) - width / 2;
                var top = y + side.Y * (away + height / 2) - height / 2;
                left = Math.Clamp(left, plot.Left, Math.Max(plot.Left, plot.Right - width));
                top = Math.Clamp(top, plot.Top, Math.Max(plot.Top, plot.Bottom - height));
                yield return new Box(left, top, left + width, top + height);
            }
        }
    }

    /// <summary>The candidate that covers least of what is in the way, the earlier one where two are equal.</summary>
    /// <param name="candidates">At least one, the nearest first.</param>
    /// <param name="never">What must not be covered if that is possible at all.</param>
    /// <param name="rather">What is better left uncovered.</param>
    public static Box Best(IEnumerable<Box> candidates, IReadOnlyCollection<Box> never, IReadOnlyCollection<Box> rather) =>
        candidates.MinBy(box => 100 * never.Sum(box.SharedArea) + rather.Sum(box.SharedArea))!;
}
