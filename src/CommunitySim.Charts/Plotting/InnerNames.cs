using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Writes the names inside a plot: of trails, waymarks, points and histograms. A name covers no other name and no marked place, and
/// as little of the lines as possible. A leader line connects a displaced name with its place.
/// </summary>
/// <param name="panel">The panel with the marks.</param>
/// <param name="frame">The place of its plot.</param>
internal sealed class InnerNames(Panel panel, Frame frame)
{
    private const double MarkLabel = 25, ManyPoints = 20, SmallLabel = 20, Tied = 20;

    // Names of points get smaller if there are many.
    private static readonly double[] Sizes = [1, 0.9, 0.8, 0.7, 0.6];

    public void Write(Sheet sheet)
    {
        Box[] lines =
        [
            .. from trail in Trails
               from run in TrailShape.Runs(trail, frame)
               from at in run.Where((_, index) => index % 4 == 0)
               select Box.Around(at.X, at.Y, 4),
        ];
        Box[] bars = [.. panel.Marks.OfType<Histogram>().SelectMany(Bars)];
        Place[] places =
        [
            .. Trails.SelectMany(Ends), .. Trails.SelectMany(Waymarks),
            .. panel.Marks.OfType<NamedPoints>().SelectMany(Points), .. panel.Marks.OfType<Histogram>()
                .SelectMany(Tallest),
        ];
        Box[] marked = [.. Trails.SelectMany(trail => TrailShape.Marked(trail, frame))
            .Concat(places.Where(place => place.IsMarked).Select(place => (place.X, place.Y)))
            .Distinct().Select(at => Box.Around(at.X, at.Y, 2 * ChartStyle.MarkerRadius))];
        // The lane above the plot is reserved for the names of tall bars.
        Box room = frame.Plot with { Top = frame.Plot.Top - (bars.Length > 0 ? ChartStyle.LaneHeight : 0) };
        List<(Place Place, Box Box)> placed = [];
        foreach (double size in Sizes)
        {
            placed = Placed(
                places
                    .Where(place => !string.IsNullOrWhiteSpace(place.Text))
                    .Select(place => place.IsBold ? place : place with { Size = size * place.Size }),
                room,
                marked,
                [.. lines, .. bars]);
            if (placed.TrueForAll(
                one => placed.TrueForAll(other => one == other || one.Box.SharedArea(other.Box) == 0)))
            {
                break;
            }
        }

        placed.ForEach(name => Write(sheet, name.Place, name.Box));
    }

    private IEnumerable<Trail> Trails => panel.Marks.OfType<Trail>();

    private static List<(Place Place, Box Box)> Placed(IEnumerable<Place> places, Box room, Box[] marked, Box[] rather)
    {
        List<(Place Place, Box Box)> placed = [];
        foreach (Place place in places)
        {
            double width = TextFit.Width(place.Text, place.Size, place.IsBold);
            IEnumerable<Box> around = LabelPlacement.Around(
                place.X, place.Y, place.Radius, width, place.Size * 1.1, room, place.FirstSide);
            Box[] others =
            [
                .. marked.Select(
                    box => box.Holds(place.X, place.Y) ? Box.Around(place.X, place.Y, ChartStyle.MarkerRadius) : box),
                .. placed.Select(name => name.Box),
            ];
            placed.Add((place, LabelPlacement.Best(around, others, rather)));
        }

        return placed;
    }

    private static void Write(Sheet sheet, Place place, Box box)
    {
        Rgb colour = place.IsBold ? place.Colour : ChartStyle.Ink;
        sheet.Write(place.Text, box.Middle.X, box.Middle.Y + (place.Size * 0.35), place.Size, colour,
            "label", Anchor.Middle, place.IsBold, hasHalo: true);
        (double x, double y) = (Math.Clamp(place.X, box.Left, box.Right), Math.Clamp(place.Y, box.Top, box.Bottom));
        if (place.IsMarked && TrailShape.Distance((place.X, place.Y), (x, y)) > Tied)
        {
            // Pale, because some ties pass under names.
            sheet.Line(place.X, place.Y, x, y, place.Colour.MixedWithWhite(0.5), 2);
        }
    }

    private IEnumerable<Place> Ends(Trail trail)
    {
        int last = Enumerable.Range(0, trail.X.Count).LastOrDefault(index => TrailShape.IsFinite(trail, index), -1);
        if (last >= 0)
        {
            yield return new Place(
                trail.Label,
                TrailShape.At(trail, last, frame),
                TextFit.Size(trail.Label, ChartStyle.SeriesLabel, frame.Plot.Width / 2, bold: true),
                trail.Style,
                IsBold: true);
        }
    }

    // Waymarks at the same place share a name.
    private IEnumerable<Place> Waymarks(Trail trail)
    {
        List<List<Waymark>> groups = [];
        foreach (Waymark mark in trail.Waymarks.Where(
            mark => mark.Label.Length > 0 && TrailShape.IsFinite(trail, mark.Index)))
        {
            if (groups.Count > 0
                && TrailShape.Distance(
                    TrailShape.At(trail, groups[^1][0].Index, frame), TrailShape.At(trail, mark.Index, frame))
                    < TrailShape.MarkRadius)
            {
                groups[^1].Add(mark);
            }
            else
            {
                groups.Add([mark]);
            }
        }

        return groups.Select(group => new Place(
            group.Count == 1 ? group[0].Label : $"{group[0].Label} to {group[^1].Label}",
            TrailShape.At(trail, group[0].Index, frame),
            MarkLabel,
            trail.Style,
            IsBold: true));
    }

    private IEnumerable<Place> Points(NamedPoints points) =>
        Enumerable.Range(0, points.X.Count).Where(index => frame.Holds(points.X[index], points.Y[index]))
        .Select(index => new Place(
            points.Names[index],
            frame.At(new Spot(points.X[index], points.Y[index])),
            points.X.Count > ManyPoints ? SmallLabel : MarkLabel,
            points.Style,
            IsBold: false));

    // Above its tallest bar, or as near as the other bars allow.
    private IEnumerable<Place> Tallest(Histogram histogram) =>
        Bars(histogram).OrderBy(bar => bar.Top).Take(1).Select(bar => new Place(
        histogram.Label, (bar.Middle.X, Math.Max(bar.Top, frame.Plot.Top)), ChartStyle.SeriesLabel,
        histogram.Style, IsBold: true)
        { IsMarked = false, FirstSide = 90, Radius = 2 });

    private IEnumerable<Box> Bars(Histogram histogram) => SeriesShape.Bars(histogram)
        .Select(index => new Box(
            frame.X.At(histogram.Edges[index]),
            frame.Y.At(histogram.Heights[index]),
            frame.X.At(histogram.Edges[index + 1]),
            frame.Y.At(0)));

    private sealed record Place(string Text, double X, double Y, double Size, Rgb Colour, bool IsBold)
    {
        public Place(string text, (double X, double Y) at, double size, int style, bool IsBold) : this(
            text, at.X, at.Y, size, Palette.At(style).Colour, IsBold)
        {
        }

        public bool IsMarked { get; init; } = true;

        public double FirstSide { get; init; }

        public double Radius { get; init; } = ChartStyle.MarkerRadius + 5;
    }
}
