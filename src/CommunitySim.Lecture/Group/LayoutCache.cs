using CommunitySim.Charts.Figures;

namespace CommunitySim.Lecture.Group;

/// <summary>
/// Keeps the layouts of networks. A layout of a thousand members takes a tenth of a second, and most changes on a page do not change
/// the network. The cache is used within turns of the queue, so it needs no lock.
/// </summary>
internal sealed class LayoutCache
{
    private const int MostKept = 64;

    private readonly Dictionary<string, Spot[]> _layouts = new(StringComparer.Ordinal);

    /// <summary>The places of a world's members.</summary>
    public Spot[] Find(GroupWorld world)
    {
        if (_layouts.TryGetValue(world.NetworkName, out Spot[]? places))
        {
            return places;
        }

        if (_layouts.Count == MostKept)
        {
            _layouts.Clear();
        }

        return _layouts[world.NetworkName] = NetworkLayout.Compute(world.World.Network, world.GroupSize);
    }
}
