using System.Text.Json.Nodes;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Shares of hours, as the file has them.</summary>
internal record SharesFile
{
    [Key("Share of the brand's hours for asking.", Max = 1, OmitAtDefault = true)]
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

[Key("Other shares from a day on.")]
internal sealed record StageFile : SharesFile
{
    [Key("The first day on which the shares of this stage hold.", Min = 1, Max = 100_000, Place = -1,
        Missing = """a stage is { "fromDay": 31, "solve": 0.8, "bond": 0.2 }""")]
    public int FromDay { get; init; }
}

[Key("One way to split the hours; without any share the brand leaves.")]
internal sealed record OptionFile : SharesFile
{
    [Key("Name of the option.", Longest = StrategyFile.LongestLabel, Place = -1,
        Missing = """an option is { "name": "connect", "solve": 0.8, "bond": 0.2 }""")]
    public string Name { get; init; } = "";
}

internal sealed record ManagerFile
{
    private const string Example = """
        a manager is { "by": "lift", "every": 30, "options": [{ "name": "connect", "solve": 0.8, "bond": 0.2 }, { "name": "leave" }] }
        """;

    [Key("What the choice goes by: the dashboard's impressions (theatre); the first option, whatever happens (gut); "
        + "what members bring in more than those of the held-out groups, less wages (lift).", Missing = Example)]
    public Belief By { get; init; }

    [Key("Days between reviews.", Min = 1, Max = 100_000)]
    public int Every { get; init; } = 30;

    [Key("What the manager chooses among, in the order in which it is tried.", Missing = Example)]
    public IReadOnlyList<OptionFile> Options { get; init; } = [];
}

/// <summary>What a brand does, as the file has it.</summary>
internal record BrandFile : SharesFile
{
    [Key("Parameters of the brand under this strategy alone; they stand above the file's and above a sweep's.")]
    public ParameterValues Brand { get; init; } = new("brand", Complete: false, new Dictionary<string, object>(StringComparer.Ordinal));

    [Key("Stages in ascending order of days, each with other shares from its day on.")]
    public IReadOnlyList<StageFile> Schedule { get; init; } = [];

    [Key("Somebody who reviews the split of hours from time to time; a strategy has a manager, or shares and a schedule of its own.", Place = -1)]
    public ManagerFile? Manager { get; init; }

    public StrategyConfig Named(string name) => new(
        Manager is null
            ? new Strategy(name, [new Stage(1, Shares), .. Schedule.Select(stage => new Stage(stage.FromDay, stage.Shares))])
            : new Strategy(name, new Manager(Manager.By, Manager.Every, [.. Manager.Options.Select(option => new Alternative(option.Name, option.Shares))])),
        Brand.Values);
}

/// <summary>A strategy, as the file has it; the model's own records know nothing of files.</summary>
[Key("How the brand splits its hours under the strategy of this name: "
    + "what is missing to 1 is paid and idle, and without any share the brand stays away.")]
internal sealed record StrategyFile : BrandFile
{
    /// <summary>Characters of a label at most.</summary>
    public const int LongestLabel = 40;

    [Key("Summary, report and charts show the label in place of the name. CSV tables and results.db keep the name.",
        Longest = LongestLabel, Place = -2)]
    public string? Label { get; init; }

    [Key("A second brand in the same community, with a strategy and brand parameters of its own; "
        + "where it says nothing the file's parameters hold. Members have one pain and one social mode, whichever brand it was.")]
    public BrandFile? Rival { get; init; }

    /// <summary>The strategy of an experiment in the form of the file.</summary>
    public static StrategyFile Of(StrategyConfig strategy)
    {
        IReadOnlyList<Stage> stages = strategy.Strategy.Stages;
        return new StrategyFile
        {
            Label = strategy.Label,
            Shares = stages.Count > 0 ? stages[0].Shares : default,
            Brand = new ParameterValues("brand", Complete: false, strategy.Brand),
            Schedule = [.. stages.Skip(1).Select(stage => new StageFile { FromDay = stage.FromDay, Shares = stage.Shares })],
            Manager = strategy.Strategy.Manager is not { } manager ? null : new ManagerFile
            {
                By = manager.By,
                Every = manager.Every,
                Options = [.. manager.Options.Select(option => new OptionFile { Name = option.Name, Shares = option.Shares })],
            },
            Rival = strategy.Rival is null ? null : Of(strategy.Rival),
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

    internal override object? Read(Located? found, string key, Layers layers)
    {
        StrategyFile file = (StrategyFile)base.Read(found, key, layers)!;
        string name = key[(key.LastIndexOf(':') + 1)..];
        return file.Named(name) with
        {
            Label = file.Label is null ? null : NormalForm.Of(file.Label),
            Rival = file.Rival?.Named($"{name}'s rival"),
        };
    }

    internal override JsonNode? Write(object value, bool brief) => base.Write(StrategyFile.Of((StrategyConfig)value), brief);
}
