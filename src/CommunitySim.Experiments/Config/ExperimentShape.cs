using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What an experiment file may say: every key, its meaning, type, range and default.</summary>
public static class ExperimentShape
{
    /// <summary>Characters of a heading, of a text of some sentences, and of a label, at most.</summary>
    internal const int LongestTitle = 200, LongestText = 2_000, LongestLabel = 40;

    /// <summary>The keys of a strategy that are shares of hours.</summary>
    public static IReadOnlyList<string> ShareKeys { get; } = ["pitch", "solve", "bond"];

    /// <summary>What a manager may go by, as <see cref="Belief"/> lists it.</summary>
    public static string[] Beliefs { get; } = [.. Enum.GetValues<Belief>().Select(belief => ParameterDefinition.Text(belief))];

    /// <summary>Days between a manager's reviews where the file does not say.</summary>
    public const int DefaultReview = 30;

    /// <summary>Days on which results are compared where the file does not say.</summary>
    public static IReadOnlyList<int> DefaultHorizons { get; } = [30, 90, 180, 365, 730];

    private static readonly string[] ShareMeanings =
    [
        "Share of the brand's hours for asking.",
        "Share of the brand's hours for solving members' problems.",
        "Share of the brand's hours for one-to-one contact.",
    ];

    /// <summary>The whole file.</summary>
    public static GroupShape Root { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["$schema"] = new TextShape { Meaning = "For editors: the schema by which they complete and check while one types; a run does not use it." },
        ["title"] = new TextShape { Longest = LongestTitle, Meaning = "Heading of the summary and the charts; without it the file's name." },
        ["question"] = new TextShape { Longest = LongestText, Meaning = "What is to be decided; stands above the verdict.", Default = "\"\"" },
        ["days"] = new WholeShape(1, 100_000) { Meaning = "Days of every run.", Default = "730" },
        ["replicates"] = new EitherShape(new WholeShape(1, 1_000_000), Precision)
        {
            Meaning = "Number of worlds per cell; or a group with a precision, for as many worlds as that takes.",
            Default = "200",
        },
        ["seed"] = new WholeShape(0, ulong.MaxValue) { Meaning = "Seed of all random numbers; the same seed gives the same worlds.", Default = "1" },
        ["horizons"] = new ListShape(new WholeShape(1, 100_000))
        {
            Meaning = "Days on which results are compared, ascending and within days; "
                + "without it those of the default that lie within days, or else the last day.",
            Default = $"[{string.Join(", ", DefaultHorizons)}]",
            Unique = true,
        },
        ["keep"] = new ChoiceShape(["horizons", "daily", "outcomes"])
        {
            Meaning = "What is kept of every run: the days of the horizons, "
                + "with daily values only as means, variances and quantiles over worlds (horizons); "
                + "every day, in results.db (daily); "
                + "or the days of the horizons and nothing of the others, for thousands of cells (outcomes).",
            Default = "\"horizons\"",
        },
        ["community"] = Section("community", "The community: its seats, its ties, what it stands for."),
        ["member"] = Section("member", "What members are like; each member's traits are drawn around these."),
        ["brand"] = Section("brand", "The brand: its hours, what it offers, how well it does things."),
        ["strategies"] = new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal), Strategy(withRival: true))
        {
            Meaning = "What the brand may do. Each strategy splits the hours in its own way. "
                + "Its name has up to 40 letters of any script, digits, spaces and punctuation, but no @, = or colon.",
            Default = """{ "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "absent": {} }""",
            Most = 1_000,
            Content = $"names, each with a group {{ }} of {string.Join(", ", Strategy(withRival: true).Keys.Keys)}",
        },
        ["sweep"] = new GroupShape(
            Parameters.All.ToDictionary(
                parameter => parameter.Path,
                parameter => (Shape)new SweepShape(parameter),
                StringComparer.Ordinal))
        {
            Meaning = "What is varied: every combination of the values makes a cell.",
            Content = "parameters' paths, each with a list of values or { \"from\": ..., \"to\": ..., \"steps\": number of values }",
        },
        ["splits"] = new WholeShape(1, 20)
        {
            Meaning = "Adds a strategy for every way to split the hours among pitch, solve and bond in so many steps: "
                + "10 makes 66 strategies, named such as \"pitch 10 solve 60 bond 30\" (percent).",
        },
        ["sample"] = EvidenceShape.Sample,
        ["claim"] = EvidenceShape.Claim,
        ["sensitivity"] = EvidenceShape.Sensitivity,
        ["baseline"] = new TextShape
        {
            Meaning = "Name of the strategy that is compared with; "
                + "without it convert, where there are convert and connect, else the first.",
        },
        ["challenger"] = new TextShape
        {
            Meaning = "Name of the strategy whose difference to the baseline is reported; "
                + "without it connect, where there are convert and connect, else the first that is not the baseline.",
        },
    });

    /// <summary>The defaults of the keys that have a single value, such as days and replicates.atMost, as text; parameters have theirs.</summary>
    public static IReadOnlyList<(string Path, string Text)> SingleDefaults { get; } =
    [
        .. Root.Keys.Concat(Precision.Keys.Select(key => KeyValuePair.Create($"replicates.{key.Key}", key.Value)))
            .Concat(EvidenceShape.Sensitivity.Keys.Select(key => KeyValuePair.Create($"sensitivity.{key.Key}", key.Value)))
            .Where(key => key.Value is TextShape or WholeShape or NumberShape or ChoiceShape or EitherShape && key.Value.Default is not null)
            .Select(key => (key.Key, JsonNode.Parse(key.Value.Default!)!.ToString())),
    ];

    private static GroupShape Precision => new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["precision"] = new NumberShape(1e-9, 1e9)
        {
            Meaning = "Worlds are added to a cell until the 95% interval of the paired difference, "
                + "challenger minus baseline on the last horizon, is no wider than plus or minus this.",
        },
        ["of"] = new ChoiceShape([.. Observables.All.Select(observable => observable.Name())])
        {
            Meaning = "The observable whose difference is to be known that well.",
            Default = "\"trust\"",
        },
        ["atLeast"] = new WholeShape(2, 1_000_000) { Meaning = "Worlds per cell before the precision is looked at.", Default = "20" },
        ["atMost"] = new WholeShape(2, 1_000_000) { Meaning = "Worlds per cell after which none is added, precise or not.", Default = "2000" },
    })
    {
        Required = ["precision"],
    };

    private static GroupShape Manager => new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["by"] = new ChoiceShape(Beliefs)
        {
            Meaning = "What the choice goes by: the dashboard's impressions (theatre); "
                + "the first option, whatever happens (gut); "
                + "what members bring in more than those of the held-out groups, less wages (lift).",
        },
        ["every"] = new WholeShape(1, 100_000) { Meaning = "Days between reviews.", Default = $"{DefaultReview}" },
        ["options"] = new ListShape(new GroupShape(new Dictionary<string, Shape>(Shares(), StringComparer.Ordinal)
        {
            ["name"] = new TextShape { Longest = LongestLabel, Meaning = "Name of the option." },
        })
        {
            Meaning = "One way to split the hours; without any share the brand leaves.",
            Required = ["name"],
        })
        {
            Meaning = "What the manager chooses among, in the order in which it is tried.",
        },
    })
    {
        Meaning = "Somebody who reviews the split of hours from time to time; a strategy has a manager, or shares and a schedule of its own.",
        Required = ["by", "options"],
    };

    private static GroupShape Strategy(bool withRival)
    {
        GroupShape strategy = new(StrategyKeys())
        {
            Meaning = "How the brand splits its hours under the strategy of this name: "
                + "what is missing to 1 is paid and idle, and without any share the brand stays away.",
        };
        if (!withRival)
        {
            return strategy;
        }

        GroupShape rival = new(StrategyKeys())
        {
            Meaning = "A second brand in the same community, with a strategy and brand parameters of its own; "
                + "where it says nothing the file's parameters hold. "
                + "Members have one pain and one social mode, whichever brand it was.",
        };
        return strategy with
        {
            Keys = new Dictionary<string, Shape>(strategy.Keys, StringComparer.Ordinal)
            {
                ["label"] = new TextShape
                {
                    Longest = LongestLabel,
                    Meaning = "Summary, report and charts show the label in place of the name. CSV tables and results.db keep the name.",
                },
                ["rival"] = rival,
            },
        };
    }

    private static Dictionary<string, Shape> StrategyKeys() => new(Shares(), StringComparer.Ordinal)
    {
        ["brand"] = Section("brand", "Parameters of the brand under this strategy alone; they stand above the file's and above a sweep's."),
        ["schedule"] = new ListShape(new GroupShape(new Dictionary<string, Shape>(Shares(), StringComparer.Ordinal)
        {
            ["fromDay"] = new WholeShape(1, 100_000) { Meaning = "The first day on which the shares of this stage hold." },
        })
        {
            Meaning = "Other shares from a day on.",
            Required = ["fromDay"],
        })
        {
            Meaning = "Stages in ascending order of days, each with other shares from its day on.",
        },
        ["manager"] = Manager,
    };

    private static Dictionary<string, Shape> Shares() =>
        ShareKeys.Zip(ShareMeanings).ToDictionary(
            share => share.First,
            share => (Shape)new NumberShape(0, 1) { Meaning = share.Second, Default = "0" },
            StringComparer.Ordinal);

    private static GroupShape Section(string section, string meaning)
    {
        Dictionary<string, Shape> keys = new(StringComparer.Ordinal);
        foreach (ParameterDefinition definition in Parameters.All.Where(parameter => parameter.Path.StartsWith(section + ".", StringComparison.Ordinal)))
        {
            string name = definition.Path[(section.Length + 1)..];
            if (!name.Contains('.', StringComparison.Ordinal))
            {
                keys[name] = new ParameterShape(definition);
            }
            else
            {
                string group = name[..name.IndexOf('.', StringComparison.Ordinal)];
                keys.TryAdd(
                    group,
                    Section(
                        $"{section}.{group}",
                        "Who is tied to whom; a parameter of another kind of network than the chosen one has no effect."));
            }
        }

        return new GroupShape(keys) { Meaning = meaning };
    }
}

/// <summary>The values of a swept parameter: a list, or from/to/steps (so many values, both ends included).</summary>
public sealed record SweepShape : Shape
{
    private static readonly string[] RangeKeys = ["from", "to", "steps"];

    /// <summary>The sweep of a parameter.</summary>
    public SweepShape(ParameterDefinition definition)
    {
        Definition = definition;
        Meaning = $"Values of {definition.Path}, each for a cell of its own: {definition.About.Meaning}";
        List = new ListShape(new ParameterShape(definition)) { Unique = true };
        Ends = definition.Type.IsEnum || definition.Type == typeof(string) ? null : new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal)
        {
            ["from"] = new ParameterShape(definition),
            ["to"] = new ParameterShape(definition),
            ["steps"] = new WholeShape(2, 100_000) { Meaning = "Number of values, both ends included." },
        })
        {
            Required = RangeKeys,
        };
    }

    /// <summary>The parameter.</summary>
    public ParameterDefinition Definition { get; }

    /// <summary>One form: every value is written.</summary>
    public ListShape List { get; }

    /// <summary>The other form, for numbers: both ends and how many values; null for words.</summary>
    public GroupShape? Ends { get; }

    /// <inheritdoc/>
    public override string Allowed =>
        $"a list of values, each {Definition.Allowed}"
            + $"{(Ends is null ? "" : ", or { \"from\": ..., \"to\": ..., \"steps\": number of values }")}";

    /// <inheritdoc/>
    public override void Check(Located found, ICollection<InputFault> faults)
    {
        switch (found.Kind)
        {
            case JsonValueKind.Array:
                int before = faults.Count;
                List.Check(found, faults);
                if (faults.Count == before
                    && found.Children
                        .GroupBy(item => Definition.Parse(item.Value.Text))
                        .FirstOrDefault(same => same.Count() > 1) is { } twice)
                {
                    faults.Add(new InputFault(
                        twice.Last().Value.Where, found.Path,
                        $"the value {twice.Last().Value.Text} stands twice; each value makes one cell."));
                }

                break;
            case JsonValueKind.Object when Ends is not null:
                CheckRange(found, Ends, faults);
                break;
            default:
                faults.Add(Refuse(found));
                break;
        }
    }

    /// <summary>The values, once checked.</summary>
    public IReadOnlyList<object> Values(Located found, Func<string, string> read) => found.Kind == JsonValueKind.Array
        ? [.. found.Children.Select(item => Definition.Parse(read(item.Value.Key))!)]
        : [.. Range(found, read).Select(text => Definition.Parse(text)!)];

    private static IEnumerable<string> Range(Located found, Func<string, string> read)
    {
        double from = Number("from"), to = Number("to");
        int steps = (int)Number("steps");

        // Twelve digits: 0.1 + 0.2 is to be 0.3 in file names and tables.
        return Enumerable.Range(0, steps).Select(step => (from + ((to - from) * step / (steps - 1))).ToString("G12", CultureInfo.InvariantCulture));

        double Number(string key) => double.Parse(read(found[key]!.Key), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether arithmetic tells that all values are allowed and differ: both ends are allowed, and the steps are no matter of rounding.</summary>
    private bool IsPlain(Located found)
    {
        double from = Number("from"), to = Number("to"), step = Math.Abs(to - from) / (Number("steps") - 1);
        return Definition.Type == typeof(double) && step > 1e-11 * Math.Max(Math.Abs(from), Math.Abs(to));

        double Number(string key) => double.Parse(found[key]!.Text, CultureInfo.InvariantCulture);
    }

    private void CheckRange(Located found, GroupShape ends, ICollection<InputFault> faults)
    {
        int before = faults.Count;
        ends.Check(found, faults);
        foreach (string missing in ends.Required.Where(key => found[key] is null))
        {
            faults.Add(new InputFault(
                found.Where, found.Path,
                $"\"{missing}\" is missing; "
                    + "a range is { \"from\": 0, \"to\": 1, \"steps\": 5 }, five values with both ends."));
        }

        if (faults.Count > before || IsPlain(found))
        {
            return;
        }

        List<string> values = [.. Range(found, key => found.Children.First(child => child.Value.Key == key).Value.Text)];
        if (values.Find(value => Definition.Parse(value) is null) is { } bad)
        {
            faults.Add(new InputFault(
                found.Where, found.Path,
                $"the range makes the value {bad}; allowed is {Definition.Allowed}. "
                    + "Choose steps that fit, or give a list."));
        }
        else if (values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            faults.Add(new InputFault(found.Where, found.Path, "the range makes the same value more than once; each value makes one cell."));
        }
    }
}
