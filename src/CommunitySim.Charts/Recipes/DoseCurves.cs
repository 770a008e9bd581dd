using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws the value of one family's policies over the hours they pay for, with a line for each schedule.</summary>
internal static class DoseCurves
{
    private const int MostPanels = 3;

    // With a wider range, small doses would lie on top of each other.
    private const double MostOnPlainAxis = 6;

    /// <summary>Whether a family has doses to compare, and few enough schedules.</summary>
    public static bool Fits(ExperimentConfig config, PolicyFamily family) =>
        family.VariesHours(config) && family.Schedules(config).Count <= Palette.Count;

    /// <summary>Draws a panel for each horizon; of many those that the claim names, or the first, the middle one and the last.</summary>
    public static Figure Draw(string name, ExperimentResult result, CellResult cell, PolicyFamily family)
    {
        ExperimentConfig config = result.Config;
        (string Schedule, IReadOnlyList<int> Members)[] schedules = [.. family.Schedules(config)];
        int[] claimed =
        [
            .. Enumerable.Range(0, config.Horizons.Count)
                .Where(horizon => config.Claim?.Expect.Any(one => one.Days.Contains(config.Horizons[horizon])) ?? false),
        ];
        int[] horizons = config.Horizons.Count <= MostPanels ? [.. Enumerable.Range(0, config.Horizons.Count)]
            : claimed.Length is > 1 and <= MostPanels ? claimed
            : [0, (config.Horizons.Count - 1) / 2, config.Horizons.Count - 1];
        int[] best = [.. horizons.Select(horizon => PolicyChoice.Best(config, cell, family.Family, Observable.Value, horizon))];
        return new Figure(
            name,
            $"{family.Name} is worth most with {Worth(config, family, best, horizons)}",
            $"{ObservableWords.Label(Observable.Value)} by dose and schedule; mean of {result.Worlds.Words}, 95% interval; "
            + "named: the best, chosen in every other world",
            "",
            [.. horizons.Zip(best, (horizon, policy) => PanelOf(config, cell, family, schedules, horizon, policy))])
        {
            Columns = horizons.Length,
        };
    }

    private static Panel PanelOf(
        ExperimentConfig config,
        CellResult cell,
        PolicyFamily family,
        (string Schedule, IReadOnlyList<int> Members)[] schedules,
        int horizon,
        int best)
    {
        Dictionary<int, Interval> values = family.Members.ToDictionary(
            member => member, member => cell.AtHorizon(member, Observable.Value, horizon));
        Axis hours = Hours(config, family);
        double At(int member) => PolicyFamily.HoursOf(config, member) is var dose && hours.IsLogarithmic ? Math.Log10(dose) : dose;
        return new Panel(
            $"Day {config.Horizons[horizon]}", hours, Axes.Of(Observable.Value, values.Values),
            [
                new HorizontalMarker(0, ""),
                .. schedules.SelectMany((schedule, style) => MarksOf(schedule.Schedule, schedule.Members, style)),
            ])
        {
            Spoken = $"Day {config.Horizons[horizon]}: "
                + NumberText.List([.. schedules.Select(schedule => $"{schedule.Schedule}, value "
                    + NumberText.List([.. schedule.Members.Select(member =>
                        $"{NumberText.Amount(values[member].Mean)} at {NumberText.Number(PolicyFamily.HoursOf(config, member))} h")]))]),
        };

        Mark[] MarksOf(string schedule, IReadOnlyList<int> members, int style)
        {
            double[] at = [.. members.Select(At)], means = [.. members.Select(member => values[member].Mean)];
            return
            [
                new Curve(at, means, [], [], style, schedule),
                // The points without a name keep that of the best off them.
                new NamedPoints(
                    at, means, [.. members.Select(member => member == best ? family.ShortName(config, member) : "")], style),
                Points.Of(at, [.. members.Select(member => values[member])], style) with
                {
                    Hovers = [.. members.Select(member => $"{config.Strategies[member].Name}: {NumberText.Amount(values[member])}")],
                },
            ];
        }
    }

    /// <summary>The doses to scale, or by their logarithms if they span a wide range.</summary>
    private static Axis Hours(ExperimentConfig config, PolicyFamily family)
    {
        double[] doses = [.. family.Members.Select(member => PolicyFamily.HoursOf(config, member)).Distinct().Order()];
        bool isLogarithmic = doses[0] > 0 && doses[^1] / doses[0] > MostOnPlainAxis;
        double[] places = [.. doses.Select(dose => isLogarithmic ? Math.Log10(dose) : dose)];
        double room = 0.08 * (places[^1] - places[0]);
        return new Axis(
            ParameterWords.WithUnit(PolicyFamily.HoursPath), places[0] - room, places[^1] + room,
            [.. doses.Zip(places, (dose, place) => new Tick(place, NumberText.Number(dose)))])
        {
            IsLogarithmic = isLogarithmic,
        };
    }

    /// <summary>Such as "2 h for 15 days on day 90 and 4 h on day 365".</summary>
    private static string Worth(ExperimentConfig config, PolicyFamily family, int[] best, int[] horizons) => NumberText.List(
    [
        .. best.Zip(horizons, (policy, horizon) => (Policy: family.ShortName(config, policy), Day: config.Horizons[horizon]))
            .GroupBy(one => one.Policy, StringComparer.Ordinal)
            .Select(one => $"{one.Key} on {NumberText.Days([.. one.Select(day => day.Day)])}"),
    ]);
}
