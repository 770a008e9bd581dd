namespace CommunitySim.Experiments.Config;

/// <summary>Finds the strategies that expectations compare.</summary>
public static class NeededStrategies
{
    /// <summary>Returns the strategies and families that the expectations name, or all if one compares all.</summary>
    public static IReadOnlyList<StrategyConfig> Of(ExperimentConfig config, IReadOnlyList<Expectation> expectations)
    {
        Term[] terms = [.. expectations.SelectMany(expectation => expectation.Terms)];
        if (expectations.Any(one => one.Of.Kind == MeasureKind.Agreement) || terms.Any(term => term.Strategy == Term.Best))
        {
            return config.Strategies;
        }

        HashSet<string?> named = [.. terms.SelectMany(term => (string[])[term.Strategy, term.Over])];
        if (terms.Any(term => term.Strategy.Length == 0))
        {
            named.UnionWith([config.Challenger, config.Baseline]);
        }

        HashSet<string?> families = [.. terms.Select(term => term.Family)];
        return
        [
            .. config.Strategies.Where(strategy =>
                named.Contains(strategy.Name) || (strategy.Family is not null && families.Contains(strategy.Family))),
        ];
    }
}
