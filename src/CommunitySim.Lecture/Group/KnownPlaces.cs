using CommunitySim.Charts.Figures;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// Places of members, worked out once for a network: that takes a tenth of a second for a thousand members, and most of what a page
/// changes leaves the network as it is. For use in turns.
/// </summary>
internal sealed class KnownPlaces
{
    private const int MostKept = 64;

    private readonly Dictionary<string, Spot[]> _known = new(StringComparer.Ordinal);

    /// <summary>The places of a world's members.</summary>
    public Spot[] Of(GroupWorld world)
    {
        if (_known.TryGetValue(world.NetworkName, out Spot[]? places))
        {
            return places;
        }

        if (_known.Count == MostKept)
        {
            _known.Clear();
        }

        return _known[world.NetworkName] = Places.Of(world.World.Network, world.GroupSize);
    }
}
