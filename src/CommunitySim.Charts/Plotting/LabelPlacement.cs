namespace CommunitySim.Charts.Plotting;

/// <summary>Keeps labels apart, which ScottPlot does not.</summary>
internal static class LabelPlacement
{
    private static readonly double[] Distances = [0, 0.8, 1.7, 2.6, 3.7, 5, 6.5, 8.2, 10, 12, 14, 16,
        20, 25, 30, 36, 42];

    /// <summary>
    /// Moves positions as little as possible (least squares) so that neighbours stand at least <paramref name="gap"/> apart
    /// and all stay between the ends. If there is too little room, they share it evenly.
    /// </summary>
    /// <param name="wanted">Positions in ascending order.</param>
    /// <param name="gap">Least distance between neighbours.</param>
    /// <param name="low">End for the first.</param>
    /// <param name="high">End for the last.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        int count = wanted.Count;
        if ((count - 1) * gap > high - low)
        {
            gap = count == 1 ? 0 : Math.Max(0, (high - low) / (count - 1));
        }

        // After subtracting the gaps, positions only need to ascend. Pools of colliding neighbours share their mean.
        List<(double Sum, int Size)> pools = [];
        for (int index = 0; index < count; index++)
        {
            (double Sum, int Size) pool = (wanted[index] - (index * gap), 1);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Size > pool.Sum / pool.Size)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Size + pools[^1].Size);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        double last = Math.Max(low, high - ((count - 1) * gap));
        return
        [
            .. pools
                .SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Sum / pool.Size, low, last), pool.Size))
                .Select((place, index) => place + (index * gap)),
        ];
    }

    /// <summary>
    /// Boxes of a size around a point, the nearest first, and within the plot if possible. The first is at a side in degrees:
    /// 0 for the right, 90 for above.
    /// </summary>
    public static IEnumerable<Box> Around(
        double x, double y, double distance, double width, double height, Box plot, double first = 0) =>
        from step in Distances
        from turn in step < 3
            ? [0, 180, 90, 270, 45, 135, 315, 225]
            : Enumerable.Range(0, 24).Select(part => part * 15.0)
        let angle = double.DegreesToRadians(first + turn)
        let away = distance + (step * height)
        let left = x + (Side(Math.Cos(angle)) * (away + (width / 2))) - (width / 2)
        let top = y - (Side(Math.Sin(angle)) * (away + (height / 2))) - (height / 2)
        let kept = (
            Left: Math.Clamp(left, plot.Left, Math.Max(plot.Left, plot.Right - width)),
            Top: Math.Clamp(top, plot.Top, Math.Max(plot.Top, plot.Bottom - height)))
        select new Box(kept.Left, kept.Top, kept.Left + width, kept.Top + height);

    /// <summary>Picks the candidate that covers least; of two equal ones it picks the earlier.</summary>
    /// <param name="candidates">At least one, the nearest first.</param>
    /// <param name="never">Boxes to cover only if there is no other place.</param>
    /// <param name="rather">Boxes that are better left uncovered.</param>
    public static Box Best(
        IEnumerable<Box> candidates, IReadOnlyCollection<Box> never, IReadOnlyCollection<Box> rather) =>
        candidates.MinBy(box => (100 * never.Sum(box.SharedArea)) + rather.Sum(box.SharedArea))!;

    // A corner of a box is as far away as its sides.
    private static double Side(double part) => Math.Clamp(Math.Round(part * 1.5, 2), -1, 1);
}
