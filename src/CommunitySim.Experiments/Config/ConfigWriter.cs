using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunitySim.Experiments.Config;

/// <summary>Writes an experiment with every parameter resolved, in the form of an experiment file.</summary>
public static class ConfigWriter
{
    private const string KindPath = "community.network.kind";

    private static readonly string[] KeepWords = ["horizons", "daily", "outcomes"];

    /// <summary>How result files in JSON are written: indented, letters such as λ as they are.</summary>
    public static JsonSerializerOptions Form { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The experiment as the text of a file.</summary>
    public static string Write(ExperimentConfig config) => Json(config).ToJsonString(Form) + "\n";

    /// <summary>The same without what is so anyway: of the parameters, those that are not as built in. Reads as the same experiment.</summary>
    public static string Brief(ExperimentConfig config)
    {
        JsonObject root = Json(config, (path, value) => !value.Equals(Parameters.Find(path)!.Default));
        if (config.Horizons.SequenceEqual(ExperimentShape.DefaultHorizons.Where(day => day <= config.Days)))
        {
            root.Remove("horizons");
        }

        if (config.Keep == Keep.Horizons)
        {
            root.Remove("keep");
        }

        return root.ToJsonString(Form) + "\n";
    }

    /// <summary>The experiment as JSON.</summary>
    public static JsonObject Json(ExperimentConfig config) => Json(config, (_, _) => true);

    private static JsonObject Json(ExperimentConfig config, Func<string, object, bool> isSaid)
    {
        JsonObject root = new()
        {
            ["title"] = config.Title,
            ["question"] = config.Question,
            ["days"] = config.Days,
            ["replicates"] = Replicates(config.Replicates),
            ["seed"] = config.Seed,
            ["horizons"] = new JsonArray([.. config.Horizons.Select(day => JsonValue.Create(day))]),
            ["keep"] = KeepWords[(int)config.Keep],
        };
        HashSet<string> swept = [.. config.Sweep.Select(axis => axis.Path)];
        bool filesOnly = (config.Sweep.FirstOrDefault(axis => axis.Path == KindPath)?.Values ?? [config.Values[KindPath]])
            .All(kind => kind is NetworkKind.File);
        foreach ((string path, object value) in config.Values)
        {
            if (isSaid(path, value) && !swept.Contains(path) && !(filesOnly && path == "community.members") && value is not "")
            {
                Put(root, path, value);
            }
        }

        root["strategies"] = new JsonObject(config.Strategies.Select(strategy => KeyValuePair.Create(strategy.Name, (JsonNode?)Strategy(strategy))));
        if (config.Sweep.Count > 0)
        {
            root["sweep"] = new JsonObject(
                config.Sweep
                    .Select(axis => KeyValuePair.Create(axis.Path, (JsonNode?)new JsonArray([.. axis.Values.Select(Node)]))));
        }

        if (config.Sample is { } sample)
        {
            root["sample"] = new JsonObject { ["design"] = NameOf(sample.Design), ["points"] = sample.Points, ["over"] = Over(sample.Over) };
        }

        if (config.Claim is { } claim)
        {
            root["claim"] = Claim(claim);
        }

        if (config.Sensitivity is { } plan)
        {
            root["sensitivity"] = Sensitivity(plan);
        }

        if (config.Baseline is not null)
        {
            root["baseline"] = config.Baseline;
            root["challenger"] = config.Challenger;
        }

        return root;
    }

    private static string NameOf(Design design) => char.ToLowerInvariant($"{design}"[0]) + $"{design}"[1..];

    private static JsonObject Over(IReadOnlyList<SampledParameter> over) =>
        new(
            over.Select(parameter => KeyValuePair.Create(
                parameter.Path,
                (JsonNode?)new JsonObject { ["from"] = Node(parameter.At(0)), ["to"] = Node(parameter.At(1)) })));

    private static JsonObject Sensitivity(SensitivityPlan plan)
    {
        JsonObject written = [];
        if (plan.Of is { } of)
        {
            written["of"] = of.Name();
        }

        foreach ((string key, JsonNode value) in (IEnumerable<(string, JsonNode)>)
        [
            ("method", plan.Design == Design.Morris ? "morris" : "sobol"), ("points", plan.Points), ("replicates", plan.Replicates),
            ("levels", plan.Levels), ("levelReplicates", plan.LevelReplicates),
        ])
        {
            written[key] = value;
        }

        if (plan.Members is { } members)
        {
            written["members"] = members;
        }

        written["over"] = Over(plan.Over);
        return written;
    }

    private static JsonObject Claim(Claim claim)
    {
        JsonObject written = new() { ["id"] = claim.Id, ["says"] = claim.Says, ["refutedIf"] = claim.RefutedIf, ["needs"] = claim.All ? "all" : "any" };
        if (claim.Expect.Count > 0)
        {
            written["expect"] = new JsonArray([.. claim.Expect.Select(Expectation)]);
        }

        return written;
    }

    private static JsonNode Expectation(Expectation expectation)
    {
        JsonObject written = new() { ["that"] = expectation.That, ["of"] = $"{expectation.Of}", ["day"] = expectation.Day };
        foreach ((string key, IReadOnlyList<Term> terms) in
            (IEnumerable<(string, IReadOnlyList<Term>)>)[("plus", expectation.Plus), ("minus", expectation.Minus)])
        {
            if (terms.Count > 0)
            {
                written[key] = new JsonArray([.. terms.Select(term => JsonValue.Create($"{term}"))]);
            }
        }

        written["is"] = expectation.Is.ToString().ToLowerInvariant();
        written["margin"] = expectation.Margin;
        written["in"] = expectation.Everywhere ? "every" : "some";
        written["per"] = expectation.PerHour ? "hour" : "world";
        written["decides"] = expectation.Decides ? "yes" : "no";
        return written;
    }

    private static JsonNode Replicates(Replicates replicates) => replicates.Until is null
        ? JsonValue.Create(replicates.AtMost)
        : new JsonObject
        {
            ["precision"] = replicates.Until.HalfWidth,
            ["of"] = replicates.Until.Of.Name(),
            ["atLeast"] = replicates.AtLeast,
            ["atMost"] = replicates.AtMost,
        };

    private static void Put(JsonObject root, string path, object value)
    {
        string[] names = path.Split('.');
        JsonObject at = root;
        foreach (string name in names[..^1])
        {
            if (at[name] is not JsonObject group)
            {
                at[name] = group = [];
            }

            at = group;
        }

        at[names[^1]] = Node(value);
    }

    private static JsonNode Node(object value) => value switch
    {
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        _ => JsonValue.Create(ParameterDefinition.Text(value))!,
    };

    private static JsonObject Strategy(StrategyConfig strategy)
    {
        JsonObject written = strategy.Strategy.Manager is { } manager ? new() { ["manager"] = Manager(manager) } : Shares(strategy.Strategy.Stages[0].Shares);
        if (strategy.Label is not null)
        {
            written.Insert(0, "label", strategy.Label);
        }

        if (strategy.Brand.Count > 0)
        {
            written["brand"] = new JsonObject(strategy.Brand.Select(pair => KeyValuePair.Create(pair.Key["brand.".Length..], (JsonNode?)Node(pair.Value))));
        }

        if (strategy.Strategy.Stages.Count > 1)
        {
            written["schedule"] = new JsonArray([.. strategy.Strategy.Stages.Skip(1).Select(stage =>
            {
                JsonObject item = Shares(stage.Shares);
                item.Insert(0, "fromDay", stage.FromDay);
                return (JsonNode)item;
            })]);
        }

        if (strategy.Rival is not null)
        {
            written["rival"] = Strategy(strategy.Rival);
        }

        return written;
    }

    private static JsonObject Manager(Manager manager) => new()
    {
        ["by"] = ExperimentShape.Beliefs[(int)manager.By],
        ["every"] = manager.Every,
        ["options"] = new JsonArray([.. manager.Options.Select(option =>
        {
            JsonObject item = Shares(option.Shares);
            item.Insert(0, "name", option.Name);
            return (JsonNode)item;
        })]),
    };

    private static JsonObject Shares(Shares shares)
    {
        JsonObject written = [];
        foreach ((string key, double share) in ExperimentShape.ShareKeys.Zip([shares.Pitch, shares.Solve, shares.Bond]))
        {
            if (share != 0)
            {
                written[key] = share;
            }
        }

        return written;
    }
}
