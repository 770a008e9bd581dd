using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Draws a claim under other forms of the model, sorted by its first difference, above the switches that are on in each form
/// (Simonsohn et al. 2020).
/// </summary>
public static class SpecificationCurve
{
    /// <summary>The name of its file.</summary>
    public const string Name = "variants";

    private const double RowHeight = 40, LeastHeight = 300;

    private static readonly (Standing Standing, string Word, int Style)[] Standings =
    [
        (Standing.Holds, "holds", 0),
        (Standing.Fails, "does not hold", 1),
        (Standing.Open, "open", Palette.Others),
    ];

    /// <summary>Draws a point per form, and below it a row per switch.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="study">At least one form.</param>
    public static Figure Draw(Claim claim, VariantStudy study)
    {
        Form[] forms =
        [
            .. study.Variants.Select(variant => new Form(variant, Place(variant.Expectations[0])))
                .OrderBy(form => form.Difference.Mean),
        ];
        SwitchCount[] switches = [.. study.Switches];
        Expectation studied = study.Variants[0].Expectations[0].Expectation;
        double matters = claim.Expect.First(one => one.Decides).Matters;
        string scaled = studied.Matters == matters ? ""
            : $" For {NumberText.Count(study.Members, "member")} {NumberText.Number(studied.Matters)} matters, not {NumberText.Number(matters)}.";
        Axis across = new($"{forms.Length} forms of the model, by the difference", -0.5, forms.Length - 0.5, []);
        Panel curve = Curve(forms, across with { Label = "" });
        Panel[] matrix = switches.Length == 0 ? [] : [Matrix(forms, across, switches)];
        return new Figure(
            Name,
            ClaimHeadline.Of(claim, study),
            $"{NumberText.Capital(MeasureText.Of(studied))} in each form, "
            + $"{NumberText.Worlds(study.Worlds)} of {NumberText.Count(study.Members, "member")}, intervals that hold together with 95%",
            switches.Length == 0 ? "" : "Dots below: what is switched on in the form above. On the right: "
            + $"in how many of the forms with the switch the claim holds, and in how many without.{scaled}",
            [curve, .. matrix])
        {
            PlotHeight = Math.Max(LeastHeight, RowHeight * switches.Length),
            Legend =
            [
                .. Standings.Where(one => study.Count(one.Standing) > 0)
                    .Select(one => new LegendEntry($"{one.Word} in {study.Count(one.Standing)}", one.Style)),
                .. studied.Matters == 0
                    ? (LegendEntry[])[] : [new LegendEntry("too small to matter", null) { Sample = LegendSample.Zone }],
            ],
        };
    }

    private static Panel Curve(Form[] forms, Axis across)
    {
        Expectation expectation = forms[0].Variant.Expectations[0].Expectation;
        (double low, double high) = MeasureText.Zone(expectation);
        (double[] Ends, double[] Low, double[] High) zone = ([across.Min, across.Max], [low, low], [high, high]);
        return new Panel(
            $"{NumberText.Capital(expectation.That)}: expected {MeasureText.Expected(expectation)}",
            across,
            Axes.Around("", forms.SelectMany(form => Axes.Ends(form.Difference)).Append(0).Append(low).Append(high)),
            [
                .. low < high ? (Mark[])[new Band(zone.Ends, zone.Low, zone.High, Palette.Others)] : [],
                new HorizontalMarker(0, ""),
                .. Standings.Select(standing => PointsOf(standing, forms)),
            ])
        {
            Spoken = $"{forms.Length} forms of the model, from {NumberText.Difference(forms[0].Difference)} "
                + $"to {NumberText.Difference(forms[^1].Difference)}: the claim "
                + NumberText.List([.. Standings.Select(one => $"{one.Word} in {forms.Count(form => form.Variant.Standing == one.Standing)}")]),
        };
    }

    private static Points PointsOf((Standing Standing, string Word, int Style) standing, Form[] forms)
    {
        (int Index, Form Form)[] shown = [.. forms.Index().Where(form => form.Item.Variant.Standing == standing.Standing)];
        // Grey points, those that are open, have intervals here.
        return Points.Of([.. shown.Select(one => (double)one.Index)], [.. shown.Select(one => one.Form.Difference)], 0) with
        {
            Style = standing.Style,
            IsSmall = true,
            Hovers = [.. shown.Select(one => $"{Named(one.Form)}: {NumberText.Difference(one.Form.Difference)}, {standing.Word}")],
        };
    }

    /// <summary>A row per switch, the first at the top, with a dot where it is on.</summary>
    private static Panel Matrix(Form[] forms, Axis across, SwitchCount[] switches)
    {
        return new Panel(
            "", across, Axes.Rows([.. switches.Select(one => StructuralVariants.IsForm(one.Name) ? $"disapproval: {one.Name}" : one.Name)]),
            [
                .. switches.Index().Select(row => new HorizontalMarker(
                    RowOf(row.Index), $"{row.Item.HoldsWith} of {row.Item.With}, {row.Item.HoldsWithout} of {row.Item.Without}") { IsPale = true }),
                .. Standings.Select(standing => Dots(standing)),
            ])
        {
            Spoken = NumberText.List([.. switches.Select(one =>
                $"with {one.Name} the claim holds in {one.HoldsWith} of {one.With}, without in {one.HoldsWithout} of {one.Without}")]),
        };

        double RowOf(int index) => switches.Length - 1 - index;

        Points Dots((Standing Standing, string Word, int Style) standing)
        {
            (double X, double Row, string Hover)[] on =
            [
                .. from form in forms.Index()
                   where form.Item.Variant.Standing == standing.Standing
                   from row in switches.Index()
                   where form.Item.Variant.Mechanisms.Contains(row.Item.Name, StringComparer.Ordinal)
                   select ((double)form.Index, RowOf(row.Index), $"{Named(form.Item)}: {standing.Word}"),
            ];
            return new Points([.. on.Select(dot => dot.X)], [.. on.Select(dot => dot.Row)], [], [], standing.Style, "")
            {
                IsSmall = true,
                IsAcross = true,
                Hovers = [.. on.Select(dot => dot.Hover)],
            };
        }
    }

    /// <summary>The place that is least favourable to an expectation everywhere, or most favourable to one of some place.</summary>
    private static Interval Place(TestedExpectation tested)
    {
        IEnumerable<Interval> places = tested.Places.Select(place => place.Difference);
        double Favour(Interval difference) => tested.Expectation.Is switch
        {
            Side.Above => difference.Mean,
            Side.Below => -difference.Mean,
            Side.Different => Math.Abs(difference.Mean),
            _ => -Math.Abs(difference.Mean),
        };
        return tested.Expectation.Everywhere ? places.MinBy(Favour) : places.MaxBy(Favour);
    }

    private static string Named(Form form) => NumberText.List(form.Variant.Mechanisms);

    private readonly record struct Form(TestedVariant Variant, Interval Difference);
}
