using System.Runtime.CompilerServices;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Config;

/// <summary>An experiment, resolved and checked.</summary>
public sealed record ExperimentConfig
{
    private const string KindPath = "community.network.kind";

    // Building many cells takes a second and much memory, and many callers need them.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<Cell>> CellsByConfig = [];
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(CommunityParameters, int)>>
        CommunitiesByConfig = [];

    /// <summary>The file's name without extension, which also names the result folder.</summary>
    public string Name { get; init; } = "";

    [Key("The schema by which an editor completes and checks the file; a run does not use it.", Name = "$schema")]
    internal string? Schema { get; init; }

    [Key("Heading of the summary and the charts; by default the file's name.", Longest = 200, Derived = true)]
    public string Title { get; init; } = "";

    [Key("The question to decide; the summary shows it above the verdict.", Longest = 2_000)]
    public string Question { get; init; } = "";

    [Key("Number of days in every run.", Min = 1, Max = 100_000)]
    public int Days { get; init; } = 730;

    [Key("Number of worlds per cell, or a precision to run as many worlds as it takes.", Min = 1, Max = 1_000_000)]
    public Replicates Replicates { get; init; } = Replicates.Exactly(200);

    [Key("Seed of all random numbers; the same seed gives the same worlds.", Max = ulong.MaxValue)]
    public ulong Seed { get; init; } = 1;

    [Key("Days on which results are compared, ascending and within days; "
        + "by default those of the listed days that lie within days, or else the last day.",
        Min = 1, Max = 100_000, Unique = true, Default = "[30, 90, 180, 365, 730]")]
    public IReadOnlyList<int> Horizons { get; init; } = [];

    [Key("The days to keep of every run. horizons: the horizons, and statistics over worlds of all days; "
        + "daily: every day, in results.db; outcomes: only the horizons, for thousands of cells.")]
    public Keep Keep { get; init; }

    [Key("Further observables to show in the tables, such as trustAware. A claim, a sensitivity analysis or a parameter "
        + "that is off its default brings its observables by itself.", Unique = true, OmitAtDefault = true)]
    public IReadOnlyList<Observable> Observe { get; init; } = [];

    /// <summary>All parameters by path. Swept ones have their defaults.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    [Key("The community: its seats, its ties and its purpose.")]
    internal ParameterValues Community { get => ValuesIn("community"); init => Values = With(value); }

    [Key("The average member; each member's traits are drawn around these values.")]
    internal ParameterValues Member { get => ValuesIn("member"); init => Values = With(value); }

    [Key("Segments of the members by name, each with parameters of its own. All other members are as \"member\" says.",
        Most = Segment.Most, OmitAtDefault = true)]
    public IReadOnlyList<SegmentConfig> Segments { get; init; } = [];

    [Key("A table of the members, which says who belongs to which segment, who lurks, and how far each trusts.")]
    public MembersFile? Members { get; init; }

    [Key("Dates and seasons. Without it all days are alike.")]
    public CalendarConfig? Calendar { get; init; }

    [Key("What the brand did until the strategies take over, the same for all of them.")]
    public HistoryConfig? History { get; init; }

    [Key("The brand: its hours, its offer and its skill.")]
    internal ParameterValues Brand { get => ValuesIn("brand"); init => Values = With(value); }

    [Key("What you measured in your own community: a range for a parameter, or a value with its standard error. "
        + "It replaces the plausible range everywhere. A value also sets the parameter, unless the file sets it itself.",
        OmitAtDefault = true)]
    public IReadOnlyList<MeasuredParameter> Measured { get; init; } = [];

    [Key("The strategies to compare, by name. Each splits the brand's hours in its own way. "
        + "A name has up to 40 letters of any script, digits, spaces and punctuation, but no @, = or colon.", Most = 1_000,
        Default = """{ "convert": { "pitch": 1 }, "connect": { "solve": 0.8, "bond": 0.2 }, "absent": {} }""")]
    public IReadOnlyList<StrategyConfig> Strategies { get; init; } = [];

    /// <summary>The swept parameters in the order of the file.</summary>
    [Key("The parameters to vary; every combination of their values makes a cell.", OmitAtDefault = true)]
    public IReadOnlyList<SweepAxis> Sweep { get; init; } = [];

    /// <summary>Null after reading, when the splits are among the strategies.</summary>
    [Key("Adds a strategy for every way to split the hours among pitch, solve and bond in this number of steps. "
        + "10 makes 66 strategies with names such as \"pitch 10 solve 60 bond 30\" (percent).", Min = 1, Max = 20)]
    internal int? Splits { get; init; }

    [Key("Points of a parameter space, each a cell; a sweep multiplies them.")]
    public Sample? Sample { get; init; }

    /// <summary>Combinations of values beside the sweep; each makes a cell. Only studies have them.</summary>
    public ListedValues? Listed { get; init; }

    [Key("A claim, with the results that would support it.")]
    public Claim? Claim { get; init; }

    [Key("Asks which parameters drive the result, and at which value each of them alone would reverse it.")]
    public SensitivityPlan? Sensitivity { get; init; }

    [Key("Searches the best policy: tries every combination of hours, split, cap and pulses over the space of parameters.")]
    public SearchPlan? Search { get; init; }

    [Key("Fits the space of parameters to observations of your own. The experiment then runs the points of the fit and nothing else.")]
    public FitPlan? Fit { get; init; }

    /// <summary>Null for a single strategy.</summary>
    [Key("The strategy to compare with; by default convert if connect is there too, else the first.")]
    public string? Baseline { get; init; }

    [Key("The strategy whose difference to the baseline is reported; "
        + "by default connect if convert is there too, else the first that is not the baseline.")]
    public string? Challenger { get; init; }

    /// <summary>The observables that tables, verification, pages and charts show, in the order of the enumeration.</summary>
    public IReadOnlyList<Observable> Observed => ObservedBy.Find(this);

    /// <summary>All parameters that vary from cell to cell: first the swept, then the listed and the sampled ones.</summary>
    public IReadOnlyList<SweepAxis> Axes => Sample is null && Listed is null
        ? Sweep
        : [.. Sweep, .. Listed?.Axes ?? [], .. Sample?.Over.Select(parameter => parameter.Axis) ?? []];

    /// <summary>The days with statistics over worlds, ascending.</summary>
    public IReadOnlyList<int> SummaryDays => Keep == Keep.Outcomes ? Horizons : [.. Enumerable.Range(1, Days)];

    /// <summary>The days that the store keeps of every run, ascending.</summary>
    public IReadOnlyList<int> KeptDays => [.. Keep == Keep.Daily ? Enumerable.Range(1, Days) : Horizons, .. Windows];

    /// <summary>The windows of days over which the store keeps means of every run (<see cref="KeptDay"/>). Only a fit has them.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [];

    /// <summary>Networks from files, by their path in the result folder (see <see cref="Values"/>).</summary>
    public IReadOnlyDictionary<string, SocialNetwork> Networks { get; init; } =
        new Dictionary<string, SocialNetwork>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NetworkSource> NetworkFiles { get; init; } =
        new Dictionary<string, NetworkSource>(StringComparer.Ordinal);

    /// <summary>The file of members. Null without one.</summary>
    public MembersSource? MembersSource { get; init; }

    /// <summary>The files beside the experiment file: their paths in the result folder, their places and their hashes.</summary>
    public IEnumerable<(string Path, string File, string Hash)> InputFiles =>
    [
        .. NetworkFiles.Select(network => (network.Key, network.Value.File, network.Value.Hash)),
        .. MembersSource is { } source ? ((string, string, string)[])[(Members!.File, source.File, source.Hash)] : [],
        .. Sample?.Source is { } points ? ((string, string, string)[])[(Sample.Asked.File!, points.File, points.Hash)] : [],
        .. ObservationsSource is { } data ? ((string, string, string)[])[(Fit!.Data, data.File, data.Hash)] : [],
    ];

    /// <summary>The observations to fit, in the order of their file. Empty without a fit.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The file of observations. Null without a fit.</summary>
    public FileSource? ObservationsSource { get; init; }

    /// <summary>
    /// Returns every combination of swept values with every point of the sample. The last axis varies fastest.
    /// Without a sweep and a sample there is one cell.
    /// </summary>
    public IReadOnlyList<Cell> Cells() => CellsByConfig.GetValue(this, config => config.BuildCells());

    /// <summary>The number of cells if all points of the sample differ.</summary>
    public double CellsAtMost => Sweep.Aggregate(1.0, (product, axis) => product * axis.Values.Count) * (Listed?.Rows.Count ?? 1) * (Sample?.Count ?? 1);

    /// <summary>Returns each distinct size and network, with the number of its cells.</summary>
    public IReadOnlyList<(CommunityParameters Community, int Cells)> Communities() =>
        CommunitiesByConfig.GetValue(this, config => config.CountCommunities());

    private Dictionary<string, object> With(ParameterValues section) =>
        new(Values.Concat(section.Values), StringComparer.Ordinal);

    /// <summary>Returns the fixed values of a section, without the members of a network from a file.</summary>
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

    private IReadOnlyList<Cell> BuildCells()
    {
        IEnumerable<IReadOnlyList<object>> combinations = [[]];
        foreach (SweepAxis axis in Sweep)
        {
            combinations = combinations
                .SelectMany(found => axis.Values.Select(value => (IReadOnlyList<object>)[.. found, value]));
        }

        if (Listed is not null)
        {
            combinations = combinations.SelectMany(found => Listed.Rows.Select(row => Join(found, row)));
        }

        (IReadOnlyList<object> Values, int Luck)[] points = Sample is null ? [([], 0)] : [.. Sample.Distinct()];
        IReadOnlyList<SweepAxis> axes = Axes;
        return
        [
            .. combinations
                .SelectMany(found => points.Select(point => (Values: Join(found, point.Values), point.Luck)))
                .Select((cell, index) => new Cell(index, axes, cell.Values, cell.Luck)),
        ];
    }

    private static IReadOnlyList<object> Join(IReadOnlyList<object> swept, IReadOnlyList<object> point) =>
        swept.Count == 0 ? point
            : point.Count == 0 ? swept
            : new ComputedValues(swept.Count + point.Count, at => at < swept.Count ? swept[at] : point[at - swept.Count]);

    /// <summary>Returns the parameters of a strategy in a cell. The strategy overrides the cell, and the cell the file.</summary>
    public Scenario ScenarioFor(Cell cell, StrategyConfig strategy) => new(
        CommunityOf(cell),
        MemberOf(cell),
        BrandOf(cell, strategy),
        strategy.Strategy,
        RivalOf(cell, strategy.Rival),
        SegmentsOf(cell),
        Calendar?.ToCalendar());

    private Rival? RivalOf(Cell cell, StrategyConfig? rival) =>
        rival is null ? null : new Rival(BrandOf(cell, rival), rival.Strategy, RivalOf(cell, rival.Rival));

    public int IndexOf(string strategy) => Strategies.Select(found => found.Name).ToList().IndexOf(strategy);

    public CommunityParameters CommunityOf(Cell cell) => Parameters.BuildCommunity(ValuesOf(cell));

    public MemberParameters MemberOf(Cell cell) => Parameters.Build<MemberParameters>(ValuesOf(cell));

    private Segment[] SegmentsOf(Cell cell) =>
    [
        .. Segments.Select(segment =>
        {
            Dictionary<string, object> values = ValuesOf(cell);
            foreach ((string path, object value) in segment.Member)
            {
                values[path] = value;
            }

            return new Segment(segment.Name, segment.Share, Parameters.Build<MemberParameters>(values));
        }),
    ];

    public int MembersOf(Cell cell) => MembersOf(CommunityOf(cell));

    /// <summary>Returns the number of members. A network file has its own.</summary>
    public int MembersOf(CommunityParameters community) =>
        community.Network.Kind == NetworkKind.File ? Networks[community.Network.Path].Members : community.Members;

    /// <summary>Returns the brand of a strategy, or of a rival, in a cell.</summary>
    public BrandParameters BrandOf(Cell cell, StrategyConfig strategy)
    {
        Dictionary<string, object> values = ValuesOf(cell);
        foreach ((string path, object value) in strategy.Brand)
        {
            values[path] = value;
        }

        return Parameters.Build<BrandParameters>(values);
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
