using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks the sampled spaces against the rest of the experiment.</summary>
internal static class SpaceRules
{
    private const string LurkerShare = ParameterRanges.LurkerShare;

    /// <summary>Returns the experiment with the space of its sample.</summary>
    public static ExperimentConfig WithSample(ExperimentConfig config, string file, Layers layers)
    {
        if (config.Sample is not { } sample)
        {
            return config;
        }

        SourceNode group = layers.Written["sample"] ?? layers.Written["fit"]!;
        if (sample is { Asked.File: null, Spread: null })
        {
            layers.Refuse(group, $"\"design\" is missing; {Sample.Example}.");
        }

        string? Why(string path) => config.Sweep.Any(axis => axis.Path == path) ? "it is swept already; delete it from one of the two" : null;
        if (config.Replicates.AtMost > Cell.MostWorldsPerLuck)
        {
            layers.Refuse("replicates", $"each point of a sample has worlds of its own, at most {Cell.MostWorldsPerLuck}; ask for fewer.");
        }

        return config with
        {
            Sample = sample.Asked.File is null
                ? sample with { Seed = config.Seed, Over = Over(config, group, sample.Over, layers, Why) }
                : PointsFile.Read(config, sample, file, layers, Why),
        };
    }

    /// <summary>Returns the experiment with the space of its sensitivity analysis.</summary>
    public static ExperimentConfig WithSensitivity(ExperimentConfig config, Layers layers)
    {
        if (config.Sensitivity is not { } plan)
        {
            return config;
        }

        HashSet<string> held = plan.Of is not null ? []
            : [.. (config.Claim?.Expect ?? []).Take(1).SelectMany(one => one.Terms).SelectMany(term => term.At.Keys)];
        IReadOnlyList<SampledParameter> over = Over(config, layers.Written["sensitivity"]!, plan.Over, layers, path =>
            held.Contains(path) ? "the claim's first expectation fixes its values; delete it here" : null);
        if ((config.Claim is not { Expect.Count: > 0 } || plan.Of is not null) && config.Challenger is null)
        {
            layers.Refuse("sensitivity",
                "with one strategy there is no difference to explain; "
                    + "name a second strategy, or delete \"of\" and make a claim.");
        }

        return config with { Sensitivity = plan with { Over = over } };
    }

    /// <summary>Returns the experiment with the space of its search.</summary>
    public static ExperimentConfig WithSearch(ExperimentConfig config, Layers layers)
    {
        if (config.Search is not { } plan)
        {
            return config;
        }

        SourceNode group = layers.Written["search"]!;
        if (plan.Policies + config.Strategies.Count > SearchPlan.MostPolicies)
        {
            layers.Refuse(group, $"the grid makes {plan.Policies} policies beside {config.Strategies.Count} strategies; "
                + $"allowed are up to {SearchPlan.MostPolicies} together. Lower \"steps\", or name fewer hours, caps or pulses.");
        }

        if (config.Sweep.Count > 0)
        {
            layers.Refuse(group, "a search covers a space of parameters and cannot be crossed with swept values; "
                + "delete \"sweep\", or state its range under \"over\".");
        }

        if (config.Sample is not null)
        {
            layers.Refuse(group, "a search has points of its own; delete \"sample\".");
        }

        return config with { Search = plan with { Over = Over(config, group, plan.Over, layers, _ => null) } };
    }

    /// <summary>Refuses a sensitivity analysis with too many cells.</summary>
    public static void RefuseTooManyPoints(ExperimentConfig config, Layers layers)
    {
        foreach ((string name, ExperimentConfig study) in SensitivityRuns.For(config)
            .Where(found => found.Config.CellsAtMost > SweepRules.MostCells))
        {
            (string key, int asked) =
                name == SensitivityRuns.Lines ? ("levels", study.Sample!.Points) : ("points", config.Sensitivity!.Points);
            SourceNode group = layers.Written["sensitivity"]!;
            layers.Refuse(group[key] ?? group,
                $"{asked} {key} make {SweepRules.InWords(study.CellsAtMost)} cells with {study.Sample!.Over.Count} parameters"
                    + $"{(study.Sweep.Count == 0 ? "" : " and the swept values of the claim")}; "
                    + $"allowed are up to {SweepRules.MostCells}. "
                    + $"Lower \"{key}\" to {Math.Floor(asked * ((SweepRules.MostCells - 1) / study.CellsAtMost))} or less, "
                    + "or name fewer parameters in \"over\".");
        }
    }

    /// <summary>Refuses points at which the parameters of a community are inconsistent.</summary>
    public static void RefuseInconsistentPoints(ExperimentConfig config, Layers layers)
    {
        if (config.Sensitivity is not { } plan
            || !plan.Over.Any(parameter => parameter.Path.StartsWith("community.", StringComparison.Ordinal)))
        {
            return;
        }

        foreach ((string path, string text) in SensitivityRuns.For(config)
            .SelectMany(study => study.Config.Communities())
            .Select(found => Parameters.Inconsistency(found.Community))
            .OfType<(string, string)>()
            .Take(1))
        {
            layers.Refuse("sensitivity", $"at some points {path} does not fit the rest: {text}; choose narrower ranges.");
        }
    }

    /// <summary>
    /// Returns the parameters of the file, or all with a plausible range. A parameter that cannot vary is refused in
    /// the file and skipped otherwise.
    /// </summary>
    private static IReadOnlyList<SampledParameter> Over(
        ExperimentConfig config, SourceNode group, IReadOnlyList<SampledParameter> said, Layers layers, Func<string, string?> why)
    {
        bool everyOneOverrides(string path) => config.Strategies.All(strategy => strategy.Brand.ContainsKey(path));
        IReadOnlyList<SampledParameter> over = group["over"] is not null ? said :
            [.. ParameterRanges.Space(config).Where(parameter => why(parameter.Path) is null && !everyOneOverrides(parameter.Path))];
        if (group["over"] is { Children.Count: 0 } empty)
        {
            layers.Refuse(empty, "it names no parameter; name at least one, or delete \"over\".");
        }

        foreach (SampledParameter parameter in said)
        {
            if (parameter.Path == LurkerShare && config.Members?.Lurker is not null)
            {
                layers.Refuse(group["over"]![parameter.Path]!, $"{LurkerShare} cannot be sampled: a column of the file of members says who is a lurker.");
            }

            if ((everyOneOverrides(parameter.Path)
                ? "every strategy sets its own value, so nothing would change; delete it here"
                : why(parameter.Path)) is { } reason)
            {
                layers.Refuse(group["over"]![parameter.Path]!, $"{parameter.Path} cannot be sampled: {reason}.");
            }
        }

        double ValueOf(string path) => config.Values[path] is ""
            ? ValueOf(Parameters.Find(path)!.About.Otherwise)
            : Convert.ToDouble(config.Values[path], CultureInfo.InvariantCulture);
        return [.. over.Select(parameter => parameter with { Here = ValueOf(parameter.Path) })];
    }
}
