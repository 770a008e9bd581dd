using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>The studied difference along one parameter, all others at the file's values.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Levels">Its values in ascending order, including the file's own, each with the difference.</param>
/// <param name="Turn">The crossing of the margin nearest to the file's value, or null.</param>
public sealed record ParameterLine(
    SampledParameter Parameter, IReadOnlyList<(double Value, Interval Difference)> Levels, ZeroCrossing? Turn)
{
    /// <summary>The distance of the turn from the file's value, in ranges of the parameter; infinite without a turn.</summary>
    public double Distance => Turn is { } turn
        ? Math.Abs(turn.At - Parameter.Here) / (Parameter.High - Parameter.Low)
        : double.PositiveInfinity;

    /// <summary>The range of the difference over the levels.</summary>
    public double Swing =>
        Levels.Count == 0 ? 0 : Levels.Max(level => level.Difference.Mean) - Levels.Min(level => level.Difference.Mean);
}

/// <summary>
/// The studied difference along every parameter. Money and counts are scaled to the community of the experiment.
/// </summary>
/// <param name="Here">The difference at the file's values.</param>
/// <param name="Worlds">Worlds per value.</param>
/// <param name="Values">Values along each parameter, without the file's own.</param>
/// <param name="Members">Size of the community in these runs.</param>
/// <param name="Lines">One per parameter, by descending swing.</param>
public sealed record LineStudy(Interval Here, int Worlds, int Values, int Members, IReadOnlyList<ParameterLine> Lines)
{
    /// <summary>The parameters that certainly change the sign within their range, the nearest first.</summary>
    public IReadOnlyList<ParameterLine> Turning { get; } =
        [.. Lines.Where(line => line.Turn is { IsKnown: true }).OrderBy(line => line.Distance)];

    /// <summary>The number of parameters along which the means change their sign, but not certainly.</summary>
    public int PossiblyTurning => Lines.Count(line => line.Turn is { IsKnown: false });

    /// <summary>Reads the study of an experiment.</summary>
    /// <returns>Null if the experiment has none.</returns>
    public static LineStudy? Of(ExperimentResult result)
    {
        if (!result.Studies.TryGetValue(SensitivityRuns.Lines, out ExperimentResult? study))
        {
            return null;
        }

        (Sample sample, Expectation studied) = (study.Config.Sample!, SensitivityRuns.Studied(result.Config));
        double scale = studied.GrowsWithMembers ? 1 / StudyRuns.SizeOf(result.Config, study.Config) : 1;
        Dictionary<string, Interval> places = Contrast.Compute(study, studied)
            .ToDictionary(
                place => place.Key, place => Scaled(Interval.OfMean(place.Values, place.Bounds), scale), StringComparer.Ordinal);
        object[] here = [.. sample.Over.Select(parameter => parameter.Value(parameter.Here))];
        ParameterLine[] lines =
            [.. sample.Over.Select((parameter, at) => Line(parameter, at, sample, here, places, studied))];
        return new LineStudy(
            places[Contrast.KeyOf(here)],
            study.Config.Replicates.AtMost,
            sample.Points,
            study.Config.MembersOf(study.Config.Cells()[0]),
            [.. lines.OrderByDescending(line => line.Swing)]);
    }

    private static Interval Scaled(Interval difference, double scale) =>
        difference with { Mean = scale * difference.Mean, Low = scale * difference.Low, High = scale * difference.High };

    private static ParameterLine Line(
        SampledParameter parameter, int at, Sample sample, object[] here, Dictionary<string, Interval> places, Expectation studied)
    {
        IEnumerable<object> values = Enumerable.Range(0, sample.Points)
            .Select(level => parameter.At(level / (sample.Points - 1.0)))
            .Append(here[at])
            .Distinct();
        (double Value, Interval Difference)[] levels =
        [
            .. values
                .Select(value => (
                    Convert.ToDouble(value, CultureInfo.InvariantCulture),
                    places[Contrast.KeyOf([.. here[..at], value, .. here[(at + 1)..]])]))
                .Where(level => double.IsFinite(level.Item2.Mean))
                .OrderBy(level => level.Item1),
        ];
        return new ParameterLine(parameter, levels, studied.Is == Side.Different ? null : ZeroCrossing.Nearest(
            [.. levels.Select(level => level.Value)],
            [.. levels.Select(level => Less(level.Difference, studied.Margin))],
            Convert.ToDouble(here[at], CultureInfo.InvariantCulture)));
    }

    private static Interval Less(Interval difference, double margin) =>
        new(difference.Mean - margin, difference.Low - margin, difference.High - margin);
}
