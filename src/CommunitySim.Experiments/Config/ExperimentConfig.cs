using System.Runtime.CompilerServices;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Config;

/// <summary>An experiment, resolved and checked: what is run is what stands here.</summary>
public sealed record ExperimentConfig
{
    // Laying out many cells takes a second and much memory, and many ask for them.
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<Cell>> Laid = [];
    private static readonly ConditionalWeakTable<ExperimentConfig, IReadOnlyList<(CommunityParameters, int)>> Counted = [];

    /// <summary>The file's name without extension; names the result folder.</summary>
    public required string Name { get; init; }

    /// <summary>Heading of summary and charts.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be decided.</summary>
    public required string Question { get; init; }

    /// <summary>Days of every run, at least 1.</summary>
    public required int Days { get; init; }

    /// <summary>Worlds per cell.</summary>
    public required Replicates Replicates { get; init; }

    /// <summary>What is kept of every run.</summary>
    public required Keep Keep { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Days on which results are compared, ascending, within <see cref="Days"/>.</summary>
    public required IReadOnlyList<int> Horizons { get; init; }

    /// <summary>Every parameter by path, swept ones with their default.</summary>
    public required IReadOnlyDictionary<string, object> Values { get; init; }

    /// <summary>The strategies, in the order of the file.</summary>
    public required IReadOnlyList<StrategyConfig> Strategies { get; init; }

    /// <summary>What is varied, in the order of the file; empty for a single cell.</summary>
    public required IReadOnlyList<SweepAxis> Sweep { get; init; }

    /// <summary>Points of a space of parameters, or null.</summary>
    public Sample? Sample { get; init; }

    /// <summary>What is claimed, or null.</summary>
    public Claim? Claim { get; init; }

    /// <summary>How it is found out what the result hangs on, or null where it is not.</summary>
    public SensitivityPlan? Sensitivity { get; init; }

    /// <summary>All parameters that differ from cell to cell: swept, then sampled.</summary>
    public IReadOnlyList<SweepAxis> Axes => Sample is null ? Sweep : [.. Sweep, .. Sample.Over.Select(parameter => parameter.Axis)];

    /// <summary>The days of which it is told what the worlds say together, ascending.</summary>
    public IReadOnlyList<int> ToldDays => Keep == Keep.Outcomes ? Horizons : [.. Enumerable.Range(1, Days)];

    /// <summary>The days that are kept of every run, ascending.</summary>
    public IReadOnlyList<int> KeptDays => Keep == Keep.Daily ? [.. Enumerable.Range(1, Days)] : Horizons;

    /// <summary>The strategy compared against, or null where there is nothing to compare.</summary>
    public required string? Baseline { get; init; }

    /// <summary>The strategy whose difference to the baseline is reported, or null.</summary>
    public required string? Challenger { get; init; }

    /// <summary>Networks read from files, by their path in the result folder (see <see cref="Values"/>).</summary>
    public IReadOnlyDictionary<string, SocialNetwork> Networks { get; init; } = new Dictionary<string, SocialNetwork>(StringComparer.Ordinal);

    /// <summary>The files of <see cref="Networks"/>.</summary>
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

    /// <summary>The position of a strategy.</summary>
    public int IndexOf(string strategy) => Strategies.Select(found => found.Name).ToList().IndexOf(strategy);

    /// <summary>The community of a cell, whatever the strategy.</summary>
    public CommunityParameters CommunityOf(Cell cell) => Parameters.BuildCommunity(ValuesOf(cell));

    /// <summary>The members of a cell, whatever the strategy.</summary>
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

/// <summary>A strategy and the brand parameters that it overrides, by path.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Brand">Values by path.</param>
/// <param name="Rival">What a second brand does in the same community; null without one.</param>
public sealed record StrategyConfig(Strategy Strategy, IReadOnlyDictionary<string, object> Brand, StrategyConfig? Rival = null)
{
    /// <summary>What is shown in place of the name, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The strategy, and its rival's if there is one.</summary>
    public IEnumerable<StrategyConfig> Brands => Rival is null ? [this] : [this, Rival];

    /// <summary>The name in results.</summary>
    public string Name => Strategy.Name;
}

/// <summary>A parameter that is varied, and its values.</summary>
public sealed record SweepAxis(string Path, IReadOnlyList<object> Values)
{
    /// <summary>A short name for charts and sentences: the last word of the path, "network" for its kind and file.</summary>
    public string Name => Path.Split('.')[^1] is var last && last is "kind" or "path" ? "network" : last;

    /// <summary>Whether the values are numbers, so that they have distances.</summary>
    public bool Numeric => Values.All(value => value is double or int);
}

/// <summary>One combination of swept values.</summary>
/// <param name="Index">Position, from 0.</param>
/// <param name="Axes">What is varied.</param>
/// <param name="Values">One value per axis.</param>
public sealed record Cell(int Index, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<object> Values)
{
    /// <summary>The values as text, one per axis.</summary>
    public IEnumerable<string> Texts => Values.Select(ParameterDefinition.Text);

    /// <summary>Such as "turnover = 0.02, cohesion = 0"; empty for a single cell.</summary>
    public string Label => string.Join(", ", Axes.Zip(Texts, (axis, text) => $"{axis.Name} = {text}"));
}
