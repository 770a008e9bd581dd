namespace CommunitySim.Experiments.Config;

/// <summary>Compares lists of values item by item.</summary>
internal static class SameValues
{
    public static IEqualityComparer<IReadOnlyList<object>> Comparer { get; } = EqualityComparer<IReadOnlyList<object>>.Create(
        (x, y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y)),
        list => list.Aggregate(17, HashCode.Combine));
}
