namespace CommunitySim.Experiments.Config;

/// <summary>
/// Finds the observables that an experiment shows. These are all ordinary ones, those that it names, and those that
/// belong to a mechanism it uses. The store keeps all others as well.
/// </summary>
internal static class ObservedBy
{
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
