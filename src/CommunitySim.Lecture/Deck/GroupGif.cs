using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Group;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;
using CommunitySim.Networks;

namespace CommunitySim.Lecture.Deck;

/// <summary>A year of the group as a moving picture: the same world under convert and under connect.</summary>
/// <param name="Bytes">The GIF.</param>
/// <param name="Aspect">Width over height.</param>
internal sealed record GroupGif(byte[] Bytes, double Aspect)
{
    // 800 pixels wide, a frame a week for a sixth of a second, and the last for two seconds.
    private const double Scale = 0.5, Room = 0.03, PlotHeight = 720;

    private const int DaysOfFrame = 7, Delay = 16, LastDelay = 200;

    private static readonly string[] Strategies = ["convert", "connect"];

    /// <summary>Draws the group of the page's first world, with the words of a language.</summary>
    public static GroupGif Draw(string language)
    {
        PageTexts texts = PageTexts.In(language);
        GroupWorld world = new(new LectureRequest(null, null), replicate: 0);
        Spot[] places = NetworkLayout.Compute(world.World.Network, world.GroupSize);
        Tie[] ties = [.. NetworkSnapshots.TiesOf(world.World.Network)];
        Reel[] reels = [.. GroupFilm.Positions(world, Strategies).Select(strategy => GroupFilm.Simulate(world, strategy, CancellationToken.None))];
        List<int[]> frames = [];
        (int width, int height) = (0, 0);
        for (int day = 0; day <= world.Config.Days; day += DaysOfFrame)
        {
            using Picture picture = Picture.Render(Frame(texts, reels, places, ties, day));
            (width, height, int[] pixels) = picture.Pixels(Scale);
            frames.Add(pixels);
        }

        return new GroupGif(Gif.Write(width, height, frames, Delay, LastDelay), (double)width / height);
    }

    /// <summary>Both groups on an evening; day 0 is the first morning.</summary>
    internal static Figure Frame(PageTexts texts, IReadOnlyList<Reel> reels, Spot[] places, IReadOnlyList<Tie> ties, int day)
    {
        ColourScale scale = new("", 0, 1, []);
        return new Figure(
            "group", texts.Fill(["deck", "film", "day"], ("day", $"{day}")), "", "",
            [
                .. reels.Select((reel, at) => new Panel(
                    texts["deck", "film", "brands", $"{at}"], new Axis("", -Room, 1 + Room, []), new Axis("", -Room, 1 + Room, []),
                    [new Graph(Nodes(reel, places, day), ties, scale)])),
            ])
        {
            Columns = reels.Count,
            PlotHeight = PlotHeight,
            Legend =
            [
                new LegendEntry(texts["deck", "film", "trust"], null) { Scale = scale },
                new LegendEntry(texts["deck", "film", "customer"], null) { Sample = LegendSample.Square },
                new LegendEntry(texts["deck", "film", "muted"], null) { Sample = LegendSample.HollowDot },
            ],
        };
    }

    private static Node[] Nodes(Reel reel, Spot[] places, int day) =>
    [
        .. places.Select((place, seat) => (place, At: (day * places.Length) + seat)).Select(member => new Node(
            member.place, reel.Trust[member.At] / (double)byte.MaxValue, Form((Marks)reel.Marks[member.At]), "")),
    ];

    private static NodeForm Form(Marks marks) => (marks.HasFlag(Marks.Customer), marks.HasFlag(Marks.Muted)) switch
    {
        (false, false) => NodeForm.Dot,
        (false, true) => NodeForm.HollowDot,
        (true, false) => NodeForm.Square,
        (true, true) => NodeForm.HollowSquare,
    };
}
