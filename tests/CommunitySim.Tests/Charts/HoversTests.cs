using System.Text.Json;
using System.Xml.Linq;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using static CommunitySim.Tests.Charts.Figures;

namespace CommunitySim.Tests.Charts;

internal sealed class HoversTests
{
    private static readonly Axis Networks = new("network", -0.5, 1.5, Ticks.Categories(["karate", "eies"]));

    [Test]
    public void A_picture_for_print_holds_no_hover()
    {
        Drawing print = Drawing.Of(Everything()), page = Drawing.Of(Everything(), hovers: true);

        Assert.That(Titles(print), Is.Empty);
        Assert.That(print.Svg, Does.Not.Contain("data-").And.Not.Contain("pointer-events"));
        Assert.That(Titles(page), Is.Not.Empty);
        Assert.That(page.Texts().Select(text => text.Text), Is.EqualTo(print.Texts().Select(text => text.Text)), "the words that are seen are the same");
    }

    /// <summary>Office programs know no paint-order: they would paint an outline over its own letters.</summary>
    [Test]
    public void A_halo_is_an_element_of_its_own_under_its_letters_and_is_not_spoken()
    {
        Drawing drawing = Drawing.Of(Everything());
        XElement[] texts = [.. drawing.All("text")];
        int[] halos = [.. Enumerable.Range(0, texts.Length).Where(index => texts[index].Attribute("stroke") is not null)];

        Assert.That(drawing.Svg, Does.Not.Contain("paint-order"));
        Assert.That(halos, Is.Not.Empty);
        Assert.That(halos.Select(index => texts[index].Attribute("aria-hidden")?.Value), Is.All.EqualTo("true"));
        foreach (int index in halos)
        {
            Assert.That((texts[index + 1].Value, texts[index + 1].Attribute("x")!.Value, texts[index + 1].Attribute("stroke")), Is.EqualTo((texts[index].Value, texts[index].Attribute("x")!.Value, (XAttribute?)null)));
        }
    }

    [Test]
    public void Points_say_their_series_place_and_error()
    {
        Figure figure = Of(new Panel("Value", Networks, Unit(), [new Points([0.1, 1.1], [378123.4, -0.5], [370000, double.NaN], [380000, double.NaN], 1, "")])) with { Legend = [new("convert", 0), new("connect", 1)] };

        Assert.That(Titles(Drawing.Of(figure, hovers: true)), Is.Empty, "they are outside of the axis");
        figure = figure with { Panels = [figure.Panels[0] with { Y = new Axis("", -1e6, 1e6, []) }] };
        Assert.That(Titles(Drawing.Of(figure, hovers: true)), Is.EqualTo(new[] { "connect, network karate: 378,100 [370,000, 380,000]", "connect, network eies: −0.5" }));
    }

    [Test]
    public void Squares_of_the_winner_map_say_who_is_ahead_where_and_by_how_much()
    {
        using TestFolder folder = new();
        ExperimentConfig config = ExperimentReader.Read(folder.Write("mine.json", """{ "days": 60, "replicates": 4, "community": { "members": 60 }, "sweep": { "community.cohesion": [0, 1], "community.turnover": [0.001, 0.5] } }"""), []);
        Figure map = WinnerMap.Draw(Runner.Run(config, 2));
        Tile[] tiles = [.. map.Panels.SelectMany(panel => panel.Marks.OfType<Tiles>().Single().Cells)];
        string[] said = [.. Titles(Drawing.Of(map, hovers: true))];

        Assert.That(said, Has.Length.EqualTo(12).And.All.StartsWith("cohesion ").And.All.Contains(", turnover "), "in words, and without units");
        for (int i = 0; i < said.Length; i++)
        {
            string told = tiles[i].Style is { } style ? $": {config.Strategies[style].Name} ahead by " : ": undecided, connect − convert ";
            Assert.That(said[i], Does.Contain(told).And.EndsWith("]"));
            Assert.That(said[i][..said[i].LastIndexOf(':')], Does.Contain($" {map.Panels[0].X.Ticks[tiles[i].Column].Label}, "));
            Assert.That(tiles[i].Style is not null && said[i].Contains('−'), Is.False, "a lead is told as a positive number");
        }
    }

    [Test]
    public void A_square_without_words_of_its_own_says_the_legends_and_its_text()
    {
        Panel panel = new("", Networks, Networks, [new Tiles([new(1, 0, 0, 1, "0.21"), new(0, 1, null, 0, "")])]);
        Figure figure = Of(panel) with { Legend = [new("connect ahead", 0), new("undecided", null)] };

        Assert.That(Titles(Drawing.Of(figure, hovers: true)), Is.EqualTo(new[] { "network eies, network karate: connect ahead, 0.21", "network karate, network eies: undecided" }));
    }

    [Test]
    public void A_bin_says_the_heights_of_all_histograms_in_it()
    {
        Drawing drawing = Drawing.Of(Of(Panel(Bars(0, "convert", 0.25, 0, 0), Bars(1, "connect", 0.5, 0.75, 0))), hovers: true);

        Assert.That(Titles(drawing), Is.EqualTo(new[] { "x 0 to 0.3333: convert 0.25, connect 0.5", "x 0.3333 to 0.6667: connect 0.75" }));
        Assert.That(drawing.All("path").Count(path => path.Attribute("pointer-events")?.Value == "all"), Is.EqualTo(2));
    }

    [Test]
    public void Cells_dots_and_waymarks_say_what_their_recipes_tell()
    {
        string[] cells = [.. Titles(Drawing.Of(TernaryMapTests.Figure(new TernaryOutcome("Reach", "reach", TernaryMapTests.Splits(2))), hovers: true))];
        string[] dots = [.. Titles(Drawing.Of(NetworkAtDatesTests.Drawn(NetworkAtDatesTests.Ring(8)), hovers: true))];

        Assert.That(cells, Has.Length.EqualTo(6));
        Assert.That(cells, Does.Contain("pitch 0, solve 0.5, bond 0.5: reach 0.500 [0.400, 0.600]; the best"));
        Assert.That(dots, Has.Length.EqualTo(4 * 8), "once a dot and date, though hollow ones are two circles");
        Assert.That(dots, Does.Contain("member 7: trust 0.750, customer, has muted the brand").And.Contain("member 1: trust 0.000, does not know the brand"));
        Assert.That(Titles(Drawing.Of(Of(Panel(new Trail([0, 1], [0, 1], 0, "", [new(0, "1", "convert, day 1")]))), hovers: true)), Is.EqualTo(new[] { "convert, day 1" }));
    }

    [Test]
    public void A_panel_gives_its_curves_as_numbers_with_the_box_and_the_scales_to_find_them()
    {
        double[] days = [.. Enumerable.Range(1, 730)];
        Curve connect = new(days, [.. days.Select(day => day == 1 ? double.NaN : 1 / day)], [.. days.Select(_ => 0.0)], [.. days.Select(_ => 0.123456)], 1, "connect \"<&");
        Drawing drawing = Drawing.Of(Of(new Panel("Trust", new Axis("day", 0, 730, []), Unit(), [connect, Line(0, 1, 0, "straight")]), Panel()), hovers: true);
        XElement panel = drawing.All("g").Single(g => g.Attribute("class")?.Value == "panel");
        using JsonDocument read = JsonDocument.Parse(panel.Attribute("data-hover")!.Value);
        JsonElement series = read.RootElement.GetProperty("series")[0];
        double?[] Numbers(string name) => [.. series.GetProperty(name).EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? (double?)null : number.GetDouble())];
        double[] box = [.. read.RootElement.GetProperty("box").EnumerateArray().Select(edge => edge.GetDouble())];

        Assert.That((read.RootElement.GetProperty("x").GetProperty("max").GetDouble(), read.RootElement.GetProperty("y").GetProperty("label").GetString()), Is.EqualTo((730.0, "Trust")));
        Assert.That(series.GetProperty("name").GetString(), Is.EqualTo("connect \"<&"));
        Assert.That(Numbers("x"), Has.Length.EqualTo(200).And.Ordered.Ascending);
        Assert.That((Numbers("x")[0], Numbers("x")[^1]), Is.EqualTo((1.0, 730.0)));
        Assert.That((Numbers("y")[0], Numbers("y")[^1]), Is.EqualTo(((double?)null, 0.00137)), "a gap, and 1/730 = 0.0013699 in four digits");
        Assert.That(Numbers("high"), Is.All.EqualTo(0.1235));
        Assert.That(read.RootElement.GetProperty("series")[1].GetProperty("low").GetArrayLength(), Is.Zero);
        Assert.That(box, Is.EqualTo(new[] { drawing.Plots[0].Left, drawing.Plots[0].Top, drawing.Plots[0].Right, drawing.Plots[0].Bottom }).Within(0.011));
    }

    private static IEnumerable<string> Titles(Drawing drawing) => drawing.All("title").Skip(1).Select(title => title.Value);

    private static Figure Everything() => Of(
        Panel(Line(0, 1, 0, "straight"), new Points([0.5], [0.5], [], [], 1, "points")),
        Panel(Bars(0, "bars", 0.5, 1)),
        new Panel("", Networks, Networks, [new Tiles([new(1, 0, 0, 1, "0.21")])]),
        TernaryMapTests.Figure(new TernaryOutcome("Reach", "reach", TernaryMapTests.Splits(2))).Panels[0]);
}
