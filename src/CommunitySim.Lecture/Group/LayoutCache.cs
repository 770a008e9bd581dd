using CommunitySim.Charts.Figures;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// Positions of members, worked out once for a network: that takes a tenth of a second for a thousand members, and most of what a page
/// changes leaves the network as it is. For use in turns.
/// </summary>
internal sealed class LayoutCache
{
    private const int MostKept = 64;

    private readonly Dictionary<string, Spot[]> _known = new(StringComparer.Ordinal);

    /// <summary>The places of a world's members.</summary>
    public Spot[] Find(GroupWorld world)
    {
        if (_known.TryGetValue(world.NetworkName, out Spot[]? places))
        {
            return places;
        }

        if (_known.Count == MostKept)
        {
            _known.Clear();
        }

        return _known[world.NetworkName] = NetworkLayout.Compute(world.World.Network, world.GroupSize);
    }
}
