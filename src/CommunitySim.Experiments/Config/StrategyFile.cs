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
    [Key("The first day of this stage.", Min = 1, Max = 100_000, Place = -1)]
    public int? FromDay { get; init; }

    [Key("The date of the first day of this stage, such as 2025-06-01, in place of fromDay. It needs a calendar.", Place = -1)]
    public string? FromDate { get; init; }

    [Key("Budget of hours for a thousand members from that day on; by default as before.", Max = 1_000_000_000_000)]
    public double? HoursPerThousandMembers { get; init; }

    [Key("Cost of an hour from that day on; by default as before.", Max = 1_000_000_000)]
    public double? HourlyWage { get; init; }

    /// <summary>Converts a stage of the model to the form of the file.</summary>
    public static StageFile From(Stage stage) => new()
    {
        FromDay = stage.FromDay,
        Shares = stage.Shares,
        HoursPerThousandMembers = stage.HoursPerThousandMembers,
        HourlyWage = stage.HourlyWage,
    };

    /// <summary>Converts the stage. A date counts from the calendar's start.</summary>
    public Stage ToStage(SourceNode found, Layers layers) => new(DayOf(found, layers), Shares)
    {
        HoursPerThousandMembers = HoursPerThousandMembers,
        HourlyWage = HourlyWage,
    };

    private int DayOf(SourceNode found, Layers layers)
    {
        if (FromDay is { } day)
        {
            if (FromDate is not null)
            {
                layers.Refuse(found, "\"fromDay\" and \"fromDate\" are both there; delete one of the two.");
            }

            return day;
        }

        if (FromDate is null)
        {
            layers.Refuse(found, "\"fromDay\" is missing; write { \"fromDay\": 31, \"solve\": 0.8, \"bond\": 0.2 }.");
            return 1;
        }

        SourceNode place = found["fromDate"]!;
        DateOnly? date = CalendarConfig.ParseDate(FromDate), start = CalendarConfig.StartIn(layers);
        string? wrong = date is null ? CalendarConfig.Unreadable(FromDate)
            : start is null ? "a date needs a calendar; write \"calendar\": { \"start\": \"2025-03-01\" }, or give fromDay."
            : date < start ? $"{FromDate} lies before day 1, {CalendarConfig.Text(start.Value)}; choose a later date."
            : null;
        if (wrong is not null)
        {
            layers.Refuse(place, wrong);
            return 1;
        }

        return date!.Value.DayNumber - start!.Value.DayNumber + 1;
    }
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

    [Key("Budget of hours for a thousand members. It replaces brand.hoursPerThousandMembers here.", Max = 1_000_000_000_000)]
    public double? HoursPerThousandMembers { get; init; }

    [Key("Cost of an hour. It replaces brand.hourlyWage here.", Max = 1_000_000_000)]
    public double? HourlyWage { get; init; }

    [Key("Stages in ascending order of days, each with new shares.")]
    public IReadOnlyList<StageFile> Schedule { get; init; } = [];

    [Key("A manager who reviews the split of hours regularly. It replaces shares and schedule.", Place = -1)]
    public ManagerFile? Manager { get; init; }

    /// <summary>Converts the actions of a brand.</summary>
    /// <param name="name">The name of the strategy.</param>
    /// <param name="found">The place in the file.</param>
    /// <param name="layers">Collects faults.</param>
    public StrategyConfig Named(string name, SourceNode found, Layers layers) => new(
        Manager is null
            ? new Strategy(name, [new Stage(1, Shares), .. Schedule.Select((stage, at) => stage.ToStage(found["schedule"]!.Children[at].Value, layers))])
            : new Strategy(
                name,
                new Manager(
                    Manager.By,
                    Manager.Every,
                    [.. Manager.Options.Select(option => new Alternative(option.Name, option.Shares))])),
        BrandWithBudget(found, layers));

    /// <summary>Writes the actions of a brand into the form of the file.</summary>
    protected static T Filled<T>(StrategyConfig brand)
        where T : BrandFile, new()
    {
        IReadOnlyList<Stage> stages = brand.Strategy.Stages;
        return new T
        {
            Shares = stages.Count > 0 ? stages[0].Shares : default,
            Brand = new ParameterValues("brand", Complete: false, brand.Brand),
            Schedule = [.. stages.Skip(1).Select(StageFile.From)],
            Manager = brand.Strategy.Manager is not { } manager ? null : new ManagerFile
            {
                By = manager.By,
                Every = manager.Every,
                Options =
                [
                    .. manager.Options.Select(option => new OptionFile { Name = option.Name, Shares = option.Shares }),
                ],
            },
        };
    }

    private Dictionary<string, object> BrandWithBudget(SourceNode found, Layers layers)
    {
        Dictionary<string, object> values = new(Brand.Values, StringComparer.Ordinal);
        foreach ((string name, double? value) in ((string, double?)[])[("hoursPerThousandMembers", HoursPerThousandMembers), ("hourlyWage", HourlyWage)])
        {
            if (value is { } number && !values.TryAdd($"brand.{name}", number))
            {
                layers.RefuseKey(found[name]!, $"\"{name}\" is under \"brand\" as well; delete one of the two.");
            }
        }

        return values;
    }
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

    [Key("Several other brands in the same community, in the order of their turns in a day, in place of a single rival.", Most = 20)]
    public IReadOnlyList<BrandFile> Rivals { get; init; } = [];

    /// <summary>Converts a strategy to the form of the file.</summary>
    public static StrategyFile From(StrategyConfig strategy)
    {
        BrandFile[] rivals = [.. strategy.Brands.Skip(1).Select(Filled<BrandFile>)];
        return Filled<StrategyFile>(strategy) with
        {
            Label = strategy.Label,
            Family = strategy.Family,
            Rival = rivals.Length == 1 ? rivals[0] : null,
            Rivals = rivals.Length > 1 ? rivals : [],
        };
    }

    /// <summary>Converts the rivals, each with the next one. Null without any.</summary>
    public StrategyConfig? RivalsOf(string name, SourceNode found, Layers layers)
    {
        if (Rival is not null && Rivals.Count > 0)
        {
            layers.RefuseKey(found["rivals"]!, "\"rival\" and \"rivals\" are both there; write all of them under \"rivals\".");
        }

        StrategyConfig? next = null;
        BrandFile[] all = Rival is null ? [.. Rivals] : [Rival];
        IReadOnlyList<SourceNode> places = PlacesOfBrands(found);
        for (int at = all.Length - 1; at >= 0; at--)
        {
            string rival = at == 0 ? $"{name}'s rival" : $"{name}'s rival {at + 1}";
            next = all[at].Named(rival, places[at + 1], layers) with { Rival = next };
        }

        return next;
    }

    /// <summary>The places of a strategy and its rivals in the file.</summary>
    public static IReadOnlyList<SourceNode> PlacesOfBrands(SourceNode strategy) =>
    [
        strategy,
        .. strategy["rival"] is { } rival ? [rival] : (strategy["rivals"]?.Children ?? []).Select(child => child.Value),
    ];
}

internal sealed record StrategyShape() : RecordShape(typeof(StrategyFile))
{
    public static GroupShape All(KeyAttribute key) =>
        GroupShape.OfNames(key, new StrategyShape(), item => ((StrategyConfig)item).Name);

    internal override object? Read(SourceNode? found, string key, Layers layers)
    {
        StrategyFile file = (StrategyFile)base.Read(found, key, layers)!;
        string name = key[(key.LastIndexOf(':') + 1)..];
        return file.Named(name, found!, layers) with
        {
            Label = file.Label is null ? null : NormalForm.Compose(file.Label),
            Family = file.Family is null ? null : NormalForm.Compose(file.Family),
            Best = file.Best,
            Rival = file.RivalsOf(name, found!, layers),
        };
    }

    internal override JsonNode? Write(object value, bool brief) =>
        base.Write(StrategyFile.From((StrategyConfig)value), brief);
}

/// <summary>The history in the form of the file.</summary>
internal sealed record HistoryFile : BrandFile
{
    [Key("The day on whose morning the strategies take over. Days, stages and horizons count from day 1, and sums such as value from this day.",
        Min = 2, Max = 100_000, Place = -2, Missing = "write \"decideOn\": 121")]
    public int DecideOn { get; init; }

    /// <summary>Converts a history to the form of the file.</summary>
    public static HistoryFile From(HistoryConfig history) => Filled<HistoryFile>(history.Brand) with { DecideOn = history.DecideOn };
}

internal sealed record HistoryShape() : RecordShape(typeof(HistoryFile))
{
    internal override object? Read(SourceNode? found, string key, Layers layers) =>
        base.Read(found, key, layers) is HistoryFile file
            ? new HistoryConfig(file.DecideOn, file.Named("history", found!, layers))
            : null;

    internal override JsonNode? Write(object value, bool brief) => base.Write(HistoryFile.From((HistoryConfig)value), brief);
}
