using System.Runtime.CompilerServices;

namespace CommunitySim.Experiments.Config;

/// <summary>Derives the experiment of a search: the strategies of the file and all policies of the grid, over the space.</summary>
public static class SearchRuns
{
    /// <summary>The name of the study.</summary>
    public const string Name = "search";

    // The cache lets the study build its cells only once.
    private static readonly ConditionalWeakTable<ExperimentConfig, ExperimentConfig> Made = [];

    /// <summary>Returns the study of an experiment with a search.</summary>
    public static ExperimentConfig For(ExperimentConfig config) => Made.GetValue(config, Make);

    private static ExperimentConfig Make(ExperimentConfig config)
    {
        SearchPlan plan = config.Search!;
        return config with
        {
            Name = $"{config.Name}, {Name}",
            Values = StudyRuns.ValuesOf(config, plan.Members),
            Replicates = Replicates.Exactly(plan.Replicates),
            Keep = Keep.Outcomes,
            Strategies =
            [
                .. config.Strategies,
                .. plan.Expand(config.Days)
                    .Where(policy => config.Strategies.All(strategy => strategy.Name != policy.Name && ActionsOf(config, strategy) != ActionsOf(config, policy)))
                    .DistinctBy(policy => ActionsOf(config, policy), StringComparer.Ordinal),
            ],
            Sample = new Sample { Design = Design.Share, Points = plan.Points, Seed = config.Seed, Over = plan.Over },
            Measured = [],
            Claim = null,
            Sensitivity = null,
            Search = null,
        };
    }

    /// <summary>What a strategy does, as text: its stages and the values of its brand.</summary>
    private static string ActionsOf(ExperimentConfig config, StrategyConfig strategy) => string.Join(
        ' ',
        strategy.Strategy.Stages.Select(stage => $"{stage}")
            .Concat(strategy.Brand.Where(value => !value.Value.Equals(config.Values[value.Key])).Select(value => $"{value.Key}={ParameterDefinition.Text(value.Value)}").Order(StringComparer.Ordinal))
            .Append(strategy.Strategy.Manager is null && strategy.Rival is null ? "" : strategy.Name));
}
