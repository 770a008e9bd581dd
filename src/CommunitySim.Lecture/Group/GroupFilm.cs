using System.Runtime.InteropServices;
using System.Text.Json;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Experiment;
using CommunitySim.Lecture.Server;
using CommunitySim.Members;
using CommunitySim.Networks;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// A world day by day under one strategy or two, as bytes, all numbers little-endian: uint32 length of a header; the header as UTF-8
/// JSON, filled with spaces so that the rest begins at a multiple of 4; places float32 [members][2]; ties uint16 [ties][2], 4 bytes
/// each; then for each strategy trust and marks (<see cref="PackedMember"/>), uint8 [days + 1][members] each. The first row is the
/// morning of day 1, row d the evening of day d.
/// </summary>
internal static class GroupFilm
{
    private const int MostStrategies = 2;

    private static readonly Observable[] Shown =
    [
        Observable.Trust, Observable.Reach, Observable.Customers, Observable.Value, Observable.Pain, Observable.Muted,
    ];

    private static readonly Observable[] Counted =
    [
        Observable.Pitches, Observable.SalesPitched, Observable.SalesOwn, Observable.Raised,
        Observable.Solved, Observable.LetDown,
        Observable.Sanctioned,
    ];

    /// <summary>The positions of the requested strategies.</summary>
    /// <exception cref="InputException">There are none or too many, or one is unknown.</exception>
    public static int[] Positions(GroupWorld world, IReadOnlyList<string>? strategies) =>
        strategies?.Count is 1 or MostStrategies
        ? [.. strategies.Select(world.PositionOf)]
        : throw Refusal.Input("groupStrategies", "strategies", ("found", strategies?.Count ?? 0));

    /// <summary>Writes the bytes.</summary>
    /// <param name="world">The world.</param>
    /// <param name="reels">Its runs, one reel per strategy.</param>
    /// <param name="places">The places of the members.</param>
    public static byte[] Write(GroupWorld world, IReadOnlyList<Reel> reels, Spot[] places)
    {
        SocialNetwork network = world.World.Network;

        // In a complete network the page would draw half a million lines, which show nothing.
        Tie[] ties = network.IsComplete ? [] : [.. NetworkSnapshots.TiesOf(network)];
        using MemoryStream film = new();
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(new
        {
            members = network.Members,
            days = world.Config.Days,
            ties = ties.Length,
            complete = network.IsComplete,
            groups = world.GroupSize is { } size
                ? Enumerable.Range(0, network.Members).Select(seat => seat / size).ToArray()
                : null,
            strategies = reels.Select(
                reel => new { name = reel.Strategy, series = Series(reel, Shown), counts = Series(reel, Counted) }),
        });
        byte[] padded = [.. header, .. Enumerable.Repeat((byte)' ', (4 - (header.Length % 4)) % 4)];
        Write(film, [(uint)padded.Length]);
        film.Write(padded);
        Write<float>(film, [.. places.SelectMany(IEnumerable<float> (place) => [(float)place.X, (float)place.Y])]);
        Write<ushort>(film, [.. ties.SelectMany(IEnumerable<ushort> (tie) => [(ushort)tie.A, (ushort)tie.B])]);
        foreach (Reel reel in reels)
        {
            film.Write(reel.Trust);
            film.Write(reel.Marks);
        }

        return film.ToArray();
    }

    /// <summary>Simulates the world under a strategy.</summary>
    /// <param name="world">The world.</param>
    /// <param name="strategy">Position of the strategy.</param>
    /// <param name="stop">Cancels the work.</param>
    public static Reel Simulate(GroupWorld world, int strategy, CancellationToken stop)
    {
        int members = world.World.Members;
        (byte[] trust, byte[] marks) = (new byte[(world.Config.Days + 1) * members],
            new byte[(world.Config.Days + 1) * members]);
        DailySeries series = world.Simulate(strategy, simulation =>
        {
            int row = simulation.Day * members;
            for (int seat = 0; seat < members; seat++)
            {
                MemberState state = simulation.Population[seat];
                trust[row + seat] = PackedMember.Trust(state);
                marks[row + seat] = PackedMember.Marks(state);
            }
        }, stop);
        return new Reel(world.Config.Strategies[strategy].Name, series, trust, marks);
    }

    private static Dictionary<string, double[]> Series(Reel reel, Observable[] observables) =>
        observables.ToDictionary(
            observable => observable.Name(),
            observable => Enumerable.Range(1, reel.Series.Days).Select(day => reel.Series[observable, day]).ToArray(),
            StringComparer.Ordinal);

    private static void Write<T>(Stream film, T[] numbers)
        where T : unmanaged => film.Write(MemoryMarshal.AsBytes<T>(numbers));
}

/// <summary>Members day by day under a strategy.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Series">The observables.</param>
/// <param name="Trust">As [days + 1][members], see <see cref="PackedMember"/>.</param>
/// <param name="Marks">As [days + 1][members], see <see cref="PackedMember"/>.</param>
internal sealed record Reel(string Strategy, DailySeries Series, byte[] Trust, byte[] Marks);
