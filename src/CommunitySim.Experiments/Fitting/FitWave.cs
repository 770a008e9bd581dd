using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Fitting;

/// <summary>
/// Chooses where to simulate more points of a fit: evenly over the part of the space where an emulator of the first points does not rule
/// the data out. So the first points in that part and the new ones are of one even sample.
/// </summary>
public sealed class FitWave
{
    /// <summary>With fewer worlds that are not ruled out, more points are simulated.</summary>
    public const int Enough = 50;

    private const uint Candidates = 3;
    private const int MostTriesPerPoint = 1000;

    private readonly ExperimentConfig _config;
    private readonly FitPool _pool;
    private readonly ObservedData _data;
    private readonly Emulator _emulator;
    private readonly double[][] _places;

    private FitWave(ExperimentConfig config, FitPool pool, ObservedData data)
    {
        (_config, _pool, _data) = (config, pool, data);
        _places = [.. pool.Draws.Select(draw => PlacesOf(config, draw.Cell.Cell))];
        _emulator = Emulator.Fit(_places, data.Seen);
    }

    /// <summary>Returns the study of more points.</summary>
    /// <param name="first">The result of the first points.</param>
    /// <param name="luck">The result of the study of luck.</param>
    /// <returns>Null if the first points show the data often enough, or if the emulator leaves hardly any place.</returns>
    public static ExperimentConfig? Study(ExperimentResult first, ExperimentResult luck)
    {
        FitWave wave = Of(first, luck);
        int left = wave._data.Seen.Count(seen => !DataMatch.RulesOut(wave._data.Distances(seen, wave._data.Observed)));
        return left < Enough && wave.Choose() is { Count: >= FitMethod.Kept } points ? FitRuns.WaveOf(first.Config, points) : null;
    }

    /// <summary>Returns the first worlds in the part of the space where the emulator does not rule the data out.</summary>
    internal static IEnumerable<FitDraw> Inside(ExperimentResult first, ExperimentResult luck)
    {
        FitWave wave = Of(first, luck);
        return wave._pool.Draws.Where((_, world) => wave.IsInside(wave._places[world]));
    }

    private static FitWave Of(ExperimentResult first, ExperimentResult luck)
    {
        ExperimentConfig config = first.Config;
        int people = config.Fit!.People!.Value;
        FitPool pool = FitPool.Read(people, first);
        IReadOnlyList<RowLuck> rows = RowLuck.Estimate(FitPool.Read(people, luck), config.Observations);
        return new FitWave(config, pool, new ObservedData(config.Observations, pool, rows, config.Fit.Discrepancy, people));
    }

    /// <summary>The place of a cell in the space: 0 to 1 for each parameter.</summary>
    internal static double[] PlacesOf(ExperimentConfig config, Cell cell) =>
    [
        .. config.Sample!.Over.Zip(cell.Values, (parameter, value) =>
            (Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) - parameter.Low) / (parameter.High - parameter.Low)),
    ];

    private List<IReadOnlyList<object>> Choose()
    {
        IReadOnlyList<SampledParameter> over = _config.Sample!.Over;
        RandomSequence random = new RandomStreams(_config.Seed, Candidates).Sequence(StreamBlock.Design);
        List<IReadOnlyList<object>> points = [];
        for (long tries = 0; points.Count < _config.Sample.Points && tries < (long)MostTriesPerPoint * _config.Sample.Points; tries++)
        {
            double[] place = [.. over.Select(_ => random.NextDouble())];
            if (IsInside(place))
            {
                points.Add([.. over.Zip(place, (parameter, at) => parameter.At(at))]);
            }
        }

        return points;
    }

    /// <summary>Whether the emulator does not rule the data out. What it does not know adds to the error.</summary>
    private bool IsInside(double[] place)
    {
        double[] predicted = _emulator.Predict(place), distances = _data.Distances(predicted, _data.Observed);
        for (int row = 0; row < distances.Length; row++)
        {
            double off = Math.Abs(predicted[row] - _data.Observed[row]);
            double error = distances[row] > 0 ? off / distances[row] : 0;
            distances[row] = off / Math.Sqrt((error * error) + _emulator.Residuals[row] + double.Epsilon);
        }

        return !DataMatch.RulesOut(distances);
    }
}
