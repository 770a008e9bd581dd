using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What holds between the keys of strategies: their names and labels, the order of stages, and what a manager excludes.</summary>
internal static class StrategyRules
{
    /// <summary>Refuses strategies that cannot be run or told apart.</summary>
    public static void Check(ExperimentConfig config, Layers layers)
    {
        Located written = layers.Written["strategies"]!;
        if (written.Children.Count == 0)
        {
            layers.Refuse(written, "there is no strategy; name at least one, such as \"convert\": { \"pitch\": 1 }.");
        }

        RefuseLikeLabels(config, written, layers);
        foreach ((StrategyConfig strategy, (string name, Located found)) in config.Strategies.Zip(written.Children))
        {
            if (StrategyName.Fault(name) is { } fault)
            {
                layers.RefuseKey(found, fault);
            }

            CheckBrand(strategy.Strategy, found, config.Days, layers);
            if (strategy.Rival is { } rival)
            {
                CheckBrand(rival.Strategy, found["rival"]!, config.Days, layers);
            }
        }
    }

    /// <summary>Refuses to measure lift where the brand leaves nobody alone.</summary>
    public static void RefuseUnmeasuredLift(ExperimentConfig config, Layers layers)
    {
        const string HoldOut = "brand.holdOut";
        int axis = config.Axes.ToList().FindIndex(found => found.Path == HoldOut);
        bool nobody = axis < 0 ? config.Values[HoldOut] is 0.0 : config.Cells().Any(cell => cell.Values[axis] is 0.0);
        foreach ((Located? place, StrategyConfig brand) in config.Strategies.Zip(layers.Written["strategies"]!.Children)
            .SelectMany(pair => pair.First.Brands.Zip([pair.Second.Value, pair.Second.Value["rival"]], (brand, place) => (place, brand))))
        {
            if (brand.Strategy.Manager?.By == Belief.Lift && (brand.Brand.TryGetValue(HoldOut, out object? own) ? own is 0.0 : nobody))
            {
                layers.Refuse(place!["manager"]!["by"]!,
                    "lift is measured against groups that the brand leaves alone, and brand.holdOut is 0; "
                        + "set it above 0, such as \"brand\": { \"holdOut\": 0.2 }.");
            }
        }
    }

    /// <summary>Whoever reads a chart must be able to tell the strategies apart.</summary>
    private static void RefuseLikeLabels(ExperimentConfig config, Located written, Layers layers)
    {
        Dictionary<string, string> shown = config.Strategies.ToDictionary(
            strategy => strategy.Name, strategy => strategy.Name, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string text) in config.Strategies.Where(strategy => strategy.Label is not null)
            .Select(strategy => (strategy.Name, strategy.Label!)))
        {
            string? why = text.Trim() != text || text.Length == 0 || text.AsSpan().ContainsAny('\r', '\n', '\t')
                ? "it is empty, has several lines, or begins or ends with a space"
                : text == Term.Best ? "in a claim \"best\" stands for whichever strategy has the best mean"
                : !shown.TryAdd(text, name) && shown[text] != name ? $"the strategy \"{shown[text]}\" is shown under it already"
                : null;
            if (why is not null)
            {
                layers.Refuse(written[name]!["label"]!, $"\"{Quotation.Of(text)}\" is no label for \"{name}\": {why}; choose another.");
            }
        }
    }

    private static void CheckBrand(Strategy strategy, Located found, int days, Layers layers)
    {
        if (strategy.Manager is { } manager)
        {
            CheckManager(manager, found, layers);
        }
        else
        {
            CheckStages(strategy.Stages, [found, .. (found["schedule"]?.Children ?? []).Select(stage => stage.Value)], days, layers);
        }
    }

    private static void CheckStages(IReadOnlyList<Stage> stages, Located[] places, int days, Layers layers)
    {
        int before = layers.Faults;
        foreach ((Stage stage, Located place) in stages.Zip(places))
        {
            if (stage.FromDay > days)
            {
                layers.Refuse(place["fromDay"]!,
                    $"day {stage.FromDay} is after the last day, {days}, so that the stage has no effect; "
                        + "run more days, or take the stage out.");
            }

            CheckShares(stage.Shares, place, layers);
        }

        for (int i = 1; i < stages.Count && layers.Faults == before; i++)
        {
            if (stages[i].FromDay < stages[i - 1].FromDay || (i > 1 && stages[i].FromDay == stages[i - 1].FromDay))
            {
                layers.Refuse(places[i],
                    $"day {stages[i].FromDay} comes after day {stages[i - 1].FromDay}; list the stages in ascending order, each day once.");
            }
        }
    }

    private static void CheckManager(Manager manager, Located strategy, Layers layers)
    {
        foreach (Located excluded in ((string[])["pitch", "solve", "bond", "schedule"]).Select(key => strategy[key]).OfType<Located>())
        {
            layers.RefuseKey(excluded,
                $"\"{excluded.Path[(excluded.Path.LastIndexOf('.') + 1)..]}\" has no effect beside a manager, who chooses among the options; "
                    + "leave one of the two out.");
        }

        Located options = strategy["manager"]!["options"]!;
        foreach ((Alternative option, (_, Located place)) in manager.Options.Zip(options.Children))
        {
            CheckShares(option.Shares, place, layers);
        }

        foreach (IGrouping<string, Located> twins in options.Children
            .Select(item => item.Value["name"]!)
            .GroupBy(name => name.Text, StringComparer.Ordinal)
            .Where(same => same.Count() > 1))
        {
            layers.Refuse(twins.Last(), $"two options are called \"{Quotation.Of(twins.Key)}\"; give one of them another name.");
        }
    }

    private static void CheckShares(Shares shares, Located found, Layers layers)
    {
        if (shares.Fault() is { } fault)
        {
            layers.Refuse(found, fault + "; give less to one of them.");
        }
    }
}
