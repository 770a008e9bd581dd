using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Fitting;

/// <summary>A stage of the past with the strategy that goes on like it.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Strategy">The strategy with the same shares of hours, by position.</param>
/// <param name="Rows">The observations of the compared measure whose windows lie in it, by position.</param>
/// <param name="Cost">Wages a day, for the whole observed community.</param>
public sealed record PastStage(int From, int To, int Strategy, IReadOnlyList<int> Rows, double Cost);

/// <summary>
/// The benchmark without a model: what the brand did before against what it did after, by the observed numbers alone. Money a day is new
/// customers · sale margin − wages; without new customers, the first observed measure is compared.
/// </summary>
/// <param name="Measure">The compared measure.</param>
/// <param name="Stages">The stages that a strategy goes on like; at least two different strategies.</param>
/// <param name="SaleMargin">Money for a new customer; 0 if the measure is another.</param>
/// <param name="People">Members of the observed community.</param>
/// <param name="Days">Days of each observation's window.</param>
public sealed record BeforeAfter(ObservedMeasure Measure, IReadOnlyList<PastStage> Stages, double SaleMargin, int People, IReadOnlyList<int> Days)
{
    // Shares of hours that differ by less in sum are the same policy.
    private const double Alike = 0.1;

    private const string NewCustomers = "newCustomers";

    /// <summary>Prepares the benchmark.</summary>
    /// <returns>Null if the past has no two stages that go on as different strategies and were observed.</returns>
    public static BeforeAfter? Of(ExperimentConfig config)
    {
        Observation[] counted = [.. config.Observations.Where(one => !one.IsScore)];
        if (counted.Length == 0)
        {
            return null;
        }

        ObservedMeasure measure = (counted.FirstOrDefault(one => one.Measure.Name == NewCustomers) ?? counted[0]).Measure;
        IReadOnlyList<Stage> stages = config.History!.Brand.Strategy.Stages;
        BrandParameters brand = config.BrandOf(new Cell(0, [], []), config.History.Brand); // at the prices of the file
        int people = config.Fit!.People!.Value;
        PastStage[] found =
        [
            .. stages.Index().Select(stage => Match(
                config, measure, stage.Item, stage.Index + 1 < stages.Count ? stages[stage.Index + 1].FromDay - 1 : config.History.DecideOn - 1, brand, people))
                .OfType<PastStage>(),
        ];
        return found.Select(stage => stage.Strategy).Distinct().Count() < 2
            ? null
            : new BeforeAfter(
                measure, found, measure.Name == NewCustomers ? brand.SaleMargin : 0, people,
                [.. config.Observations.Select(one => one.To - one.From + 1)]);
    }

    /// <summary>Returns the strategy that looks best, by position.</summary>
    /// <param name="data">One number for each observation.</param>
    public int Choose(double[] data) => Stages
        .GroupBy(stage => stage.Strategy)
        .MaxBy(same => same.Average(stage => Score(stage, data)))!.Key;

    /// <summary>Money a day in a stage; or the mean of the measure, with less counted as better where it is.</summary>
    public double Score(PastStage stage, double[] data)
    {
        double mean = stage.Rows.Average(row => data[row] / (Measure.IsCount ? Days[row] : 1));
        return SaleMargin > 0 ? (mean * People * SaleMargin) - stage.Cost : Measure.Observables[0].LessIsBetter() ? -mean : mean;
    }

    private static PastStage? Match(
        ExperimentConfig config, ObservedMeasure measure, Stage stage, int to, BrandParameters brand, int people)
    {
        int[] rows =
        [
            .. config.Observations.Index()
                .Where(one => one.Item.Measure == measure && !one.Item.IsScore && one.Item.From >= stage.FromDay && one.Item.To <= to)
                .Select(one => one.Index),
        ];
        int strategy = config.Strategies.ToList().FindIndex(option =>
            option.Strategy.Stages is [var first, ..] && Distance(first.Shares, stage.Shares) < Alike);
        double hours = (stage.HoursPerThousandMembers ?? brand.HoursPerThousandMembers) * people / 1000;
        double cost = stage.Shares.Absent ? 0 : hours * (stage.HourlyWage ?? brand.HourlyWage);
        return strategy < 0 || rows.Length == 0 ? null : new PastStage(stage.FromDay, to, strategy, rows, cost);
    }

    private static double Distance(Shares one, Shares other) =>
        Math.Abs(one.Pitch - other.Pitch) + Math.Abs(one.Solve - other.Solve) + Math.Abs(one.Bond - other.Bond);
}
