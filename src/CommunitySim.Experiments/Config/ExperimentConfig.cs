using System.Runtime.CompilerServices;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Config;

/// <summary>An experiment, resolved and checked: what is run is what stands here.</summary>
public sealed record ExperimentConfig
{
    private const string KindPath = "community.network.kind";

    // Laying out many cells takes a second and much memory, and many ask for them.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<Cell>> Laid = [];
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(CommunityParameters, int)>> Counted = [];

    /// <summary>The file's name without extension; names the result folder.</summary>
    public string Name { get; init; } = "";

    [Key("For editors: the schema by which they complete and check while one types; a run does not use it.", Name = "$schema")]
    internal string? Schema { get; init; }

    [Key("Heading of the summary and the charts; without it the file's name.", Longest = 200, Derived = true)]
    public string Title { get; init; } = "";

    [Key("What is to be decided; stands above the verdict.", Longest = 2_000)]
    public string Question { get; init; } = "";

    [Key("Days of every run.", Min = 1, Max = 100_000)]
    public int Days { get; init; } = 730;

    [Key("Number of worlds per cell; or a group with a precision, for as many worlds as that takes.", Min = 1, Max = 1_000_000)]
    public Replicates Replicates { get; init; } = Replicates.Exactly(200);

    [Key("Seed of all random numbers; the same seed gives the same worlds.", Max = ulong.MaxValue)]
    public ulong Seed { get; init; } = 1;

    [Key("Days on which results are compared, ascending and within days; "
        + "without it those of the default that lie within days, or else the last day.",
        Min = 1, Max = 100_000, Unique = true, Default = "[30, 90, 180, 365, 730]")]
    public IReadOnlyList<int> Horizons { get; init; } = [];

    [Key("What is kept of every run: the days of the horizons, "
        + "with daily values only as means, variances and quantiles over worlds (horizons); every day, in results.db (daily); "
        + "or the days of the horizons and nothing of the others, for thousands of cells (outcomes).")]
    public Keep Keep { get; init; }

    /// <summary>Every parameter by path, swept ones with their default.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    [Key("The community: its seats, its ties, what it stands for.")]
    internal ParameterValues Community { get => ValuesIn("community"); init => Values = With(value); }

    [Key("What members are like; each member's traits are drawn around these.")]
    internal ParameterValues Member { get => ValuesIn("member"); init => Values = With(value); }

    [Key("The brand: its hours, what it offers, how well it does things.")]
    internal ParameterValues Brand { get => ValuesIn("brand"); init => Values = With(value); }

    [Key("What the brand may do. Each strategy splits the hours in its own way. "
        + "Its name has up to 40 letters of any script, digits, spaces and punctuation, but no @, = or colon.", Most = 1_000,
        Default = """{ "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "absent": {} }""")]
    public IReadOnlyList<StrategyConfig> Strategies { get; init; } = [];

    /// <summary>In the order of the file; empty for a single cell.</summary>
    [Key("What is varied: every combination of the values makes a cell.", OmitAtDefault = true)]
    public IReadOnlyList<SweepAxis> Sweep { get; init; } = [];

    /// <summary>Null once they are among the strategies.</summary>
    [Key("Adds a strategy for every way to split the hours among pitch, solve and bond in so many steps: "
        + "10 makes 66 strategies, named such as \"pitch 10 solve 60 bond 30\" (percent).", Min = 1, Max = 20)]
    internal int? Splits { get; init; }

    [Key("Points of a space of parameters instead of, or beside, a grid.")]
    public Sample? Sample { get; init; }

    [Key("What is claimed, and what the results must show for it to be supported.")]
    public Claim? Claim { get; init; }

    [Key("What a difference hangs on over a space of parameters, and at which value of each parameter alone it turns.")]
    public SensitivityPlan? Sensitivity { get; init; }

    /// <summary>Null where there is nothing to compare.</summary>
    [Key("Name of the strategy that is compared with; without it convert, where there are convert and connect, else the first.")]
    public string? Baseline { get; init; }

    [Key("Name of the strategy whose difference to the baseline is reported; "
        + "without it connect, where there are convert and connect, else the first that is not the baseline.")]
    public string? Challenger { get; init; }

    /// <summary>All parameters that differ from cell to cell: swept, then sampled.</summary>
    public IReadOnlyList<SweepAxis> Axes => Sample is null ? Sweep : [.. Sweep, .. Sample.Over.Select(parameter => parameter.Axis)];

    /// <summary>The days of which it is told what the worlds say together, ascending.</summary>
    public IReadOnlyList<int> ToldDays => Keep == Keep.Outcomes ? Horizons : [.. Enumerable.Range(1, Days)];

    /// <summary>The days that are kept of every run, ascending.</summary>
    public IReadOnlyList<int> KeptDays => Keep == Keep.Daily ? [.. Enumerable.Range(1, Days)] : Horizons;

    /// <summary>Networks read from files, by their path in the result folder (see <see cref="Values"/>).</summary>
    public IReadOnlyDictionary<string, SocialNetwork> Networks { get; init; } = new Dictionary<string, SocialNetwork>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NetworkSource> NetworkFiles { get; init; } = new Dictionary<string, NetworkSource>(StringComparer.Ordinal);

    /// <summary>
    /// All combinations of swept values, the last axis fastest, each with all points of the sample; one cell without values if
    /// nothing is varied.
    /// </summary>
    public IReadOnlyList<Cell> Cells() => Laid.GetValue(this, config => config.LayOut());

    /// <summary>How many cells there are where no two points of the sample are alike, by arithmetic alone.</summary>
    public double CellsAtMost => Sweep.Aggregate(1.0, (product, axis) => product * axis.Values.Count) * (Sample?.Count ?? 1);

    /// <summary>One community of each size and network that there is, else with the file's values, and the number of cells that have it.</summary>
    public IReadOnlyList<(CommunityParameters Community, int Cells)> Communities() => Counted.GetValue(this, config => config.CountCommunities());

    private Dictionary<string, object> With(ParameterValues section) => new(Values.Concat(section.Values), StringComparer.Ordinal);

    /// <summary>The fixed values of a section; files bring their own number of members.</summary>
    private ParameterValues ValuesIn(string section)
    {
        HashSet<string> varied = [.. Sweep.Select(axis => axis.Path)];
        if (Values.TryGetValue(KindPath, out object? kind)
            && (Sweep.FirstOrDefault(axis => axis.Path == KindPath)?.Values ?? [kind]).All(found => found is NetworkKind.File))
        {
            varied.Add("community.members");
        }

        return new ParameterValues(section, Complete: true, Values
            .Where(value => value.Key.StartsWith(section + ".", StringComparison.Ordinal) && !varied.Contains(value.Key))
            .ToDictionary(StringComparer.Ordinal));
    }

    private List<(CommunityParameters Community, int Cells)> CountCommunities()
    {
        IReadOnlyList<SweepAxis> axes = Axes;
        int[] own =
        [
            .. axes.Index()
                .Where(axis => axis.Item.Path is "community.members"
                    || axis.Item.Path.StartsWith("community.network.", StringComparison.Ordinal))
                .Select(axis => axis.Index)
        ];
        Dictionary<string, object> values = Values
            .Where(value => value.Key.StartsWith("community.", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        List<(CommunityParameters, int)> counted = [];
        foreach ((IReadOnlyList<object> given, int cells) in
            Cells().CountBy(cell => (IReadOnlyList<object>)[.. own.Select(axis => cell.Values[axis])], SameValues.Comparer))
        {
            for (int at = 0; at < own.Length; at++)
            {
                values[axes[own[at]].Path] = given[at];
            }

            counted.Add((Parameters.BuildCommunity(values), cells));
        }

        return counted;
    }

    private IReadOnlyList<Cell> LayOut()
    {
        IEnumerable<IReadOnlyList<object>> combinations = [[]];
        foreach (SweepAxis axis in Sweep)
        {
            combinations = combinations.SelectMany(found => axis.Values.Select(value => (IReadOnlyList<object>)[.. found, value]));
        }

        if (Sample is not null)
        {
            IReadOnlyList<object>[] points = [.. Sample.Distinct()];
            combinations = combinations.SelectMany(found => points.Select(point => Joined(found, point)));
        }

        IReadOnlyList<SweepAxis> axes = Axes;
        return [.. combinations.Select((values, index) => new Cell(index, axes, values))];
    }

    private static IReadOnlyList<object> Joined(IReadOnlyList<object> swept, IReadOnlyList<object> point) => swept.Count == 0 ? point
        : new MadeValues(swept.Count + point.Count, at => at < swept.Count ? swept[at] : point[at - swept.Count]);

    /// <summary>The parameters that hold in a cell for a strategy: the file's, then the cell's, then the strategy's own, or its rival's.</summary>
    public Scenario ScenarioFor(Cell cell, StrategyConfig strategy) => new(
        CommunityOf(cell),
        MemberOf(cell),
        BrandOf(cell, strategy),
        strategy.Strategy,
        strategy.Rival is null ? null : new Rival(BrandOf(cell, strategy.Rival), strategy.Rival.Strategy));

    public int IndexOf(string strategy) => Strategies.Select(found => found.Name).ToList().IndexOf(strategy);

    public CommunityParameters CommunityOf(Cell cell) => Parameters.BuildCommunity(ValuesOf(cell));

    public MemberParameters MemberOf(Cell cell) => Parameters.Build<MemberParameters>("member", ValuesOf(cell));

    /// <summary>Members in a cell: a network file brings its own number.</summary>
    public int MembersOf(Cell cell) => MembersOf(CommunityOf(cell));

    /// <summary>Members of a community: a network file brings its own number.</summary>
    public int MembersOf(CommunityParameters community) =>
        community.Network.Kind == NetworkKind.File ? Networks[community.Network.Path].Members : community.Members;

    /// <summary>The brand of a strategy, or of its rival, in a cell.</summary>
    public BrandParameters BrandOf(Cell cell, StrategyConfig strategy)
    {
        Dictionary<string, object> values = ValuesOf(cell);
        foreach ((string path, object value) in strategy.Brand)
        {
            values[path] = value;
        }

        return Parameters.Build<BrandParameters>("brand", values);
    }

    private Dictionary<string, object> ValuesOf(Cell cell)
    {
        Dictionary<string, object> values = new(Values, StringComparer.Ordinal);
        foreach ((SweepAxis axis, object value) in cell.Axes.Zip(cell.Values))
        {
            values[axis.Path] = value;
        }

        return values;
    }
}
