using CommunitySim.Experiments.Sensitivity;

namespace CommunitySim.Experiments.Config;

/// <summary>How points are spread over a space of parameters.</summary>
public enum Design
{
    /// <summary>Each parameter's range is cut into as many slices as there are points, and each slice is met once (McKay et al. 1979).</summary>
    LatinHypercube,
    /// <summary>Sobol's sequence, shifted: evenly in all directions (Sobol 1967).</summary>
    Sobol,
    /// <summary>What Sobol indices are computed from: two samples, and mixtures of them parameter by parameter (Saltelli 2002).</summary>
    Saltelli,
    /// <summary>Trajectories on which one parameter changes at a time (Morris 1991).</summary>
    Morris,
    /// <summary>The file's own values, and from there along each parameter alone.</summary>
    Lines,
}

/// <summary>A parameter that is sampled between two ends in its own unit; Here is the file's own value.</summary>
public sealed record SampledParameter(string Path, double Low, double High, double Here)
{
    public string Name => Path.Split('.')[^1];

    /// <summary>The value at a place of the unit interval, as a parameter's value.</summary>
    public object At(double place) => Value(Low + ((High - Low) * place));

    /// <summary>A number as a value of this parameter: twelve digits, whole where it must be.</summary>
    public object Value(double number)
    {
        double rounded = TwelveDigits.Round(number);
        return Parameters.Find(Path)!.Type == typeof(int) ? (object)(int)Math.Round(rounded) : rounded;
    }

    public SweepAxis Axis => new(Path, []);
}

/// <summary>Points of a space of parameters, each a cell.</summary>
public sealed record Sample
{
    internal const string WholeSpace = " Without it all parameters for which `explain` tells a plausible range, between its ends.";

    private const string Example = """a sample is { "design": "sobol", "points": 256 }""";

    [Key("How the points are spread: latinHypercube (each parameter's range evenly; McKay et al. 1979) "
        + "or sobol (evenly in all directions; Sobol 1967).",
        Choices = [Design.LatinHypercube, Design.Sobol], Missing = Example)]
    public Design Design { get; init; }

    /// <summary>Base points of Saltelli's design, trajectories of Morris', values along each line.</summary>
    [Key("Points of the space; each makes a cell, or one with every combination of the sweep's values.", Min = 2, Max = 100_000, Missing = Example)]
    public int Points { get; init; }

    public ulong Seed { get; init; }

    [Key("The space: parameters, each between two ends." + WholeSpace, Derived = true)]
    public IReadOnlyList<SampledParameter> Over { get; init; } = [];

    public const int MorrisLevels = 4;

    /// <summary>Cells that it makes, where no two points are alike.</summary>
    public long Count => Design switch
    {
        Design.Saltelli => (long)Points * (Over.Count + 2),
        Design.Morris => (long)Points * (Over.Count + 1),
        Design.Lines => 1 + ((long)Points * Over.Count),
        _ => Points,
    };

    public IEnumerable<IReadOnlyList<object>> Distinct() => Values().Distinct(SameValues.Comparer);

    /// <summary>
    /// The points in the order of the design, one value per parameter; where a parameter is rounded, or on the file's own value,
    /// some may be alike.
    /// </summary>
    public IEnumerable<IReadOnlyList<object>> Values() => Design switch
    {
        Design.Lines => AlongLines(),
        Design.LatinHypercube => At(LatinHypercube.Points(Points, Over.Count, Seed)),
        Design.Sobol => At(SobolSequence.Points(Points, Over.Count, Seed)),
        Design.Saltelli => At(SaltelliDesign.Points(Points, Over.Count, Seed)),
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

    private IEnumerable<IReadOnlyList<object>> At(double[][] unit) => unit.Select(point => new MadeValues(point.Length, at => Over[at].At(point[at])));
}
