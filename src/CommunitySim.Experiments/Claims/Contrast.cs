using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>
/// The difference of an expectation in one place: a cell, or the cells that differ only in values that its terms name.
/// </summary>
/// <param name="Label">The values that the terms leave free, such as "turnover = 0.02"; may be empty.</param>
/// <param name="Key">The same values, joined as a key of the place.</param>
/// <param name="Cell">The first of its cells.</param>
/// <param name="Worlds">The numbers of the worlds, ascending.</param>
/// <param name="Values">The difference in each world.</param>
/// <param name="Bounds">The range of the difference in one world.</param>
/// <param name="Best">The strategies used for "best" and "best of ...", in the order of the terms.</param>
public sealed record Contrasted(
    string Label,
    string Key,
    Cell Cell,
    IReadOnlyList<int> Worlds,
    IReadOnlyList<double> Values,
    Bounds Bounds,
    IReadOnlyList<string> Best);

/// <summary>Computes a difference of sums of outcomes, world by world (common random numbers).</summary>
public sealed class Contrast
{
    private readonly ExperimentResult _result;
    private readonly Expectation _expectation;
    private readonly int[] _free;

    private Contrast(ExperimentResult result, Expectation expectation)
    {
        (_result, _expectation) = (result, expectation);
        string[] held = [.. expectation.Terms.SelectMany(term => term.At.Keys)];
        _free =
        [
            .. result.Config.Axes.Index()
                .Where(axis => !held.Contains(axis.Item.Path, StringComparer.Ordinal))
                .Select(axis => axis.Index),
        ];
    }

    /// <summary>Computes the difference in every place, in the order of the cells.</summary>
    public static IReadOnlyList<Contrasted> Compute(ExperimentResult result, Expectation expectation)
    {
        Contrast contrast = new(result, expectation);
        return
        [
            .. result.Cells
                .GroupBy(cell => KeyOf(contrast._free.Select(axis => cell.Cell.Values[axis])), StringComparer.Ordinal)
                .Select(place => contrast.At(place.Key, [.. place]))
        ];
    }

    /// <summary>The key of a place.</summary>
    public static string KeyOf(IEnumerable<object> values) => string.Join('|', values.Select(ParameterDefinition.Text));

    private Contrasted At(string key, CellResult[] cells)
    {
        Dictionary<int, double>? sum = null;
        List<string> best = [];
        IEnumerable<(Term Term, double Sign)> terms =
            _expectation.Plus.Select(term => (term, 1.0)).Concat(_expectation.Minus.Select(term => (term, -1.0)));
        foreach ((Term term, double sign) in terms)
        {
            CellResult cell = CellOf(term, cells);
            Term chosen = Chosen(term, cell, best);
            IEnumerable<KeyValuePair<int, double>> values = cell.Worlds.Zip(Outcomes(chosen, cell))
                .Where(world => term.Family is null || !PolicyChoice.IsSearched(world.First))
                .Select(world => KeyValuePair.Create(world.First, sign * term.Weight * world.Second));
            sum = sum is null
                ? values.ToDictionary()
                : values.Where(value => sum.ContainsKey(value.Key))
                    .ToDictionary(value => value.Key, value => sum[value.Key] + value.Value);
        }

        Cell first = cells[0].Cell;
        string label = string.Join(
            ", ", _free.Select(axis => $"{first.Axes[axis].Name} = {ParameterDefinition.Text(first.Values[axis])}"));
        double per = _expectation.PerHour ? HoursOf(cells) : 1;
        KeyValuePair<int, double>[] worlds = [.. sum!.OrderBy(world => world.Key)];
        return new Contrasted(
            label,
            key,
            first,
            [.. worlds.Select(world => world.Key)],
            [.. worlds.Select(world => world.Value / per)],
            BoundsOf(cells[0]) / per,
            [.. best.Distinct(StringComparer.Ordinal)]);
    }

    private static CellResult CellOf(Term term, CellResult[] cells) =>
        cells.First(cell => term.At.All(value => cell.Cell.Axes.Zip(cell.Cell.Values)
            .Any(at => at.First.Path == value.Key && at.Second.Equals(value.Value))));

    /// <summary>Replaces "best" and "best of ..." by the strategy with the best mean, and notes it.</summary>
    private Term Chosen(Term term, CellResult cell, List<string> best)
    {
        if (term.Family is null && term.Strategy != Term.Best)
        {
            return term;
        }

        Observable by = term.Family is null ? _expectation.Of.Of : _expectation.BestBy;
        string chosen = _result.Config.Strategies[
            PolicyChoice.Best(_result.Config, cell, term.Family, by, HorizonOf(term))].Name;
        best.Add(chosen);
        return term with { Strategy = chosen };
    }

    private int HorizonOf(Term term) => _result.Config.Horizons.ToList().IndexOf(term.Day ?? _expectation.Day);

    private IReadOnlyList<double> Outcomes(Term term, CellResult cell)
    {
        ExperimentConfig config = _result.Config;
        Measure of = _expectation.Of;
        int horizon = HorizonOf(term);
        switch (of.Kind)
        {
            case MeasureKind.Observed:
                return cell.Runs(config.IndexOf(term.Strategy), of.Of, horizon);
            case MeasureKind.LogOdds:
                double half = 0.5 / config.MembersOf(cell.Cell);
                return [.. cell.Runs(config.IndexOf(term.Strategy), of.Of, horizon).Select(share => LogOdds(share, half))];
            case MeasureKind.Difference:
                int strategy = config.IndexOf(term.Strategy);
                return [.. cell.Runs(strategy, of.Of, horizon).Zip(cell.Runs(strategy, of.With, horizon), (one, other) => one - other)];
            case MeasureKind.Crossover:
                IReadOnlyList<int?> days = term.Strategy.Length == 0
                    ? cell.CrossoverDays(of.Of)
                    : cell.CrossoverDays(of.Of, term.Strategy, term.Over);
                return [.. days.Select(day => (double)(day ?? config.Days + 1))];
            default:
                IReadOnlyList<double>[] first = Runs(cell, of.Of, horizon), second = Runs(cell, of.With, horizon);
                return
                [
                    .. Enumerable.Range(0, cell.Replicates)
                        .Select(world => Tau([.. first.Select(runs => runs[world])], [.. second.Select(runs => runs[world])]))
                ];
        }
    }

    /// <summary>ln((p + half)/(1 − p + half)): half a member on both sides keeps shares of 0 and 1 finite.</summary>
    private static double LogOdds(double share, double half) => Math.Log((share + half) / (1 - share + half));

    private Bounds BoundsOf(CellResult cell)
    {
        Measure of = _expectation.Of;
        double widest = LogOdds(1, 0.5 / _result.Config.MembersOf(cell.Cell));
        Bounds one = of.Kind switch
        {
            MeasureKind.Observed => Bounds.Of(of.Of),
            MeasureKind.LogOdds => new Bounds(-widest, widest),
            MeasureKind.Difference => Bounds.Of(of.Of) - Bounds.Of(of.With),
            MeasureKind.Crossover => new Bounds(1, _result.Config.Days + 1),
            _ => Bounds.Balance,
        };
        Bounds sum = _expectation.Plus.Aggregate(Bounds.Zero, (all, term) => all + (one * term.Weight));
        return _expectation.Minus.Aggregate(sum, (all, term) => all - (one * term.Weight));
    }

    // Lists of equal scores have no order, so their agreement counts as 0.
    private static double Tau(double[] one, double[] other) =>
        RankAgreement.KendallTau(one, other) is var tau && double.IsNaN(tau) ? 0 : tau;

    private IReadOnlyList<double>[] Runs(CellResult cell, Observable observable, int horizon) =>
        [.. Enumerable.Range(0, _result.Config.Strategies.Count).Select(strategy => cell.Runs(strategy, observable, horizon))];

    private double HoursOf(CellResult[] cells)
    {
        Term first = _expectation.Plus[0];
        return CellOf(first, cells)
            .Runs(_result.Config.IndexOf(first.Strategy), Observable.Hours, HorizonOf(first))
            .DefaultIfEmpty(double.NaN)
            .Average();
    }
}
