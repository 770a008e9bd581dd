using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads the strategies of an experiment: name → shares of hours, a schedule, and brand parameters of its own.</summary>
/// <param name="read">The value of a configuration key.</param>
/// <param name="days">Days of every run.</param>
/// <param name="faults">Where faults are collected.</param>
internal sealed class StrategyReader(Func<string, string> read, int days, ICollection<InputFault> faults)
{
    public IReadOnlyList<StrategyConfig> Read(Located strategies)
    {
        if (strategies.Children.Count == 0)
        {
            faults.Add(new InputFault(strategies.Where, "strategies", "there is no strategy; name at least one, such as \"convert\": { \"pitch\": 1 }."));
        }

        RefuseLikeLabels(strategies);
        return [.. strategies.Children.Select(child => ReadOne(child.Name, child.Value))];
    }

    /// <summary>Whoever reads a chart must be able to tell the strategies apart.</summary>
    private void RefuseLikeLabels(Located strategies)
    {
        Dictionary<string, string> shown = strategies.Children.ToDictionary(child => child.Name, child => child.Name, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, Located label) in strategies.Children
            .Where(child => child.Value["label"] is not null)
            .Select(child => (child.Name, child.Value["label"]!)))
        {
            string text = LabelOf(label);
            string? why = text.Trim() != text || text.Length == 0 || text.AsSpan().ContainsAny('\r', '\n', '\t')
                ? "it is empty, has several lines, or begins or ends with a space"
                : text == Term.Best ? "in a claim \"best\" stands for whichever strategy has the best mean"
                : !shown.TryAdd(text, name) && shown[text] != name ? $"the strategy \"{shown[text]}\" is shown under it already"
                : null;
            if (why is not null)
            {
                faults.Add(new InputFault(label.Where, label.Path, $"\"{Quotation.Of(text)}\" is no label for \"{name}\": {why}; choose another."));
            }
        }
    }

    private string LabelOf(Located label) => NormalForm.Of(read(label.Key));

    private StrategyConfig ReadOne(string name, Located found)
    {
        if (StrategyName.Fault(name) is { } fault)
        {
            faults.Add(new InputFault(found.Named, found.Path, fault));
        }

        StrategyConfig strategy = Brand(name, found) with { Label = found["label"] is { } label ? LabelOf(label) : null };
        return found["rival"] is { } rival ? strategy with { Rival = Brand($"{name}'s rival", rival) } : strategy;
    }

    private StrategyConfig Brand(string name, Located found)
    {
        Strategy strategy = found["manager"] is { } manager ? new Strategy(name, ManagerOf(manager, found)) : new Strategy(name, StagesOf(found));
        Dictionary<string, object> brand = new(StringComparer.Ordinal);
        foreach ((string key, Located value) in found["brand"]?.Children ?? [])
        {
            brand[$"brand.{key}"] = Parameters.Find($"brand.{key}")!.Parse(read(value.Key))!;
        }

        return new StrategyConfig(strategy, brand);
    }

    private Stage[] StagesOf(Located found)
    {
        int before = faults.Count;
        Stage[] stages = [new Stage(1, SharesOf(found)), .. (found["schedule"]?.Children ?? []).Select(item => StageOf(item.Value))];
        for (int i = 1; i < stages.Length && faults.Count == before; i++)
        {
            if (stages[i].FromDay < stages[i - 1].FromDay || (i > 1 && stages[i].FromDay == stages[i - 1].FromDay))
            {
                Located stage = found["schedule"]!.Children[i - 1].Value;
                faults.Add(new InputFault(
                    stage.Where, stage.Path,
                    $"day {stages[i].FromDay} comes after day {stages[i - 1].FromDay}; "
                        + "list the stages in ascending order, each day once."));
            }
        }

        return stages;
    }

    private Manager ManagerOf(Located found, Located strategy)
    {
        foreach (string key in ExperimentShape.ShareKeys.Append("schedule").Where(key => strategy[key] is not null))
        {
            faults.Add(new InputFault(
                strategy[key]!.Named, strategy[key]!.Path,
                $"\"{key}\" has no effect beside a manager, who chooses among the options; "
                    + "leave one of the two out."));
        }

        if (Missing(found, "by") | Missing(found, "options"))
        {
            return new Manager(Belief.Gut, 1, []);
        }

        Alternative[] options = [.. found["options"]!.Children.Select(item => OptionOf(item.Value))];
        RefuseTwins(found["options"]!);
        return new Manager(
            (Belief)Array.IndexOf(ExperimentShape.Beliefs, read(found["by"]!.Key)),
            found["every"] is { } every ? int.Parse(read(every.Key), CultureInfo.InvariantCulture) : ExperimentShape.DefaultReview,
            options);
    }

    private void RefuseTwins(Located options)
    {
        foreach (IGrouping<string, Located> twins in options.Children
            .Select(item => item.Value["name"])
            .OfType<Located>()
            .GroupBy(name => name.Text, StringComparer.Ordinal)
            .Where(same => same.Count() > 1))
        {
            faults.Add(new InputFault(
                twins.Last().Where, twins.Last().Path,
                $"two options are called \"{Quotation.Of(twins.Key)}\"; give one of them another name."));
        }
    }

    private bool Missing(Located manager, string key)
    {
        bool missing = manager[key] is null;
        if (missing)
        {
            faults.Add(new InputFault(
                manager.Where, manager.Path,
                $"\"{key}\" is missing; "
                    + "a manager is { \"by\": \"lift\", \"every\": 30, "
                    + "\"options\": [{ \"name\": \"connect\", \"solve\": 0.8, \"bond\": 0.2 }, { \"name\": \"leave\" }] }."));
        }

        return missing;
    }

    private Alternative OptionOf(Located found)
    {
        if (found["name"] is not { } name)
        {
            faults.Add(new InputFault(found.Where, found.Path, "\"name\" is missing; an option is { \"name\": \"connect\", \"solve\": 0.8, \"bond\": 0.2 }."));
            return default;
        }

        return new Alternative(read(name.Key), SharesOf(found));
    }

    private Stage StageOf(Located found)
    {
        if (found["fromDay"] is not { } day)
        {
            faults.Add(new InputFault(found.Where, found.Path, "\"fromDay\" is missing; a stage is { \"fromDay\": 31, \"solve\": 0.8, \"bond\": 0.2 }."));
            return default;
        }

        int from = int.Parse(read(day.Key), CultureInfo.InvariantCulture);
        if (from > days)
        {
            faults.Add(new InputFault(
                day.Where, day.Path,
                $"day {from} is after the last day, {days}, so that the stage has no effect; "
                    + "run more days, or take the stage out."));
        }

        return new Stage(from, SharesOf(found));
    }

    private Shares SharesOf(Located found)
    {
        double[] hours =
        [
            .. ExperimentShape.ShareKeys.Select(
                key => found[key] is { } share ? double.Parse(read(share.Key), CultureInfo.InvariantCulture) + 0.0 : 0)
        ];
        Shares shares = new(hours[0], hours[1], hours[2]);
        if (shares.Fault() is { } fault)
        {
            faults.Add(new InputFault(found.Where, found.Path, fault + "; give less to one of them."));
        }

        return shares;
    }
}
