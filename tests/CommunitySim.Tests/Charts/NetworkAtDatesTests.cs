using System.Text;
using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Running;
using CommunitySim.Members;
using CommunitySim.Networks;

namespace CommunitySim.Tests.Charts;

internal sealed class NetworkAtDatesTests
{
    [Test]
    public void Members_have_the_same_place_on_all_dates_and_in_every_drawing()
    {
        Graph[] graphs = [.. Graphs(Drawn(Ring(40)))];

        Assert.That(graphs, Has.Length.EqualTo(4));
        Assert.That(graphs.Select(graph => graph.Nodes.Select(node => node.At)), Is.All.EqualTo(graphs[0].Nodes.Select(node => node.At)));
        Assert.That(Graphs(Drawn(Ring(40))).First().Nodes.Select(node => node.At), Is.EqualTo(graphs[0].Nodes.Select(node => node.At)));
        Assert.That(graphs[0].Nodes.Select(node => node.At), Is.Unique);
    }

    [Test]
    public void Customers_are_squares_and_those_who_muted_are_hollow()
    {
        NetworkSnapshots world = World(SocialNetwork.FromTies(4, [new Tie(0, 1)]), seat => new MemberState { Trust = 0.25f, Marks = new[] { Marks.Aware, Marks.Aware | Marks.Muted, Marks.Customer, Marks.Customer | Marks.Muted }[seat] });
        Graph graph = Graphs(Drawn(world)).First();

        Assert.That(graph.Nodes.Select(node => node.Form), Is.EqualTo(new[] { NodeForm.Dot, NodeForm.HollowDot, NodeForm.Square, NodeForm.HollowSquare }));
        Assert.That(graph.Nodes.Select(node => node.Value), Is.All.EqualTo(0.25));
        Assert.That(graph.Ties, Is.EqualTo(new[] { new Tie(0, 1) }));
        Assert.That(Drawn(world).Panels[0].Title, Is.EqualTo("Day 30: trust 0.250, 2 customers, 2 muted"));
    }

    [Test]
    public void Those_who_are_tied_stand_nearer_to_each_other()
    {
        // Two groups of twelve, everybody tied within, one tie between; numbers alternate, so that the start mixes them.
        Tie[] ties = [.. from a in Enumerable.Range(0, 24) from b in Enumerable.Range(0, a) where a % 2 == b % 2 select Tie.Between(a, b), new Tie(0, 1)];
        Spot[] at = [.. Graphs(Drawn(World(SocialNetwork.FromTies(24, ties), _ => default))).First().Nodes.Select(node => node.At)];
        double[] within = [.. from a in Enumerable.Range(0, 24) from b in Enumerable.Range(0, a) where a % 2 == b % 2 select Distance(at[a], at[b])];
        double[] between = [.. from a in Enumerable.Range(0, 24) from b in Enumerable.Range(0, a) where a % 2 != b % 2 select Distance(at[a], at[b])];

        Assert.That(within.Average(), Is.LessThan(0.6 * between.Average()));
    }

    [Test]
    public void Places_reach_all_edges_of_the_plot_and_never_leave_it([Values(1, 2, 300)] int members)
    {
        Panel panel = Drawn(Ring(members)).Panels[0];
        Spot[] at = [.. panel.Marks.OfType<Graph>().Single().Nodes.Select(node => node.At)];

        Assert.That(at.Select(spot => spot.X), Is.All.InRange(panel.X.Min, panel.X.Max));
        Assert.That(at.Select(spot => spot.Y), Is.All.InRange(panel.Y.Min, panel.Y.Max));
        Assert.That((at.Min(spot => spot.Y), at.Max(spot => spot.Y)), Is.EqualTo(members == 1 ? (0.5, 0.5) : (0.0, 1.0)));
    }

    [Test]
    public void Severed_ties_are_told_apart_and_the_live_ones_counted()
    {
        NetworkSnapshots world = Ring(5);
        world = world with { Snapshots = [world.Snapshots[0], world.Snapshots[1] with { Severed = new HashSet<Tie> { new(1, 2) } }] };
        Figure figure = Drawn(world);
        Graph[] graphs = [.. Graphs(figure)];

        Assert.That(graphs.Select(graph => (graph.Ties.Count, graph.Severed!.Count)), Is.EqualTo(new[] { (4, 0), (3, 1) }));
        Assert.That(graphs[1].Severed, Is.EqualTo(new[] { new Tie(1, 2) }));
        Assert.That(figure.Panels.Select(panel => panel.Title), Is.EqualTo(new[] { "100.0% of ties live", "75.0% of ties live" }).Using<string>((title, end) => title.EndsWith(end, StringComparison.Ordinal)));
        Assert.That(figure.Subtitle, Does.EndWith("palest lines: severed ties"));
        Assert.That(Drawn(Ring(5)).Panels[0].Title, Does.Not.Contain("live"));
        Assert.That(Graphs(Drawn(Ring(5))).First().Severed, Is.Null);
    }

    [Test]
    public void The_largest_network_takes_less_than_400_kB()
    {
        Tie[] ties = [.. Enumerable.Range(0, 300).SelectMany(member => Enumerable.Range(1, 5).Select(step => Tie.Between(member, (member + (step * step)) % 300)))];
        NetworkSnapshots world = World(SocialNetwork.FromTies(300, ties), _ => new MemberState { Marks = Marks.Muted });

        Assert.That(world.Network.Ties, Is.EqualTo(1500));
        Assert.That(Encoding.UTF8.GetByteCount(Drawing.SvgOf(Drawn(world))), Is.LessThan(400_000));
    }

    [Test]
    public void A_network_too_large_to_be_seen_is_refused()
    {
        Assert.That(NetworkAtDates.CanDraw(Ring(300).Network), Is.True);
        Assert.That(NetworkAtDates.CanDraw(Ring(301).Network), Is.False);
        Assert.That(NetworkAtDates.CanDraw(SocialNetwork.Complete(60)), Is.False, "1,770 ties");
        Assert.That(() => Drawn(Ring(301)), Throws.ArgumentException.With.Message.Contains("301 members"));
    }

    internal static NetworkSnapshots Ring(int members) => World(
        SocialNetwork.FromTies(members, [.. Enumerable.Range(0, members - 1).Select(member => new Tie(member, member + 1))]),
        seat => new MemberState { Trust = seat / (float)members, Marks = (Marks)(seat % 8) });

    internal static Figure Drawn(NetworkSnapshots world) => NetworkAtDates.Draw("network", "How trust spreads", "connect, one world", world);

    private static NetworkSnapshots World(SocialNetwork network, Func<int, MemberState> member) =>
        new(network, [.. new[] { 30, 90, 365, 730 }.Select(day => new NetworkSnapshot(day, [.. Enumerable.Range(0, network.Members).Select(member)]))]);

    private static IEnumerable<Graph> Graphs(Figure figure) => figure.Panels.Select(panel => panel.Marks.OfType<Graph>().Single());

    private static double Distance(Spot a, Spot b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
}
