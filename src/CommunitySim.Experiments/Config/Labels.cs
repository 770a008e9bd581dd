namespace CommunitySim.Experiments.Config;

/// <summary>Replaces names of strategies by their labels in texts and charts.</summary>
public static class Labels
{
    /// <summary>Returns the experiment with labels in place of names, or the same object without labels.</summary>
    public static ExperimentConfig Apply(ExperimentConfig config)
    {
        if (config.Strategies.All(strategy => strategy.Label is null))
        {
            return config;
        }

        Dictionary<string, string> shown = config.Strategies.ToDictionary(
            strategy => strategy.Name,
            strategy => strategy.Label ?? strategy.Name,
            StringComparer.Ordinal);
        return config with
        {
            Strategies =
            [
                .. config.Strategies
                    .Select(strategy => strategy with { Strategy = strategy.Strategy with { Name = shown[strategy.Name] }, Label = null })
            ],
            Baseline = config.Baseline is null ? null : shown[config.Baseline],
            Challenger = config.Challenger is null ? null : shown[config.Challenger],
            Claim = config.Claim is null
                ? null
                : config.Claim with
                {
                    Expect = [.. config.Claim.Expect.Select(one => one with { Plus = Shown(one.Plus), Minus = Shown(one.Minus) })],
                },
        };

        // A term may name no strategy, or "best".
        IReadOnlyList<Term> Shown(IReadOnlyList<Term> terms) => [.. terms.Select(term => term with
        {
            Strategy = shown.GetValueOrDefault(term.Strategy, term.Strategy),
            Over = shown.GetValueOrDefault(term.Over, term.Over),
        })];
    }
}
