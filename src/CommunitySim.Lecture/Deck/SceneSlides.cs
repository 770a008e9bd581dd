using System.Globalization;
using System.Text.Json.Nodes;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Deck;

/// <summary>The slides of a scene: the question, the answer, and the picture of what was voted on.</summary>
/// <param name="scene">The scene.</param>
/// <param name="answer">Its answer as the page reads it.</param>
/// <param name="language">A language of the page.</param>
internal sealed class SceneSlides(Scene scene, JsonNode answer, string language)
{
    /// <summary>A slide's picture has twice the figure's pixels: 3,200 across 12 inches, or 267 dots an inch.</summary>
    private const double PictureScale = 2;

    private readonly PageTexts _texts = PageTexts.In(language);
    private readonly VotedPlace _place = VotedPlace.Of(scene, answer["places"]!);

    private FigureNumbers Numbers => new(scene.Unit, language, _place.Answer.Step);

    /// <summary>The verdict on the claim: supported, refuted, undecided or unattributed; null without a claim.</summary>
    public string? Outcome => answer["verdict"]?["outcome"]?.GetValue<string>();

    /// <summary>The title of the scene.</summary>
    public string Name => Word("title");

    /// <summary>The slides in order.</summary>
    public IEnumerable<Slide> All()
    {
        string kicker = $"{scene.Id}  {Name}";
        yield return new Slide(
            kicker, Word("ask"), [.. Columns.Select((name, at) => new SlideRow($"{at + 1}   {name}"))],
            [.. Optional("lead"), _texts["deck", "prompts", "question"], _texts["deck", "prompts", "talk"]]);
        yield return new Slide(
            kicker, Headline(),
            [
                .. Columns.Select((name, at) => new SlideRow(
                    name, Mean(at), scene.Columns[at].As, _place.Answer.NotWorse.Contains(at))),
            ],
            [Word("why"), .. Doubt(), _texts["deck", "prompts", "answer"]]);
        if (Picture.WhyNot is null)
        {
            Figure figure = VotedPictures.Figure(scene, _place, language);
            using Picture picture = Picture.Render(figure with { Title = "" });
            yield return new Slide(kicker, figure.Title, [], [_texts["deck", "howToRead"], Word("why"), _texts["deck", "prompts", "picture"]])
            {
                Picture = new SlidePicture(picture.Png(PictureScale), IsMoving: false, picture.Width / picture.Height, Spoken()),
            };
        }
    }

    private IReadOnlyList<string> Columns => [.. _place.Columns.Select((_, at) => _texts["scenes", "all", scene.Id, "columns", $"{at}"])];

    private string Word(string key) => _texts["scenes", "all", scene.Id, key];

    private IEnumerable<string> Optional(params string[] keys) =>
        _texts.Find(["scenes", "all", scene.Id, .. keys]) is { } found ? [found.GetValue<string>()] : [];

    private string Headline() => Optional("found", string.Join(',', _place.Answer.NotWorse.Order())).FirstOrDefault() ?? Named();

    private string Named() => _place.Answer.NotWorse.Count == 1
        ? Columns[_place.Answer.Column]
        : _texts.Fill(
            ["deck", "open"],
            ("n", $"{_place.Answer.NotWorse.Count}"), ("all", $"{_place.Columns.Count}"));

    private string Spoken() => string.Join("; ", Columns.Select((name, at) => $"{name}: {Mean(at)}"));

    private string Mean(int at) => Numbers.Mean(_place.Columns[at].Interval.Mean);

    private IEnumerable<string> Doubt()
    {
        foreach ((int at, MeasuredColumn column) in _place.Columns.Index())
        {
            yield return Interval(Columns[at], column.Interval);
        }

        JsonNode size = answer["size"]!;
        yield return _texts.Fill(
            ["deck", "size"],
            ("worlds", Whole(size["worlds"]!)), ("members", Members(size)), ("days", Whole(size["days"]!)));
        if (Outcome is { } outcome)
        {
            int expected = answer["verdict"]!["expectations"]!.AsArray().Count;
            yield return _texts.Fill(["deck", "verdict"], ("outcome", _texts["deck", "outcome", outcome]));
            yield return _texts.Fill(
                ["deck", expected == 1 ? "refutedIfOne" : answer["verdict"]!["all"]!.GetValue<bool>() ? "refutedIfAny" : "refutedIfAll"],
                ("n", $"{expected}"));
        }

        yield return _texts["deck", "chance"];
    }

    private string Interval(string name, Interval interval) => double.IsFinite(interval.Low) && double.IsFinite(interval.High)
        ? _texts.Fill(
            ["deck", "interval"],
            ("name", name), ("mean", Numbers.Write(interval.Mean)), ("low", Numbers.Write(interval.Low)), ("high", Numbers.Write(interval.High)))
        : $"{name}: {Numbers.Write(interval.Mean)}.";

    private string Members(JsonNode size) => Whole(size["least"]!) is var least && Whole(size["most"]!) is var most && least == most
        ? least
        : _texts.Fill(["deck", "fromTo"], ("least", least), ("most", most));

    private string Whole(JsonNode number) => number.GetValue<int>().ToString("#,0", CultureInfo.InvariantCulture)
        .Replace(",", _texts["shell", "numbers", "group"], StringComparison.Ordinal);
}
