using System.Globalization;
using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Experiments.Config;

/// <summary>The spread of points over a parameter space.</summary>
public enum Design
{
    /// <summary>Each slice of each parameter's range holds one point (McKay et al. 1979).</summary>
    LatinHypercube,
    /// <summary>A shifted Sobol sequence, even in all directions (Sobol 1967).</summary>
    Sobol,
    /// <summary>A shifted Sobol sequence, and worlds of its own for each point: for a share of the space.</summary>
    Share,
    /// <summary>Two samples and their mixtures, for Sobol indices (Saltelli 2002).</summary>
    Saltelli,
    /// <summary>Trajectories on which one parameter changes at a time (Morris 1991).</summary>
    Morris,
    /// <summary>The file's own values, then a line along each parameter alone.</summary>
    Lines,
    /// <summary>Points that are listed one by one.</summary>
    Given,
}

/// <summary>A parameter that is sampled between two ends. <paramref name="Here"/> is the file's own value.</summary>
public sealed record SampledParameter(string Path, double Low, double High, double Here)
{
    public string Name => Path.Split('.')[^1];

    /// <summary>Returns the value at a place of the unit interval.</summary>
    public object At(double place) => Value(Low + ((High - Low) * place));

    /// <summary>Rounds a number to a value of this parameter: to twelve digits, or to a whole number.</summary>
    public object Value(double number)
    {
        double rounded = TwelveDigits.Round(number);
        return Parameters.Find(Path)!.Type == typeof(int) ? (object)(int)Math.Round(rounded) : rounded;
    }

    public SweepAxis Axis => new(Path, []);
}

/// <summary>Points of a parameter space, each a cell.</summary>
public sealed record Sample
{
    internal const string WholeSpace = " By default all parameters with a measured range, or else with a plausible range in `explain`.";

    internal const string Example = """write { "design": "sobol", "points": 256 }""";

    [Key("The spread of the points: latinHypercube (even over each parameter's range; McKay et al. 1979) "
        + "or sobol (even in all directions; Sobol 1967). A file of points needs none.",
        Name = "design", Choices = [Design.LatinHypercube, Design.Sobol])]
    internal Design? Spread { get; init; }

    [Key("Number of points; each makes a cell with every combination of the sweep's values. Or the path of a file of points (CSV), "
        + "such as the posterior.csv of a fit: the first line names the parameters, and each further line is a point.",
        Name = "points", Min = 2, Max = MostPoints, Missing = Example)]
    internal SamplePoints Asked { get; init; } = new(0, null);

    [Key("The parameters of the space, each with its range." + WholeSpace, Name = "over", Derived = true)]
    internal IReadOnlyList<SampledParameter>? Ranges { get => Given is null ? Over : null; init => Over = value!; }

    /// <summary>The spread of the points.</summary>
    public Design Design { get => Given is null ? Spread ?? Design.Given : Design.Given; init => Spread = value; }

    /// <summary>The number of base points (Saltelli), trajectories (Morris) or values along each line.</summary>
    public int Points { get => Given?.Count ?? Asked.Count; init => Asked = new SamplePoints(value, null); }

    public ulong Seed { get; init; }

    /// <summary>The parameters of the space. Those of listed points range between the least and the largest value of any point.</summary>
    public IReadOnlyList<SampledParameter> Over { get; init; } = [];

    /// <summary>The listed points, each with one value per parameter; null for all other designs.</summary>
    public IReadOnlyList<IReadOnlyList<object>>? Given { get; init; }

    /// <summary>The least luck that a listed point can have.</summary>
    public int FirstLuck { get; init; }

    /// <summary>The file of the listed points; null without one.</summary>
    public FileSource? Source { get; init; }

    /// <summary>The parameters that get an index of their own, by position; null for all.</summary>
    public IReadOnlyList<int>? Indexed { get; init; }

    /// <summary>The most points of a sample.</summary>
    public const int MostPoints = 100_000;

    public const int MorrisLevels = 4;

    /// <summary>The number of indices of Saltelli's design: one per indexed parameter, and one for all others together.</summary>
    public int Indices => Indexed is null ? Over.Count : Indexed.Count + (Indexed.Count < Over.Count ? 1 : 0);

    /// <summary>The number of cells if all points differ.</summary>
    public long Count => Design switch
    {
        Design.Saltelli => (long)Points * SaltelliDesign.Block(Indices),
        Design.Morris => (long)Points * (Over.Count + 1),
        Design.Lines => 1 + ((long)Points * Over.Count),
        _ => Points,
    };

    /// <summary>Makes a sample of listed points.</summary>
    /// <param name="paths">The parameters.</param>
    /// <param name="points">The points, each with one value per parameter.</param>
    /// <param name="firstLuck">The least luck that a point can have.</param>
    public static Sample Of(IReadOnlyList<string> paths, IReadOnlyList<IReadOnlyList<object>> points, int firstLuck = 0) => new()
    {
        Given = points,
        FirstLuck = firstLuck,
        Over = [.. paths.Select((path, at) => Between(path, [.. points.Select(point => point[at])]))],
    };

    private static SampledParameter Between(string path, object[] values)
    {
        double[] numbers = [.. values.Where(value => value is double or int).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
        return numbers.Length == 0
            ? new SampledParameter(path, double.NaN, double.NaN, double.NaN)
            : new SampledParameter(path, numbers.Min(), numbers.Max(), numbers.Average());
    }

    /// <summary>Returns the distinct points, each with the luck of its first appearance.</summary>
    public IEnumerable<(IReadOnlyList<object> Values, int Luck)> Distinct() => Values()
        .Select((values, point) => (Values: values, Luck: LuckOf(point)))
        .DistinctBy(point => point.Values, SameValues.Comparer);

    /// <summary>
    /// Returns the number of a point's luck. Points of a space have luck of their own. A walk of Morris' design has one
    /// luck, so that an effect is no luck, and the next walk another. Luck is one more input of Saltelli's design: B has
    /// its own, and A shares its luck with the mixtures of its base point. Lines have one luck.
    /// </summary>
    public int LuckOf(int point) => Design switch
    {
        Design.Share or Design.LatinHypercube or Design.Sobol => point,
        Design.Given => FirstLuck + HashOf(Given![point]),
        Design.Saltelli when point % SaltelliDesign.Block(Indices) is var place =>
            (2 * (point / SaltelliDesign.Block(Indices))) + (place == 1 ? 1 : 0),
        Design.Morris => point / (Over.Count + 1),
        _ => 0,
    };

    /// <summary>Derives a point's luck from its values (FNV-1a), so that a point keeps its worlds wherever it stands in the list.</summary>
    private static int HashOf(IReadOnlyList<object> values)
    {
        uint hash = 2166136261;
        foreach (char letter in values.SelectMany(value => ParameterDefinition.Text(value) + ","))
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return (int)(hash % MostPoints);
    }

    /// <summary>
    /// Returns the points in the order of the design, with one value per parameter. Rounded parameters, and lines
    /// through the file's own values, may repeat points.
    /// </summary>
    public IEnumerable<IReadOnlyList<object>> Values() => Design switch
    {
        Design.Given => Given ?? [],
        Design.Lines => AlongLines(),
        Design.LatinHypercube => At(LatinHypercube.Points(Points, Over.Count, Seed)),
        Design.Sobol or Design.Share => At(SobolSequence.Points(Points, Over.Count, Seed)),
        Design.Saltelli => At(SaltelliDesign.Points(Points, Over.Count, Seed, Indexed)),
        _ => At(MorrisDesign.Points(Points, Over.Count, MorrisLevels, Seed)),
    };

    private IEnumerable<IReadOnlyList<object>> AlongLines()
    {
        object[] here = [.. Over.Select(parameter => parameter.Value(parameter.Here))];
        return Over
            .SelectMany((parameter, at) => Enumerable.Range(0, Points)
                .Select(level => (object[])[.. here[..at], parameter.At(level / (Points - 1.0)), .. here[(at + 1)..]]))
            .Prepend(here);
    }

    private IEnumerable<IReadOnlyList<object>> At(double[][] unit) =>
        unit.Select(point => new ComputedValues(point.Length, at => Over[at].At(point[at])));
}
