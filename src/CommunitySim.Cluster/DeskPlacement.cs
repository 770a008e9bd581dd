using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace CommunitySim.Cluster;

/// <summary>A desk stands in the silo that its key names, and nowhere else.</summary>
internal sealed class DeskPlacement : PlacementStrategy;

/// <summary>Marks a grain that is placed by its key.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DeskPlacementAttribute() : PlacementAttribute(new DeskPlacement());

/// <summary>Finds the silo of a desk.</summary>
internal sealed class DeskDirector : IPlacementDirector
{
    /// <exception cref="OrleansException">The silo does not live.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        string key = target.GrainIdentity.Key.ToString()!;
        return Task.FromResult(
            Array.Find(context.GetCompatibleSilos(target), silo => silo.ToParsableString() == key)
            ?? throw new OrleansException($"The silo {key} does not live."));
    }
}
