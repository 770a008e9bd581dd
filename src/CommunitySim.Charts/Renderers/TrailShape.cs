using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>The line of a trail, its waymarks, its arrow head, and where their labels stand.</summary>
internal static class TrailShape
{
    private const double MarkRadius = 9;
    private const double ArrowLength = 30;
    private const double ArrowWidth = 24;
    private const double MarkLabel = 25;
    private static readonly Rgb White = new(255, 255, 255);

    public static IEnumerable<PlacedShape> Of(Trail trail, PanelLayout panel)
    {
        var (style, runs) = (Palette.At(trail.Style), Runs(trail, panel));
        yield return new PlacedLines(runs, style.Colour, Look.Line, style.Dash);
        var arrow = Arrow(trail, panel);
        foreach (var mark in trail.Waymarks.Where(mark => IsFinite(trail, mark.Index) && (arrow is null || mark.Index != trail.X.Count - 1)))
        {
            var (x, y) = At(trail, mark.Index, panel);
            yield return new PlacedDisc(x, y, MarkRadius, style.Colour, White, 2) { Hover = mark.Hover };
        }

        if (arrow is not null)
        {
            yield return new PlacedArea(arrow, style.Colour, White, 1.5) { Hover = trail.Waymarks.LastOrDefault(mark => mark.Index == trail.X.Count - 1)?.Hover ?? "" };
        }
    }

    /// <summary>
    /// Labels of ends first, then of waymarks: each beside its point, where it meets no other label, no other waymark, and as
    /// little of the lines as can be. One that had to stand away from its point is tied to it.
    /// </summary>
    public static (IReadOnlyList<PlacedText> Texts, IReadOnlyList<Leader> Leaders) Labels(PanelLayout panel)
    {
        var trails = panel.Panel.Marks.OfType<Trail>().ToList();
        var lines = trails.SelectMany(trail => Runs(trail, panel).SelectMany(run => run.Where((_, i) => i % 4 == 0))).Select(point => Around(point, 4)).ToList();
        var points = trails.SelectMany(trail => trail.Waymarks.Where(mark => IsFinite(trail, mark.Index)).Select(mark => At(trail, mark.Index, panel))).ToList();
        var (taken, texts, leaders) = (new List<Box>(), new List<PlacedText>(), new List<Leader>());
        foreach (var (text, at, size, colour) in trails.SelectMany(trail => Ends(trail, panel)).Concat(trails.SelectMany(trail => Labels(trail, panel))))
        {
            var never = points.Where(point => Distance(point, at) >= MarkRadius).Select(point => Around(point, 2 * MarkRadius)).Concat(taken).ToList();
            var width = TextFit.Width(text, size, bold: true);
            var box = LabelPlacement.Best(LabelPlacement.Around(at.X, at.Y, MarkRadius + 5, width, size, panel.Plot), never, lines);
            taken.Add(box);
            texts.Add(new PlacedText(text, (box.Left + box.Right) / 2, box.Bottom - size * 0.15, size, colour) { Bold = true, Halo = true, Anchor = Anchor.Middle, Kind = "label" });
            var near = (X: Math.Clamp(at.X, box.Left, box.Right), Y: Math.Clamp(at.Y, box.Top, box.Bottom));
            if (Distance(at, near) > 2.2 * MarkRadius)
            {
                leaders.Add(new Leader(at.X, at.Y, near.X, near.Y, colour));
            }
        }

        return (texts, leaders);
    }

    private static IEnumerable<(string Text, (double X, double Y) At, double Size, Rgb Colour)> Ends(Trail trail, PanelLayout panel)
    {
        var last = Enumerable.Range(0, trail.X.Count).LastOrDefault(i => IsFinite(trail, i), -1);
        if (last >= 0 && !string.IsNullOrWhiteSpace(trail.Label))
        {
            yield return (trail.Label, At(trail, last, panel), TextFit.Size(trail.Label, Look.SeriesLabel, panel.Plot.Width / 2, bold: true), Palette.At(trail.Style).Colour);
        }
    }

    // Waymarks that lie on each other share a label.
    private static IEnumerable<(string Text, (double X, double Y) At, double Size, Rgb Colour)> Labels(Trail trail, PanelLayout panel)
    {
        var groups = new List<List<Waymark>>();
        foreach (var mark in trail.Waymarks.Where(mark => mark.Label.Length > 0 && IsFinite(trail, mark.Index)))
        {
            if (groups.Count > 0 && Distance(At(trail, groups[^1][0].Index, panel), At(trail, mark.Index, panel)) < MarkRadius)
            {
                groups[^1].Add(mark);
            }
            else
            {
                groups.Add([mark]);
            }
        }

        return groups.Select(group => (
            group.Count == 1 ? group[0].Label : $"{group[0].Label} to {group[^1].Label}", At(trail, group[0].Index, panel), MarkLabel, Palette.At(trail.Style).Colour));
    }

    // Points nearer than a pixel to the last one drawn are left out: a trail that has settled stays where it is for years.
    private static List<IReadOnlyList<(double X, double Y)>> Runs(Trail trail, PanelLayout panel)
    {
        var runs = new List<IReadOnlyList<(double X, double Y)>>();
        var run = new List<(double X, double Y)>();
        for (var i = 0; i <= trail.X.Count; i++)
        {
            if (i == trail.X.Count || !IsFinite(trail, i))
            {
                if (run.Count > 1)
                {
                    runs.Add(run);
                }

                run = [];
            }
            else if (run.Count == 0 || i == trail.X.Count - 1 || Distance(run[^1], At(trail, i, panel)) >= 1)
            {
                run.Add(At(trail, i, panel));
            }
        }

        return runs;
    }

    // Its direction is that of the way from the last point that is an arrow's length away; a shorter trail has none.
    private static IReadOnlyList<(double X, double Y)>? Arrow(Trail trail, PanelLayout panel)
    {
        if (trail.X.Count == 0 || !IsFinite(trail, trail.X.Count - 1))
        {
            return null;
        }

        var tip = At(trail, trail.X.Count - 1, panel);
        var before = Enumerable.Range(0, trail.X.Count).LastOrDefault(i => IsFinite(trail, i) && Distance(At(trail, i, panel), tip) >= ArrowLength, -1);
        if (before < 0)
        {
            return null;
        }

        var from = At(trail, before, panel);
        var length = Distance(from, tip);
        var (dx, dy) = ((tip.X - from.X) / length, (tip.Y - from.Y) / length);
        var (baseX, baseY) = (tip.X - dx * ArrowLength, tip.Y - dy * ArrowLength);
        return [tip, (baseX - dy * ArrowWidth / 2, baseY + dx * ArrowWidth / 2), (baseX + dy * ArrowWidth / 2, baseY - dx * ArrowWidth / 2)];
    }

    private static Box Around((double X, double Y) point, double radius) => new(point.X - radius, point.Y - radius, point.X + radius, point.Y + radius);

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static bool IsFinite(Trail trail, int i) => double.IsFinite(trail.X[i]) && double.IsFinite(trail.Y[i]);

    private static (double X, double Y) At(Trail trail, int i, PanelLayout panel) => (panel.X.At(trail.X[i]), panel.Y.At(trail.Y[i]));
}
