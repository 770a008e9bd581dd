namespace CommunitySim.Experiments.Config;

/// <summary>
/// Finds the observables that an experiment shows. These are all ordinary ones, those that it names, and those that
/// belong to a mechanism it uses. The store keeps all others as well.
/// </summary>
internal static class ObservedBy
{
    // The most cells of a sample that are compared on every horizon.
    private const int MostComparedInFull = 10_000;

    /// <summary>
    /// Returns the first horizon and the observables of comparisons.csv. A large sample of a space would fill gigabytes with
    /// comparisons of points that nobody reads one by one; it keeps those that a verdict speaks of.
    /// </summary>
    /// <param name="config">The experiment.</param>
    /// <param name="cells">Number of its cells.</param>
    public static (int FirstHorizon, IReadOnlyList<Observable> Observed) Compared(ExperimentConfig config, double cells) =>
        config.Sample is null || cells <= MostComparedInFull
            ? (0, config.Observed)
            : (config.Horizons.Count - 1, [.. config.Observed.Where(one => one is Observable.Trust or Observable.Reach or Observable.Value)]);

    public static IReadOnlyList<Observable> Find(ExperimentConfig config)
    {
        HashSet<Observable> named = [.. Named(config)];
        HashSet<string> changed = [.. Changed(config)];
        return
        [
            .. Observables.All.Where(observable =>
                observable.BroughtBy() is not { } paths || named.Contains(observable) || paths.Any(changed.Contains)),
        ];
    }

    private static IEnumerable<Observable> Named(ExperimentConfig config) =>
    [
        .. config.Observe,
        .. (config.Claim?.Expect ?? []).SelectMany(expectation => (Observable[])[expectation.Of.Of, expectation.Of.With]),
        .. config.Sensitivity?.Of is { } of ? (Observable[])[of] : [],
        .. config.Replicates.Until is { } until ? (Observable[])[until.Of] : [],
    ];

    /// <summary>Returns the parameters that are off their default in the file, a sweep, a sample or a strategy.</summary>
    private static IEnumerable<string> Changed(ExperimentConfig config) =>
    [
        .. config.Values.Where(IsChanged).Select(value => value.Key),
        .. config.Sweep.Where(axis => axis.Values.Any(value => IsChanged(new(axis.Path, value)))).Select(axis => axis.Path),
        .. (config.Sample?.Over ?? []).Select(parameter => parameter.Path),
        .. config.Strategies.SelectMany(strategy => strategy.Brands).SelectMany(brand => brand.Brand)
            .Where(IsChanged).Select(value => value.Key),
        .. config.Segments.SelectMany(segment => segment.Member).Where(IsChanged).Select(value => value.Key),
    ];

    private static bool IsChanged(KeyValuePair<string, object> value) =>
        !Parameters.Find(value.Key)!.Default.Equals(value.Value);
}
