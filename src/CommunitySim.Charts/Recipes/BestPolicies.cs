using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws the best policy of each family on each horizon, so that one sees where which family is worth most.</summary>
internal static class BestPolicies
{
    /// <summary>The name of its file.</summary>
    public const string Name = "best-policies";

    /// <summary>Whether there are two families to compare.</summary>
    public static bool Fits(ExperimentConfig config) =>
        PolicyFamily.Of(config).Count is > 1 and var count && count <= Palette.Count && config.Replicates.AtLeast > 1;

    /// <summary>Draws value with the names of the policies, then their trust and reach.</summary>
    public static Figure Draw(ExperimentResult result, CellResult cell)
    {
        ExperimentConfig config = result.Config;
        PolicyFamily[] families = [.. PolicyFamily.Of(config)];
        int horizons = config.Horizons.Count;
        int[][] best =
        [
            .. families.Select(family => Enumerable.Range(0, horizons)
                .Select(horizon => PolicyChoice.Best(config, cell, family.Family, Observable.Value, horizon)).ToArray()),
        ];
        int measured = cell.Worlds.Count(world => !PolicyChoice.IsSearched(world));
        return new Figure(
            Name, PolicyHeadline.Of(config, cell),
            "On each day the policy of each family that is worth most: its value, and its trust and reach. "
            + $"Chosen in {NumberText.Worlds(cell.Replicates - measured)}, measured in {measured} others, 95% interval",
            string.Join(' ', families.Zip(best, (family, policies) => Listed(config, family, policies))),
            [
                .. ((Observable[])[Observable.Value, Observable.Trust, Observable.Reach])
                    .Select(observable => PanelOf(config, cell, observable, families, best)),
            ])
        {
            Columns = 3,
        };
    }

    private static Panel PanelOf(
        ExperimentConfig config, CellResult cell, Observable observable, PolicyFamily[] families, int[][] best)
    {
        Interval[][] outcomes =
        [
            .. best.Select(policies => policies
                .Select((policy, horizon) => Interval.OfMean(
                    PolicyChoice.Measured(cell, policy, observable, horizon), Bounds.Of(observable)))
                .ToArray()),
        ];
        double[] days = [.. config.Horizons.Select(day => (double)day)];
        return new Panel(
            ObservableWords.Label(observable), Axes.Days(config.Days), Axes.Of(observable, outcomes.SelectMany(values => values)),
            [.. families.SelectMany((family, style) => MarksOf(family, style))])
        {
            Spoken = $"{ObservableWords.Label(observable)}: "
                + NumberText.List([.. families.Zip(outcomes, (family, values) => $"best of {family.Name} "
                    + NumberText.List([.. values.Select((value, day) => $"{NumberText.Amount(value)} on day {config.Horizons[day]}")]))]),
        };

        Mark[] MarksOf(PolicyFamily family, int style)
        {
            string[] policies = [.. best[style].Select(policy => family.ShortName(config, policy))];

            // A policy that stays the best is named once, where it ends.
            string[] named = [.. policies.Select((policy, day) => day + 1 < policies.Length && policies[day + 1] == policy ? "" : policy)];
            return
            [
                new Curve(days, [.. outcomes[style].Select(value => value.Mean)], [], [], style, $"best of {family.Name}"),
                .. observable == Observable.Value
                    ? (Mark[])[new NamedPoints(days, [.. outcomes[style].Select(value => value.Mean)], named, style)] : [],
                Points.Of(days, outcomes[style], style) with
                {
                    Hovers =
                    [
                        .. policies.Select((policy, horizon) => $"best of {family.Name}, day {config.Horizons[horizon]}: "
                            + $"{policy}, {NumberText.Amount(outcomes[style][horizon])}"),
                    ],
                },
            ];
        }
    }

    /// <summary>Such as "Best of convert: 2 h for 15 days on day 90; 4 h on day 365."</summary>
    private static string Listed(ExperimentConfig config, PolicyFamily family, int[] policies)
    {
        IEnumerable<string> parts = config.Horizons.Zip(policies, (day, policy) => (Day: day, Policy: family.ShortName(config, policy)))
            .GroupBy(one => one.Policy, one => one.Day, StringComparer.Ordinal)
            .Select(days => $"{days.Key} on {NumberText.Days([.. days])}");
        return $"Best of {family.Name}: {string.Join("; ", parts)}.";
    }
}
