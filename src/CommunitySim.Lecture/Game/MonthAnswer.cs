using CommunitySim.Lecture.Experiment;
using CommunitySim.Members;

namespace CommunitySim.Lecture.Game;

/// <summary>The group's answer to a month, with the observables since day 1.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day, up to which the series go.</param>
/// <param name="Members">Members of the group.</param>
/// <param name="Hours">Hours of the brand a day.</param>
/// <param name="FirstTrust">Trust of all members on the morning of day 1, against which the faces show their mood.</param>
/// <param name="Series">Observables by name, one number a day from day 1.</param>
/// <param name="Counts">Counts of the month by name.</param>
/// <param name="Felt">The largest changes over the month in descending order; empty if hardly anything changed.</param>
/// <param name="Frames">The members on some days of the month, the last day last.</param>
internal sealed record MonthAnswer(
    int Month,
    int FirstDay,
    int LastDay,
    int Members,
    double Hours,
    double FirstTrust,
    IReadOnlyDictionary<string, double[]> Series,
    IReadOnlyDictionary<string, double> Counts,
    IReadOnlyList<Change> Felt,
    IReadOnlyList<Frame> Frames)
{
    private const int DaysBetweenFrames = 3;

    /// <summary>The observables shown day by day.</summary>
    public static IReadOnlyList<Observable> Shown { get; } =
    [
        Observable.Trust, Observable.Reach, Observable.Customers, Observable.Muted, Observable.Pain, Observable.Value,
    ];

    private static readonly Observable[] Counted =
    [
        Observable.Pitches, Observable.SalesPitched, Observable.SalesOwn, Observable.Raised,
        Observable.Solved, Observable.LetDown, Observable.Sanctioned,
    ];

    /// <summary>Simulates a game from day 1 to the end of its last month.</summary>
    /// <param name="worlds">The game's experiment.</param>
    /// <param name="world">The replicate of the game.</param>
    /// <param name="month">The last month, 1 to 12.</param>
    /// <param name="stop">Cancels the work.</param>
    public static MonthAnswer Simulate(GameWorlds worlds, int world, int month, CancellationToken stop)
    {
        (int first, int last) = (GameYear.FirstDay(month), GameYear.LastDay(month));
        Scenario you = worlds.ScenarioOf(GameExperiment.You);
        List<Frame> frames = [];
        DailySeries series = worlds.Simulate(you, worlds.World(world), last, stop, simulation =>
        {
            if (simulation.Day >= first && (last - simulation.Day) % DaysBetweenFrames == 0)
            {
                frames.Add(Frame.Capture(simulation, you.Member.Tolerance));
            }
        });
        return new MonthAnswer(
            month,
            first,
            last,
            GameExperiment.Members,
            you.Brand.HoursPerThousandMembers * GameExperiment.Members / 1000,
            you.Member.InitialTrust,
            Days(series, last),
            Counted.ToDictionary(
                Observables.Name,
                observable => Enumerable.Range(first, last - first + 1).Sum(day => series[observable, day]),
                StringComparer.Ordinal),
            Change.Largest(series, first, last, you.Member),
            frames);
    }

    /// <summary>The shown observables day by day, by name.</summary>
    /// <param name="series">A run.</param>
    /// <param name="last">The last day to show.</param>
    public static IReadOnlyDictionary<string, double[]> Days(DailySeries series, int last) =>
        Shown.ToDictionary(
            Observables.Name,
            observable => (double[])[.. Enumerable.Range(1, last).Select(day => series[observable, day])],
            StringComparer.Ordinal);
}

/// <summary>The members in the evening of a day.</summary>
/// <param name="Day">From 1.</param>
/// <param name="Members">Three bytes a seat, <see cref="PackedMember"/>: trust, marks, pain.</param>
internal sealed record Frame(int Day, byte[] Members)
{
    private const int Bytes = 3;

    /// <summary>Records the members as they are now.</summary>
    /// <param name="simulation">The world.</param>
    /// <param name="tolerance">The unit of pain, see <see cref="PackedMember.Pain"/>.</param>
    public static Frame Capture(Simulation simulation, double tolerance)
    {
        byte[] members = new byte[Bytes * simulation.Population.Members];
        for (int seat = 0; seat < simulation.Population.Members; seat++)
        {
            MemberState member = simulation.Population[seat];
            members[Bytes * seat] = PackedMember.Trust(member);
            members[(Bytes * seat) + 1] = PackedMember.Marks(member);
            members[(Bytes * seat) + 2] = PackedMember.Pain(member, tolerance);
        }

        return new Frame(simulation.Day, members);
    }
}
