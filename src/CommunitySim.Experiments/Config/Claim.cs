using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What somebody says, and what must come out for it to hold; the verdict is computed from this and from nothing else.</summary>
public sealed record Claim
{
    private const int LongestText = 2_000;

    private const string Example = """
        a claim is { "id": "C1", "says": "...", "expect": [ { "that": "...", "of": "trust", "plus": ["connect"], "minus": ["convert"] } ] }
        """;

    [Key("A short name, such as C1.", Longest = StrategyFile.LongestLabel, Missing = Example)]
    public string Id { get; init; } = "";

    [Key("The claim, in its author's words.", Longest = LongestText, Missing = Example)]
    public string Says { get; init; } = "";

    [Key("In words, what would speak against it.", Longest = LongestText)]
    public string RefutedIf { get; init; } = "";

    [Key("Whether all expectations must hold, or any one is enough.", Name = "needs", Words = ["all", "any"])]
    public bool All { get; init; } = true;

    /// <summary>The first of them decides; without any nothing could speak against the claim.</summary>
    [Key("What must come out for the claim to hold; the verdict is computed from it. Without it there is no verdict.", Most = 100)]
    public IReadOnlyList<Expectation> Expect { get; init; } = [];
}

/// <summary>On which side of the margin a difference is expected.</summary>
public enum Side
{
    Above,
    Below,
    /// <summary>Farther from zero than the margin, on either side.</summary>
    Different,
}

/// <summary>One expectation: a sum of outcomes less another, in the same worlds, lies on one side of a margin.</summary>
[Key("One expectation.")]
public sealed record Expectation
{
    [Key("The expectation in words, as the verdict will say it.", Longest = 2_000, Missing = "it says in words what is expected")]
    public string That { get; init; } = "";

    [Key("What is measured in each world: an observable such as trust, "
        + "\"crossover of trust\" (the crossover day; the day after the last where there is none), "
        + "or \"agreement of impressions and value\" (Kendall's tau of two rankings of the strategies).",
        Missing = "it says what is measured, such as \"trust\"")]
    public Measure Of { get; init; } = new(MeasureKind.Observed, Observable.Trust, Observable.Trust);

    [Key("On which of the horizons; without it the last.", Min = 1, Max = 100_000, Derived = true)]
    public int Day { get; init; }

    [Key("What is added up, each a strategy, and behind @ the swept values that it is taken at: "
        + "\"connect @ brand.consistency = 0.8\". \"best\" is whichever strategy has the best mean; "
        + "a crossover is of \"connect over convert\", or of challenger over baseline without names.", Most = 100)]
    public IReadOnlyList<Term> Plus { get; init; } = [];

    [Key("What is taken off, in the same form.", Most = 100)]
    public IReadOnlyList<Term> Minus { get; init; } = [];

    [Key("Where the difference is expected: above the margin, below it, or farther from zero than it.")]
    public Side Is { get; init; }

    /// <summary>At least 0 for <see cref="Side.Different"/>.</summary>
    [Key("The smallest difference that matters, in the unit of the measure.", Min = -1e9, Max = 1e9)]
    public double Margin { get; init; }

    [Key("In every cell, or in some; cells are told apart by the swept values that plus and minus do not name.",
        Name = "in", Words = ["every", "some"])]
    public bool Everywhere { get; init; } = true;

    [Key("no: told for comparison, the verdict does not rest on it.", Words = ["yes", "no"], Place = 1)]
    public bool Decides { get; init; } = true;

    [Key("hour divides the difference by the hours paid for the first term.", Name = "per", Words = ["world", "hour"])]
    public bool PerHour { get; init; }

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
public sealed record Measure(MeasureKind Kind, Observable Of, Observable With)
{
    /// <summary>As it is written: "trust", "crossover of trust", "agreement of impressions and value".</summary>
    public override string ToString() => Kind switch
    {
        MeasureKind.Crossover => $"crossover of {Of.Name()}",
        MeasureKind.Agreement => $"agreement of {Of.Name()} and {With.Name()}",
        _ => Of.Name(),
    };

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

    internal static string Unreadable(string text) =>
        $"\"{Quotation.Of(text)}\" is nothing that is measured; "
        + "write an observable such as trust, \"crossover of trust\" or \"agreement of impressions and value\"."
        + Nearest.Hint(text, Observables.All.Select(observable => observable.Name()));

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

    /// <summary>A term of a strategy anywhere; or a term as it is written, before anybody looked up what it names.</summary>
    internal static Term Named(string text) => new(text, "", new Dictionary<string, object>(StringComparer.Ordinal));

    /// <summary>As it is written: "connect over convert @ brand.consistency = 0.8".</summary>
    public override string ToString()
    {
        string who = Over.Length == 0 ? Strategy : $"{Strategy} over {Over}",
            where = string.Join(", ", At.Select(value => $"{value.Key} = {ParameterDefinition.Text(value.Value)}"));
        return where.Length == 0 ? who : who.Length == 0 ? $"@ {where}" : $"{who} @ {where}";
    }
}
