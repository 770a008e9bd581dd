using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Running;
using CommunitySim.Networks;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// Computes the places of members in the picture of their network, from 0 to 1 both ways. In a network of groups, groups are placed
/// first, and members within their group. Nothing is random.
/// </summary>
internal static class NetworkLayout
{
    // The size of a group as a share of the distance to the next one; the rest is a gap.
    private const double Fill = 0.84;

    // The pairs of members over all rounds; this many take a tenth of a second.
    private const double MostPairs = 25e6;

    private const int MostRounds = 300, LeastRounds = 40;

    /// <summary>Computes a place for each member.</summary>
    /// <param name="network">The network.</param>
    /// <param name="groupSize">Members of a group; null if there are no groups.</param>
    public static Spot[] Compute(SocialNetwork network, int? groupSize) =>
        groupSize is { } size && size < network.Members ? OfGroups(network, size)
        : network.IsComplete ? Layout(SocialNetwork.FromTies(network.Members, [])) // equal pulls from all sides cancel out
        : Layout(network);

    private static Spot[] OfGroups(SocialNetwork network, int size)
    {
        int groups = (network.Members + size - 1) / size;
        Spot[] middles = Layout(Part(network, groups, member => member / size, (_, _) => true));
        double reach = Fill * Nearest(middles) / 2, room = 1 - (2 * reach);
        List<Spot> places = [];
        for (int group = 0; group < groups; group++)
        {
            int first = group * size, members = Math.Min(size, network.Members - first);
            Spot middle = new(reach + (room * middles[group].X), reach + (room * middles[group].Y));
            Spot[] inside = Layout(
                Part(network, members, member => member - first, (one, other) => one / size == group
                && other / size == group));
            places.AddRange(
                inside.Select(spot => new Spot(
                middle.X + (reach * room * ((2 * spot.X) - 1)), middle.Y + (reach * room * ((2 * spot.Y) - 1)))));
        }

        return [.. places];
    }

    private static Spot[] Layout(SocialNetwork network)
    {
        double pairs = network.Members * (network.Members - 1.0) / 2;
        return ForceLayout.Of(network, 1, (int)Math.Clamp(MostPairs / Math.Max(1, pairs), LeastRounds, MostRounds));
    }

    /// <summary>A network of selected ties, with other numbers for the members.</summary>
    private static SocialNetwork Part(SocialNetwork network, int members, Func<int, int> number,
        Func<int, int, bool> wanted) => SocialNetwork.FromTies(
        members,
        [
            .. NetworkSnapshots.TiesOf(network)
                .Where(tie => wanted(tie.A, tie.B))
                .Select(tie => (A: number(tie.A), B: number(tie.B)))
                .Where(tie => tie.A != tie.B)
                .Select(tie => Tie.Between(tie.A, tie.B)),
        ]);

    /// <summary>The least distance between two middles; 1 if there is only one.</summary>
    private static double Nearest(Spot[] middles)
    {
        double least = 1;
        for (int one = 0; one < middles.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                least = Math.Min(least, Math.Max(
                    Math.Abs(middles[one].X - middles[other].X), Math.Abs(middles[one].Y - middles[other].Y)));
            }
        }

        return least;
    }
}
