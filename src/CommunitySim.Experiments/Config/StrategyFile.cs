using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Shares of hours in the form of the file.</summary>
internal record SharesFile
{
    [Key("Share of the brand's hours for asking members to buy.", Max = 1, OmitAtDefault = true)]
    public double Pitch { get; init; }

    [Key("Share of the brand's hours for solving members' problems.", Max = 1, OmitAtDefault = true)]
    public double Solve { get; init; }

    [Key("Share of the brand's hours for one-to-one contact.", Max = 1, OmitAtDefault = true)]
    public double Bond { get; init; }

    public Shares Shares
    {
        get => new(Pitch, Solve, Bond);
        init => (Pitch, Solve, Bond) = value;
    }
}

[Key("New shares from a day on.")]
internal sealed record StageFile : SharesFile
{
    [Key("The first day of this stage.", Min = 1, Max = 100_000, Place = -1,
        Missing = """write { "fromDay": 31, "solve": 0.8, "bond": 0.2 }""")]
    public int FromDay { get; init; }
}

[Key("One way to split the hours. Without any share the brand leaves.")]
internal sealed record OptionFile : SharesFile
{
    [Key("Name of the option.", Longest = StrategyFile.LongestLabel, Place = -1,
        Missing = """write { "name": "connect", "solve": 0.8, "bond": 0.2 }""")]
    public string Name { get; init; } = "";
}

internal sealed record ManagerFile
{
    private const string Example = """
        write { "by": "lift", "every": 30, "options": [{ "name": "connect", "solve": 0.8, "bond": 0.2 }, { "name": "leave" }] }
        """;

    [Key("The basis of the choice. theatre: the dashboard's impressions; gut: always the first option; "
        + "lift: the extra revenue from members over that of held-out groups, less wages.", Missing = Example)]
    public Belief By { get; init; }

    [Key("Days between reviews.", Min = 1, Max = 100_000)]
    public int Every { get; init; } = 30;

    [Key("The options of the manager, in the order of the first trials.", Missing = Example)]
    public IReadOnlyList<OptionFile> Options { get; init; } = [];
}

/// <summary>The actions of a brand in the form of the file.</summary>
internal record BrandFile : SharesFile
{
    [Key("Parameters of the brand under this strategy only; they override the file's and the sweep's values.")]
    public ParameterValues Brand { get; init; } =
        new("brand", Complete: false, new Dictionary<string, object>(StringComparer.Ordinal));

    [Key("Stages in ascending order of days, each with new shares.")]
    public IReadOnlyList<StageFile> Schedule { get; init; } = [];

    [Key("A manager who reviews the split of hours regularly. It replaces shares and schedule.", Place = -1)]
    public ManagerFile? Manager { get; init; }

    public StrategyConfig Named(string name) => new(
        Manager is null
            ? new Strategy(name, [new Stage(1, Shares), .. Schedule.Select(stage => new Stage(stage.FromDay, stage.Shares))])
            : new Strategy(
                name,
                new Manager(
                    Manager.By,
                    Manager.Every,
                    [.. Manager.Options.Select(option => new Alternative(option.Name, option.Shares))])),
        Brand.Values);
}

/// <summary>A strategy in the form of the file. The model's own records are independent of files.</summary>
[Key("The split of the brand's hours under this strategy. "
    + "Hours missing to 1 are paid and idle; without any share the brand stays away.")]
internal sealed record StrategyFile : BrandFile
{
    public const int LongestLabel = 40;

    [Key("The text that summary, report and charts show in place of the name. CSV tables and results.db keep the name.",
        Longest = LongestLabel, Place = -2)]
    public string? Label { get; init; }

    [Key("The family of policies that this strategy belongs to. \"best of FAMILY\" in a claim is its best member.",
        Longest = LongestLabel)]
    public string? Family { get; init; }

    [Key("Doses and schedules to try for this strategy. Each combination joins the strategy's family.")]
    public PolicyGrid? Best { get; init; }

    [Key("A second brand in the same community, with its own strategy and brand parameters; by default the file's. "
        + "Members feel one pain and have one social mode towards both brands.")]
    public BrandFile? Rival { get; init; }

    /// <summary>Converts a strategy to the form of the file.</summary>
    public static StrategyFile From(StrategyConfig strategy)
    {
        IReadOnlyList<Stage> stages = strategy.Strategy.Stages;
        return new StrategyFile
        {
            Label = strategy.Label,
            Family = strategy.Family,
            Shares = stages.Count > 0 ? stages[0].Shares : default,
            Brand = new ParameterValues("brand", Complete: false, strategy.Brand),
            Schedule = [.. stages.Skip(1).Select(stage => new StageFile { FromDay = stage.FromDay, Shares = stage.Shares })],
            Manager = strategy.Strategy.Manager is not { } manager ? null : new ManagerFile
            {
                By = manager.By,
                Every = manager.Every,
                Options =
                [
                    .. manager.Options.Select(option => new OptionFile { Name = option.Name, Shares = option.Shares }),
                ],
            },
            Rival = strategy.Rival is null ? null : From(strategy.Rival),
        };
    }
}

internal sealed record StrategyShape() : RecordShape(typeof(StrategyFile))
{
    public static GroupShape All(KeyAttribute key)
    {
        StrategyShape strategy = new();
        return new GroupShape(new Dictionary<string, Shape>(StringComparer.Ordinal), strategy)
        {
            Most = key.Most,
            Content = $"names, each with a group {{ }} of {string.Join(", ", strategy.Keys.Keys)}",
            NameOf = item => ((StrategyConfig)item).Name,
        };
    }

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        StrategyFile file = (StrategyFile)base.Read(found, key, layers)!;
        string name = key[(key.LastIndexOf(':') + 1)..];
        return file.Named(name) with
        {
            Label = file.Label is null ? null : NormalForm.Compose(file.Label),
            Family = file.Family is null ? null : NormalForm.Compose(file.Family),
            Best = file.Best,
            Rival = file.Rival?.Named($"{name}'s rival"),
        };
    }

    internal override JsonNode? Write(object value, bool brief) =>
        base.Write(StrategyFile.From((StrategyConfig)value), brief);
}
