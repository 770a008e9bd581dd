namespace CommunitySim.Experiments.Config;

/// <summary>Derives the experiments that test a claim further: under its placebo, and under other forms of the model.</summary>
public static class ClaimRuns
{
    /// <summary>The claim's mechanism switched off, in the same worlds.</summary>
    public const string Placebo = "placebo";

    /// <summary>Other forms of the model.</summary>
    public const string Variants = "variants";

    internal static IEnumerable<(string Name, ExperimentConfig Config)> Make(ExperimentConfig config)
    {
        if (config.Claim is not { Expect.Count: > 0 } claim)
        {
            yield break;
        }

        if (claim.Placebo.Count > 0)
        {
            yield return (Placebo, WithSettings(Study(config, Placebo), claim.Placebo));
        }

        if (claim.Variants is { } plan)
        {
            ExperimentConfig study = Study(config, Variants) with
            {
                Replicates = Replicates.Exactly(plan.Replicates),
                Listed = StructuralVariants.For(config),
            };
            yield return (Variants, plan.Members is { } members && members < config.CommunityOf(config.Cells()[0]).Members
                ? WithSettings(study, [new ParameterSetting("community.members", members)])
                : study);
        }
    }

    private static ExperimentConfig Study(ExperimentConfig config, string name)
    {
        Expectation[] deciding = [.. config.Claim!.Expect.Where(expectation => expectation.Decides)];
        IReadOnlyList<StrategyConfig> strategies = NeededStrategies.Of(config, deciding);
        bool keepsPair = Kept(config.Baseline) && Kept(config.Challenger);
        return config with
        {
            Name = $"{config.Name}, {name}",
            Replicates = config.Replicates.Until is null || keepsPair
                ? config.Replicates
                : Replicates.Exactly(config.Replicates.AtLeast),
            Keep = config.Keep == Keep.Daily && deciding.Any(one => one.Of.Kind == MeasureKind.Crossover) ? Keep.Daily : Keep.Outcomes,
            Strategies = strategies,
            Sweep = [.. config.Sweep.Select(axis => Needed(axis, deciding))],
            Measured = [],
            Claim = null,
            Sensitivity = null,
            Search = null,
            Baseline = keepsPair ? config.Baseline : strategies.Count < 2 ? null : strategies[0].Name,
            Challenger = keepsPair ? config.Challenger : strategies.Count < 2 ? null : strategies[1].Name,
        };

        bool Kept(string? strategy) => strategies.Any(found => found.Name == strategy);
    }

    /// <summary>Keeps the swept values that the expectations name; all of them if one leaves the parameter free.</summary>
    private static SweepAxis Needed(SweepAxis axis, IReadOnlyList<Expectation> expectations)
    {
        IEnumerable<Term> terms = expectations.SelectMany(expectation => expectation.Terms);
        return terms.Any(term => !term.At.ContainsKey(axis.Path))
            ? axis
            : axis with { Values = [.. axis.Values.Where(value => terms.Any(term => term.At[axis.Path].Equals(value)))] };
    }

    /// <summary>Sets parameters, also where a strategy has a value of its own.</summary>
    private static ExperimentConfig WithSettings(ExperimentConfig config, IReadOnlyList<ParameterSetting> settings)
    {
        Dictionary<string, object> set = settings.ToDictionary(one => one.Path, one => one.Value, StringComparer.Ordinal);
        return config with
        {
            Values = Overridden(config.Values),
            Strategies =
            [
                .. config.Strategies.Select(OverriddenBrands),
            ],
            History = config.History is { } history ? history with { Brand = OverriddenBrands(history.Brand) } : null,
            Segments = [.. config.Segments.Select(segment => segment with { Member = Overridden(segment.Member) })],
        };

        StrategyConfig OverriddenBrands(StrategyConfig brand) => brand with
        {
            Brand = Overridden(brand.Brand),
            Rival = brand.Rival is { } rival ? OverriddenBrands(rival) : null,
        };

        Dictionary<string, object> Overridden(IReadOnlyDictionary<string, object> values) =>
            values.ToDictionary(value => value.Key, value => set.GetValueOrDefault(value.Key, value.Value), StringComparer.Ordinal);
    }
}
