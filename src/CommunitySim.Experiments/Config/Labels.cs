namespace CommunitySim.Experiments.Config;

/// <summary>Labels in place of names, for whatever people read.</summary>
public static class Labels
{
    /// <summary>The experiment with its strategies renamed to their labels, wherever it names them; the same object where there is no label.</summary>
    public static ExperimentConfig InPlaceOfNames(ExperimentConfig config)
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

        // A term may name none, or "best".
        IReadOnlyList<Term> Shown(IReadOnlyList<Term> terms) => [.. terms.Select(term => term with
        {
            Strategy = shown.GetValueOrDefault(term.Strategy, term.Strategy),
            Over = shown.GetValueOrDefault(term.Over, term.Over),
        })];
    }
}
