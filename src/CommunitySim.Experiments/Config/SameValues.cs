using System.Diagnostics.CodeAnalysis;

namespace CommunitySim.Experiments.Config;

/// <summary>Tells lists of values apart by their items.</summary>
internal sealed class SameValues : IEqualityComparer<IReadOnlyList<object>>
{
    public static SameValues Comparer { get; } = new();

    public bool Equals(IReadOnlyList<object>? x, IReadOnlyList<object>? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

    public int GetHashCode([DisallowNull] IReadOnlyList<object> obj)
    {
        HashCode hash = default;
        for (int item = 0; item < obj.Count; item++)
        {
            hash.Add(obj[item]);
        }

        return hash.ToHashCode();
    }
}
