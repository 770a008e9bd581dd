namespace CommunitySim.Experiments.Config;

/// <summary>What somebody says, and what must come out for it to hold; the verdict is computed from this and from nothing else.</summary>
/// <param name="Id">Such as "C1".</param>
/// <param name="Says">The claim.</param>
/// <param name="RefutedIf">What would speak against it, in words.</param>
/// <param name="All">Whether every expectation must hold, or one is enough.</param>
/// <param name="Expect">What must come out, the first of them deciding; none where nothing could speak against it, and there is no verdict.</param>
public sealed record Claim(string Id, string Says, string RefutedIf, bool All, IReadOnlyList<Expectation> Expect);

/// <summary>On which side of the margin a difference is expected.</summary>
public enum Side
{
    /// <summary>Above the margin.</summary>
    Above,
    /// <summary>Below the margin.</summary>
    Below,
    /// <summary>Farther from zero than the margin, on either side.</summary>
    Different,
}

/// <summary>One expectation: a sum of outcomes less another, in the same worlds, lies on one side of a margin.</summary>
/// <param name="That">In words.</param>
/// <param name="Of">What is measured.</param>
/// <param name="Day">On which of the horizons.</param>
/// <param name="Plus">What is added.</param>
/// <param name="Minus">What is taken off.</param>
/// <param name="Is">The side.</param>
/// <param name="Margin">In the unit of the measure; at least 0 for <see cref="Side.Different"/>.</param>
/// <param name="Everywhere">In every cell that is left free, or in some.</param>
/// <param name="PerHour">Whether the difference is divided by the hours paid for the first term.</param>
/// <param name="Decides">Whether the verdict rests on it; otherwise it is told for comparison.</param>
public sealed record Expectation(
    string That, Measure Of, int Day, IReadOnlyList<Term> Plus, IReadOnlyList<Term> Minus, Side Is, double Margin,
    bool Everywhere, bool PerHour, bool Decides)
{
    /// <summary>All terms.</summary>
    public IEnumerable<Term> Terms => Plus.Concat(Minus);
}

/// <summary>What kind of number is taken of a world.</summary>
public enum MeasureKind
{
    /// <summary>An observable on the day.</summary>
    Observed,
    /// <summary>The crossover day of one strategy over another, the day after the last where there is none.</summary>
    Crossover,
    /// <summary>How alike two observables rank the strategies: Kendall's tau, −1 to 1.</summary>
    Agreement,
}

/// <summary>A number taken of each world.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Of">The observable.</param>
/// <param name="With">The other observable of an agreement, else the same.</param>
public sealed record Measure(MeasureKind Kind, Observable Of, Observable With)
{
    /// <summary>As it is written: "trust", "crossover of trust", "agreement of impressions and value".</summary>
    public override string ToString() => Kind switch
    {
        MeasureKind.Crossover => $"crossover of {Of.Name()}",
        MeasureKind.Agreement => $"agreement of {Of.Name()} and {With.Name()}",
        _ => Of.Name(),
    };

    /// <summary>Turns text into a measure; null where it is none.</summary>
    public static Measure? Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var name] when Find(name) is { } of => new Measure(MeasureKind.Observed, of, of),
            ["crossover", "of", var name] when Find(name) is { } of => new Measure(MeasureKind.Crossover, of, of),
            ["agreement", "of", var one, "and", var other] when Find(one) is { } of && Find(other) is { } with => new Measure(MeasureKind.Agreement, of, with),
            _ => null,
        };
    }

    private static Observable? Find(string name) => Observables.All.Select(observable => (Observable?)observable)
        .FirstOrDefault(observable => observable!.Value.Name() == name);
}

/// <summary>One term of a difference: a strategy in a cell.</summary>
/// <param name="Strategy">Its name; "best" for whichever has the best mean there; empty where the measure needs none.</param>
/// <param name="Over">The strategy that it crosses over, for a crossover; else empty.</param>
/// <param name="At">Values of swept parameters, by path; what is not named is left free.</param>
public sealed record Term(string Strategy, string Over, IReadOnlyDictionary<string, object> At)
{
    /// <summary>Stands for the strategy with the best mean.</summary>
    public const string Best = "best";

    /// <summary>As it is written: "connect over convert @ brand.consistency = 0.8".</summary>
    public override string ToString()
    {
        string who = Over.Length == 0 ? Strategy : $"{Strategy} over {Over}",
            where = string.Join(", ", At.Select(value => $"{value.Key} = {ParameterDefinition.Text(value.Value)}"));
        return where.Length == 0 ? who : who.Length == 0 ? $"@ {where}" : $"{who} @ {where}";
    }
}
