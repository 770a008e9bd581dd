using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>
/// The difference of an expectation in one place: a cell, or the cells that differ only in values that its terms name.
/// </summary>
/// <param name="Label">The values that the terms leave free, such as "turnover = 0.02"; may be empty.</param>
/// <param name="Key">The same values, joined as a key of the place.</param>
/// <param name="Values">The difference in each world.</param>
/// <param name="Bounds">The range of the difference in one world.</param>
/// <param name="Best">The strategy used for "best"; empty without that word.</param>
public sealed record Contrasted(string Label, string Key, IReadOnlyList<double> Values, Bounds Bounds, string Best);

/// <summary>Computes a difference of sums of outcomes, world by world (common random numbers).</summary>
public sealed class Contrast
{
    private readonly ExperimentResult _result;
    private readonly Expectation _expectation;
    private readonly int _horizon;
    private readonly int[] _free;

    private Contrast(ExperimentResult result, Expectation expectation)
    {
        (_result, _expectation) = (result, expectation);
        _horizon = result.Config.Horizons.ToList().IndexOf(expectation.Day);
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
        string best = _expectation.Terms.Any(term => term.Strategy == Term.Best) ? BestIn(cells[0]) : "";
        Dictionary<int, double> sum = [];
        bool first = true;
        IEnumerable<(Term, int)> plus = _expectation.Plus.Select(term => (term, 1));
        foreach ((Term term, int sign) in plus.Concat(_expectation.Minus.Select(term => (term, -1))))
        {
            CellResult cell = CellOf(term, cells);
            IEnumerable<KeyValuePair<int, double>> values = cell.Worlds.Zip(
                Outcomes(term.Strategy == Term.Best ? term with { Strategy = best } : term, cell),
                (world, value) => KeyValuePair.Create(world, sign * value));
            sum = first
                ? values.ToDictionary()
                : values.Where(value => sum.ContainsKey(value.Key))
                    .ToDictionary(value => value.Key, value => sum[value.Key] + value.Value);
            first = false;
        }

        Cell cell0 = cells[0].Cell;
        string label = string.Join(
            ", ", _free.Select(axis => $"{cell0.Axes[axis].Name} = {ParameterDefinition.Text(cell0.Values[axis])}"));
        double per = _expectation.PerHour ? HoursOf(cells) : 1;
        double[] differences = [.. sum.OrderBy(world => world.Key).Select(world => world.Value / per)];
        return new Contrasted(label, key, differences, BoundsOf(_expectation) / per, best);
    }

    private static CellResult CellOf(Term term, CellResult[] cells) =>
        cells.First(cell => term.At.All(value => cell.Cell.Axes.Zip(cell.Cell.Values)
            .Any(at => at.First.Path == value.Key && at.Second.Equals(value.Value))));

    private IReadOnlyList<double> Outcomes(Term term, CellResult cell)
    {
        ExperimentConfig config = _result.Config;
        switch (_expectation.Of.Kind)
        {
            case MeasureKind.Observed:
                return cell.Runs(config.IndexOf(term.Strategy), _expectation.Of.Of, _horizon);
            case MeasureKind.Crossover:
                IReadOnlyList<int?> days = term.Strategy.Length == 0
                    ? cell.CrossoverDays(_expectation.Of.Of)
                    : cell.CrossoverDays(_expectation.Of.Of, term.Strategy, term.Over);
                return [.. days.Select(day => (double)(day ?? config.Days + 1))];
            default:
                IReadOnlyList<double>[] one = Runs(cell, _expectation.Of.Of), other = Runs(cell, _expectation.Of.With);
                return
                [
                    .. Enumerable.Range(0, cell.Replicates)
                        .Select(world => Tau([.. one.Select(runs => runs[world])], [.. other.Select(runs => runs[world])]))
                ];
        }
    }

    private Bounds BoundsOf(Expectation expectation)
    {
        Bounds one = expectation.Of.Kind switch
        {
            MeasureKind.Observed => Bounds.Of(expectation.Of.Of),
            MeasureKind.Crossover => new Bounds(1, _result.Config.Days + 1),
            _ => Bounds.Balance,
        };
        Bounds sum = expectation.Plus.Aggregate(Bounds.Zero, (all, _) => all + one);
        return expectation.Minus.Aggregate(sum, (all, _) => all - one);
    }

    // Lists of equal scores have no order, so their agreement counts as 0.
    private static double Tau(double[] one, double[] other) =>
        RankAgreement.KendallTau(one, other) is var tau && double.IsNaN(tau) ? 0 : tau;

    private IReadOnlyList<double>[] Runs(CellResult cell, Observable observable) =>
        [.. Enumerable.Range(0, _result.Config.Strategies.Count).Select(strategy => cell.Runs(strategy, observable, _horizon))];

    private string BestIn(CellResult cell)
    {
        double sign = _expectation.Of.Of.LessIsBetter() ? -1 : 1;
        return _result.Config.Strategies.Index()
            .MaxBy(strategy => sign * cell.Runs(strategy.Index, _expectation.Of.Of, _horizon).DefaultIfEmpty(double.NaN).Average())
            .Item.Name;
    }

    private double HoursOf(CellResult[] cells)
    {
        Term first = _expectation.Plus[0];
        return CellOf(first, cells)
            .Runs(_result.Config.IndexOf(first.Strategy), Observable.Hours, _horizon)
            .DefaultIfEmpty(double.NaN)
            .Average();
    }
}
