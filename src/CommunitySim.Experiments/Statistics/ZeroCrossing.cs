namespace CommunitySim.Experiments.Statistics;

/// <summary>The value of a parameter at which a difference changes its sign: the boundary of a regime.</summary>
/// <param name="At">The zero of the line between the means of neighbouring levels, in the parameter's unit.</param>
/// <param name="Low">The last level below with a known sign, opposite to that at <paramref name="High"/>; null if there
/// is none.</param>
/// <param name="High">The first level above with a known sign; null if there is none.</param>
public sealed record ZeroCrossing(double At, double? Low, double? High)
{
    /// <summary>Whether the sign is known on both sides. Otherwise only the means cross zero.</summary>
    public bool IsKnown => Low is not null && High is not null;

    /// <summary>Finds the crossing nearest to a reference. Null if there is none.</summary>
    /// <param name="levels">Levels of the parameter, ascending.</param>
    /// <param name="differences">The difference at each level, with a finite mean. The sign is known if the interval
    /// excludes zero.</param>
    /// <param name="reference">A value of the parameter, inside or outside the levels.</param>
    /// <remarks>
    /// A known crossing lies between two neighbouring known levels with opposite signs. Means that cross zero and
    /// return between two levels of the same known sign are noise. Before the first known level, after the last, or
    /// without known levels, the means count if they end on the other side than they began. If the means cross zero
    /// several times within one stretch, the crossing next to the reference represents it. A crossing known on one side
    /// only is reported if it is nearest, so that no doubt about the reference is hidden.
    /// </remarks>
    /// <exception cref="ArgumentException">Lists of different length, levels that do not ascend, or a mean that is not
    /// finite.</exception>
    public static ZeroCrossing? Nearest(
        IReadOnlyList<double> levels, IReadOnlyList<Interval> differences, double reference)
    {
        Check(levels, differences);
        int[] known = [.. Enumerable.Range(0, levels.Count).Where(level => differences[level].ExcludesZero)];
        List<ZeroCrossing> found = [];
        for (int stretch = 0; stretch <= known.Length; stretch++)
        {
            int? low = stretch == 0 ? null : known[stretch - 1], high = stretch == known.Length ? null : known[stretch];
            if (Turn(levels, differences, low ?? 0, high ?? (levels.Count - 1), reference) is double at)
            {
                found.Add(new ZeroCrossing(at, low is int below ? levels[below] : null, high is int above ? levels[above] : null));
            }
        }

        return found.MinBy(crossing => Math.Abs(crossing.At - reference));
    }

    /// <summary>
    /// Finds the turn of the means between two levels, next to the reference. Null if they end on the side where they
    /// begin.
    /// </summary>
    private static double? Turn(
        IReadOnlyList<double> levels, IReadOnlyList<Interval> differences, int from, int to, double reference)
    {
        int[] signed =
            [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Where(level => differences[level].Mean != 0)];
        if (signed.Length == 0 || differences[signed[0]].Mean > 0 == differences[signed[^1]].Mean > 0)
        {
            return null;
        }

        return signed.Zip(signed.Skip(1))
            .Where(pair => differences[pair.First].Mean > 0 != differences[pair.Second].Mean > 0)
            .Select(pair => Zero(levels, differences, pair.First, pair.Second, reference))
            .MinBy(at => Math.Abs(at - reference));
    }

    // If levels with a mean of exactly zero lie between, the level next to the reference is the zero.
    private static double Zero(
        IReadOnlyList<double> levels, IReadOnlyList<Interval> differences, int left, int right, double reference)
    {
        if (right > left + 1)
        {
            return Math.Clamp(reference, levels[left + 1], levels[right - 1]);
        }

        double before = Math.Abs(differences[left].Mean), after = Math.Abs(differences[right].Mean);
        return levels[left] + ((levels[right] - levels[left]) * (before / (before + after)));
    }

    private static void Check(IReadOnlyList<double> levels, IReadOnlyList<Interval> differences)
    {
        if (levels.Count != differences.Count)
        {
            throw new ArgumentException(
                $"{levels.Count} levels have {differences.Count} differences; each has one.", nameof(differences));
        }

        for (int level = 0; level < levels.Count; level++)
        {
            if (!double.IsFinite(levels[level]) || (level > 0 && levels[level] <= levels[level - 1]))
            {
                throw new ArgumentException(
                    $"Level {level + 1} is {levels[level]}; levels are finite and ascend.", nameof(levels));
            }

            if (!double.IsFinite(differences[level].Mean))
            {
                throw new ArgumentException(
                    $"The difference at level {levels[level]} is {differences[level].Mean}, not finite.", nameof(differences));
            }
        }
    }
}
