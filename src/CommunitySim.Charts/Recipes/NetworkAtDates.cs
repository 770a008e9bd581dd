using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Members;

namespace CommunitySim.Charts.Recipes;

/// <summary>
/// Draws one world's social network at a few dates. Members are dots coloured by trust, hollow if they muted the brand, and
/// squares if they are customers. A member has the same place on all dates.
/// </summary>
public static class NetworkAtDates
{
    /// <summary>Larger communities are unreadable at this size, and are not drawn.</summary>
    public const int MostMembers = 300;

    /// <summary>Networks with more ties are not drawn.</summary>
    public const int MostTies = 1500;

    // The aspect ratio of a plot among two by two panels.
    private const double Width = 1.3;

    /// <summary>Whether a network is small enough to be drawn.</summary>
    public static bool CanDraw(Networks.SocialNetwork network) =>
        network.Members <= MostMembers && network.Ties <= MostTies;

    /// <summary>Draws one panel per date, two in a row.</summary>
    /// <param name="name">File name without extension.</param>
    /// <param name="brand">The strategy.</param>
    /// <param name="subtitle">Which world, which strategy.</param>
    /// <param name="world">At least one date.</param>
    /// <exception cref="ArgumentException">The community is too large to be drawn.</exception>
    public static Figure Draw(string name, string brand, string subtitle, NetworkSnapshots world)
    {
        if (!CanDraw(world.Network))
        {
            throw new ArgumentException(
                $"A network of {world.Network.Members} members and {world.Network.Ties} ties is too large to be drawn; "
                + $"at most {MostMembers} members and {MostTies} ties can be.",
                nameof(world));
        }

        Spot[] places = ForceLayout.Of(world.Network, Width);
        bool anySevered = world.Snapshots.Any(snapshot => snapshot.Severed.Count > 0);
        ColourScale scale = ScaleOf(world);
        return new Figure(
            name,
            Title(brand, world.Snapshots[^1]),
            anySevered ? $"{subtitle}; palest lines: severed ties" : subtitle,
            "",
            [.. world.Snapshots.Select(snapshot => PanelOf(snapshot, places, world.Ties, scale, anySevered))])
        {
            Columns = Math.Min(2, world.Snapshots.Count),
            Legend =
            [
                new LegendEntry(
                    FormattableString.Invariant($"trust {scale.Min} to {scale.Max}"), null) { Scale = scale },
                new LegendEntry("member", null) { Sample = LegendSample.Dot },
                new LegendEntry("customer", null) { Sample = LegendSample.Square },
                new LegendEntry("has muted the brand", null) { Sample = LegendSample.HollowDot },
            ],
        };
    }

    private static string Title(string brand, NetworkSnapshot end)
    {
        int muted = end.Members.Count(member => member.Muted), customers = end.Members.Count(member => member.Customer);
        return muted > 0
            ? $"By day {end.Day}, {SweepHeadline.Part(muted, end.Members.Count)} members have muted {brand}"
            : $"By day {end.Day}, nobody has muted {brand}, and {customers} of {end.Members.Count} members buy";
    }

    private static string Customers(int count) => $"{count} customer{(count == 1 ? "" : "s")}";

    private static Panel PanelOf(
        NetworkSnapshot snapshot, Spot[] places, IReadOnlyList<Networks.Tie> ties, ColourScale scale, bool anySevered)
    {
        const double Room = 0.03;
        IReadOnlyList<MemberState> members = snapshot.Members;
        Node[] nodes =
        [
            .. members.Select((member, seat) => new Node(
                places[seat],
                member.Trust,
                FormOf(member),
                $"member {seat + 1}: trust {NumberText.Amount(member.Trust)}{(member.Customer ? ", customer" : "")}"
                + (member.Muted ? ", has muted the brand" : member.Aware ? "" : ", does not know the brand"))),
        ];
        string title = $"Day {snapshot.Day}: trust {NumberText.Amount(members.Average(member => (double)member.Trust))}, "
            + $"{Customers(members.Count(member => member.Customer))}, {members.Count(member => member.Muted)} muted"
            + (anySevered ? $", {NumberText.Percent(1 - ((double)snapshot.Severed.Count / ties.Count), 1)} of ties live" : "");
        return new Panel(title, new Axis("", -Room, Width + Room, []), new Axis("", -Room, 1 + Room, []),
            [
                new Graph(nodes, [.. ties.Where(tie => !snapshot.Severed.Contains(tie))], scale)
                {
                    Severed = anySevered ? [.. ties.Where(snapshot.Severed.Contains)] : null,
                },
            ]);
    }

    // The same on all dates, from tenth to tenth.
    private static ColourScale ScaleOf(NetworkSnapshots world)
    {
        double[] trusts = [.. world.Snapshots.SelectMany(
            snapshot => snapshot.Members.Select(member => (double)member.Trust))];
        (double low, double high) = (Math.Floor(10 * trusts.Min()) / 10, Math.Ceiling(10 * trusts.Max()) / 10);
        return new ColourScale("trust", low, high, Ticks.Round(low, high, 5));
    }

    private static NodeForm FormOf(MemberState member) => (member.Customer, member.Muted) switch
    {
        (false, false) => NodeForm.Dot,
        (false, true) => NodeForm.HollowDot,
        (true, false) => NodeForm.Square,
        (true, true) => NodeForm.HollowSquare,
    };
}
