namespace CommunitySim.Experiments.Config;

/// <summary>A family of policies: at least two doses or schedules of one strategy.</summary>
/// <param name="Family">The name of the family in the file.</param>
/// <param name="Members">Its strategies, by position.</param>
/// <param name="Name">The name to show: the member's that all others begin with, else that of the family.</param>
public sealed record PolicyFamily(string Family, IReadOnlyList<int> Members, string Name)
{
    private const string Plain = "as in the file";

    /// <summary>The path of the dose.</summary>
    public const string HoursPath = PolicyGrid.HoursPath;

    /// <summary>The families of an experiment, in the order of their first members.</summary>
    public static IReadOnlyList<PolicyFamily> Of(ExperimentConfig config) =>
    [
        .. config.Strategies.Index()
            .Where(strategy => strategy.Item.Family is not null)
            .GroupBy(strategy => strategy.Item.Family!, StringComparer.Ordinal)
            .Where(family => family.Count() > 1)
            .Select(family => new PolicyFamily(
                family.Key, [.. family.Select(strategy => strategy.Index)], NameOf(family.Key, [.. family.Select(one => one.Item.Name)]))),
    ];

    /// <summary>The name of a policy beside that of its family, such as "2 h for 15 days".</summary>
    public string ShortName(ExperimentConfig config, int strategy)
    {
        string name = config.Strategies[strategy].Name;
        if (name != Name && !name.StartsWith($"{Name} ", StringComparison.Ordinal))
        {
            return name;
        }

        string hours = FormattableString.Invariant($"{HoursOf(config, strategy)} h"), added = name[Name.Length..].TrimStart();
        return !VariesHours(config) || added == hours || added.StartsWith($"{hours} ", StringComparison.Ordinal)
            ? added.Length == 0 ? Plain : added
            : added.Length == 0 ? hours
            : $"{hours} {added}";
    }

    /// <summary>Hours a day for a thousand members of a policy.</summary>
    public static double HoursOf(ExperimentConfig config, int strategy) => Convert.ToDouble(
        config.Strategies[strategy].Brand.GetValueOrDefault(HoursPath) ?? config.Values[HoursPath]);

    /// <summary>Whether its members differ in their hours.</summary>
    public bool VariesHours(ExperimentConfig config) => Members.Select(strategy => HoursOf(config, strategy)).Distinct().Count() > 1;

    /// <summary>
    /// Its members by schedule, each by ascending hours: policies that differ in their hours alone. The schedule is named as in
    /// "leaves after 15 days".
    /// </summary>
    public IReadOnlyList<(string Schedule, IReadOnlyList<int> Members)> Schedules(ExperimentConfig config)
    {
        (string Schedule, IReadOnlyList<int> Members)[] schedules =
        [
            .. Members.GroupBy(strategy => KeyOf(config.Strategies[strategy]), StringComparer.Ordinal)
                .Select(same => (
                    ScheduleOf(config.Strategies[same.First()]),
                    (IReadOnlyList<int>)[.. same.OrderBy(strategy => HoursOf(config, strategy))])),
        ];
        HashSet<string> ambiguous = [.. schedules.CountBy(one => one.Schedule).Where(one => one.Value > 1).Select(one => one.Key)];
        return
        [
            .. schedules.Select(one => ambiguous.Contains(one.Schedule)
                ? (ShortName(config, one.Members[0]), one.Members)
                : one),
        ];
    }

    private static string NameOf(string family, string[] members) =>
        Array.Find(members, name => Array.TrueForAll(
            members, other => other == name || other.StartsWith($"{name} ", StringComparison.Ordinal))) ?? family;

    private static string KeyOf(StrategyConfig strategy) => string.Join('|',
    [
        .. strategy.Strategy.Stages.Select(stage => $"{stage}"),
        .. strategy.Brand.Where(value => value.Key != HoursPath).OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}={ParameterDefinition.Text(value.Value)}"),
    ]);

    private static string ScheduleOf(StrategyConfig strategy)
    {
        string when = strategy.Strategy.Stages is [.., { FromDay: > 1 } last] && last.Shares == default
            ? $"leaves after {(last.FromDay == 2 ? "1 day" : $"{last.FromDay - 1} days")}"
            : "stays";
        return strategy.Brand.TryGetValue(PolicyGrid.CapPath, out object? cap)
            ? $"{when}, {ParameterDefinition.Text(cap)} pitches a week"
            : when;
    }
}
