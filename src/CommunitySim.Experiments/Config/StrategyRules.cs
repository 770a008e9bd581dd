using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks strategies: names and labels, the order of stages, and the keys that a manager excludes.</summary>
internal static class StrategyRules
{
    /// <summary>Refuses strategies that cannot run or look alike.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        SourceNode written = layers.Written["strategies"]!;
        if (written.Children.Count == 0)
        {
            layers.Refuse(written, "there is no strategy; name at least one, such as \"convert\": { \"pitch\": 1 }.");
        }

        RefuseLikeLabels(config, written, layers);
        foreach ((StrategyConfig strategy, (string name, SourceNode found)) in config.Strategies.Zip(written.Children))
        {
            if (StrategyName.Fault(name) is { } fault)
            {
                layers.RefuseKey(found, fault);
            }

            foreach ((StrategyConfig brand, SourceNode place) in strategy.Brands.Zip(StrategyFile.PlacesOfBrands(found)))
            {
                CheckBrand(brand.Strategy, place, config.Days, layers);
            }
        }
    }

    /// <summary>Returns the strategies with the policies of their grids and the splits of the hours.</summary>
    public static IReadOnlyList<StrategyConfig> Expanded(ExperimentConfig config, Layers layers)
    {
        HashSet<string> families = [.. config.Strategies.Where(strategy => strategy.Best is not null).Select(strategy => strategy.FamilyName)];
        List<StrategyConfig> all =
        [
            .. config.Strategies.Select(strategy => strategy with
            {
                Family = families.Contains(strategy.FamilyName) ? strategy.FamilyName : strategy.Family,
                Best = null,
            }),
        ];
        foreach ((StrategyConfig strategy, SourceNode place) in config.Strategies
            .Zip(layers.Written["strategies"]!.Children, (strategy, written) => (strategy, written.Value["best"]))
            .Where(pair => pair.strategy.Best is not null)
            .Select(pair => (pair.strategy, pair.Item2!)))
        {
            if (strategy.Strategy.Manager is not null)
            {
                layers.RefuseKey(place, "\"best\" has no effect beside a manager, who chooses the hours; delete one of the two.");
                continue;
            }

            StrategyConfig[] policies = [.. strategy.Best!.Expand(strategy, config.Days)];
            if (policies.Length == 0)
            {
                layers.Refuse(place, "there is nothing to choose from; name \"hours\", \"pitchesPerWeek\" or \"leaveAfter\".");
            }

            if (policies.Select(policy => StrategyName.Fault(policy.Name)).FirstOrDefault(fault => fault is not null) is { } fault)
            {
                layers.Refuse(place, fault + " The names of policies begin with the strategy's; shorten it.");
            }

            all.AddRange(policies);
        }

        if (all.GroupBy(strategy => strategy.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twins)
        {
            layers.Refuse("strategies", $"two strategies are called \"{Quotation.Escape(twins.Key)}\", one of them by a \"best\"; rename one.");
        }

        return config.Splits is { } steps ? [.. all, .. HourSplits.FindMissing(all, steps)] : all;
    }

    /// <summary>Refuses to measure lift without held-out groups.</summary>
    public static void RefuseUnmeasuredLift(ExperimentConfig config, Layers layers)
    {
        const string HoldOut = "brand.holdOut";
        int axis = config.Axes.ToList().FindIndex(found => found.Path == HoldOut);
        bool nobody = axis < 0 ? config.Values[HoldOut] is 0.0 : config.Cells().Any(cell => cell.Values[axis] is 0.0);
        foreach ((StrategyConfig brand, SourceNode place) in config.Strategies.Zip(layers.Written["strategies"]!.Children)
            .SelectMany(pair => pair.First.Brands.Zip(StrategyFile.PlacesOfBrands(pair.Second.Value))))
        {
            bool hasNoGroup = brand.Brand.TryGetValue(HoldOut, out object? own) ? own is 0.0 : nobody;
            if (brand.Strategy.Manager?.By == Belief.Lift && hasNoGroup)
            {
                layers.Refuse(place["manager"]!["by"]!,
                    "lift needs held-out groups that the brand leaves alone, but brand.holdOut is 0; "
                        + "set it above 0, such as \"brand\": { \"holdOut\": 0.2 }.");
            }
        }
    }

    /// <summary>Refuses labels that make two strategies look alike in a chart.</summary>
    private static void RefuseLikeLabels(ExperimentConfig config, SourceNode written, Layers layers)
    {
        Dictionary<string, string> shown = config.Strategies.ToDictionary(
            strategy => strategy.Name, strategy => strategy.Name, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string text) in config.Strategies.Where(strategy => strategy.Label is not null)
            .Select(strategy => (strategy.Name, strategy.Label!)))
        {
            string? why = text.Trim() != text || text.Length == 0 || text.AsSpan().ContainsAny('\r', '\n', '\t')
                ? "it is empty, has several lines, or begins or ends with a space"
                : text == Term.Best ? "in a claim \"best\" means the strategy with the best mean"
                : !shown.TryAdd(text, name) && shown[text] != name ? $"the strategy \"{shown[text]}\" has it already"
                : null;
            if (why is not null)
            {
                layers.Refuse(written[name]!["label"]!,
                    $"\"{Quotation.Escape(text)}\" is no valid label for \"{name}\": {why}; choose another.");
            }
        }
    }

    internal static void CheckBrand(Strategy strategy, SourceNode found, int days, Layers layers)
    {
        if (strategy.Manager is { } manager)
        {
            CheckManager(manager, found, layers);
        }
        else
        {
            IEnumerable<SourceNode> schedule = (found["schedule"]?.Children ?? []).Select(stage => stage.Value);
            CheckStages(strategy.Stages, [found, .. schedule], days, layers);
        }
    }

    private static void CheckStages(IReadOnlyList<Stage> stages, SourceNode[] places, int days, Layers layers)
    {
        int before = layers.Faults;
        foreach ((Stage stage, SourceNode place) in stages.Zip(places))
        {
            if (stage.FromDay > days)
            {
                layers.Refuse(place["fromDay"] ?? place["fromDate"] ?? place,
                    $"day {stage.FromDay} is after the last day, {days}, so the stage has no effect; "
                        + "run more days, or delete the stage.");
            }

            CheckShares(stage.Shares, place, layers);
        }

        for (int i = 1; i < stages.Count && layers.Faults == before; i++)
        {
            if (stages[i].FromDay < stages[i - 1].FromDay || (i > 1 && stages[i].FromDay == stages[i - 1].FromDay))
            {
                layers.Refuse(places[i],
                    $"day {stages[i].FromDay} comes after day {stages[i - 1].FromDay}; "
                        + "list the stages in ascending order, each day once.");
            }
        }
    }

    private static void CheckManager(Manager manager, SourceNode strategy, Layers layers)
    {
        foreach (string key in (string[])["pitch", "solve", "bond", "schedule"])
        {
            if (strategy[key] is { } excluded)
            {
                layers.RefuseKey(excluded,
                    $"\"{key}\" has no effect beside a manager, who chooses among the options; delete one of the two.");
            }
        }

        SourceNode options = strategy["manager"]!["options"]!;
        foreach ((Alternative option, (_, SourceNode place)) in manager.Options.Zip(options.Children))
        {
            CheckShares(option.Shares, place, layers);
        }

        foreach (IGrouping<string, SourceNode> twins in options.Children
            .Select(item => item.Value["name"]!)
            .GroupBy(name => name.Text, StringComparer.Ordinal)
            .Where(same => same.Count() > 1))
        {
            layers.Refuse(twins.Last(), $"two options are called \"{Quotation.Escape(twins.Key)}\"; give one of them another name.");
        }
    }

    private static void CheckShares(Shares shares, SourceNode found, Layers layers)
    {
        if (shares.Fault() is { } fault)
        {
            layers.Refuse(found, fault + "; give less to one of them.");
        }
    }
}
