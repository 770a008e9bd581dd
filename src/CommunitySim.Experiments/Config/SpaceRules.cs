using System.Globalization;

namespace CommunitySim.Experiments.Config;

/// <summary>What holds between the keys of a sampled space and the rest of an experiment.</summary>
internal static class SpaceRules
{
    /// <summary>The experiment with the space of its sample.</summary>
    public static ExperimentConfig WithSample(ExperimentConfig config, Layers layers) => config.Sample is not { } sample ? config : config with
    {
        Sample = sample with
        {
            Seed = config.Seed,
            Over = Over(config, layers.Written["sample"]!, sample.Over, layers, path => config.Sweep.Any(axis => axis.Path == path)
                ? "it is swept already; leave it out of one of the two"
                : null),
        },
    };

    /// <summary>The experiment with the space in which its sensitivity is looked at.</summary>
    public static ExperimentConfig WithSensitivity(ExperimentConfig config, Layers layers)
    {
        if (config.Sensitivity is not { } plan)
        {
            return config;
        }

        HashSet<string> held = plan.Of is not null ? []
            : [.. (config.Claim?.Expect ?? []).Take(1).SelectMany(one => one.Terms).SelectMany(term => term.At.Keys)];
        IReadOnlyList<SampledParameter> over = Over(config, layers.Written["sensitivity"]!, plan.Over, layers, path => held.Contains(path)
            ? "the claim's first expectation holds it at values of its own; leave it out here"
            : null);
        if ((config.Claim is not { Expect.Count: > 0 } || plan.Of is not null) && config.Challenger is null)
        {
            layers.Refuse("sensitivity",
                "with one strategy there is no difference whose causes could be looked for; "
                    + "name a second strategy, or leave \"of\" out and make a claim.");
        }

        return config with { Sensitivity = plan with { Over = over } };
    }

    /// <summary>What is sampled beside the experiment may have no more cells than the experiment itself.</summary>
    public static void RefuseTooManyPoints(ExperimentConfig config, Layers layers)
    {
        foreach ((string name, ExperimentConfig study) in SensitivityRuns.For(config).Where(found => found.Config.CellsAtMost > SweepRules.MostCells))
        {
            (string key, int asked) = (name == SensitivityRuns.Space ? "points" : "levels", study.Sample!.Points);
            Located group = layers.Written["sensitivity"]!;
            layers.Refuse(group[key] ?? group,
                $"{asked} {key} make {SweepRules.InWords(study.CellsAtMost)} cells with {study.Sample.Over.Count} parameters"
                    + $"{(study.Sweep.Count == 0 ? "" : " and the swept values of the claim")}; "
                    + $"allowed are up to {SweepRules.MostCells}. "
                    + $"Lower \"{key}\" to {Math.Floor(asked * ((SweepRules.MostCells - 1) / study.CellsAtMost))} or less, "
                    + "or name fewer parameters in \"over\".");
        }
    }

    /// <summary>At every point the parts of a community must fit together.</summary>
    public static void RefuseInconsistentPoints(ExperimentConfig config, Layers layers)
    {
        if (config.Sensitivity is not { } plan || !plan.Over.Any(parameter => parameter.Path.StartsWith("community.", StringComparison.Ordinal)))
        {
            return;
        }

        foreach ((string path, string text) in SensitivityRuns.For(config)
            .SelectMany(study => study.Config.Communities())
            .Select(found => Parameters.Inconsistency(found.Community))
            .OfType<(string, string)>()
            .Take(1))
        {
            layers.Refuse("sensitivity", $"at some of its points {path} does not fit the rest: {text}; choose narrower ranges.");
        }
    }

    /// <summary>
    /// The parameters, from the file or all that have a plausible range; one that cannot be varied is refused, or left out where
    /// nobody asked for it.
    /// </summary>
    private static IReadOnlyList<SampledParameter> Over(
        ExperimentConfig config, Located group, IReadOnlyList<SampledParameter> said, Layers layers, Func<string, string?> why)
    {
        bool everyOneOverrides(string path) => config.Strategies.All(strategy => strategy.Brand.ContainsKey(path));
        IReadOnlyList<SampledParameter> over = group["over"] is not null ? said :
        [
            .. Parameters.All
                .Where(parameter => parameter.About.HasPlausibleRange && why(parameter.Path) is null
                    && !everyOneOverrides(parameter.Path) && Concerns(config, parameter.Path))
                .Select(parameter => new SampledParameter(parameter.Path, parameter.About.Low, parameter.About.High, Here: 0)),
        ];
        if (group["over"] is { Children.Count: 0 } empty)
        {
            layers.Refuse(empty, "it names no parameter; name at least one, or leave \"over\" out.");
        }

        foreach (SampledParameter parameter in said)
        {
            if ((everyOneOverrides(parameter.Path)
                ? "every strategy has a value of its own for it, so that nothing would change; leave it out"
                : why(parameter.Path)) is { } reason)
            {
                layers.Refuse(group["over"]![parameter.Path]!, $"{parameter.Path} cannot be sampled: {reason}.");
            }
        }

        return [.. over.Select(parameter => parameter with { Here = Convert.ToDouble(config.Values[parameter.Path], CultureInfo.InvariantCulture) })];
    }

    /// <summary>A parameter of another kind of network than the experiment's has no effect.</summary>
    private static bool Concerns(ExperimentConfig config, string path) =>
        !path.StartsWith("community.network.tiesInside", StringComparison.Ordinal)
        && !path.StartsWith("community.network.tiesOutside", StringComparison.Ordinal)
        || config.Values["community.network.kind"] is NetworkKind.Groups;
}
