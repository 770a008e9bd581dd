using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>A claim and the results that would support it. The verdict depends on nothing else.</summary>
public sealed record Claim
{
    private const int LongestText = 2_000;

    private const string Example = """
        write { "id": "C1", "says": "...", "expect": [ { "that": "...", "of": "trust", "plus": ["connect"], "minus": ["convert"] } ] }
        """;

    [Key("A short name, such as C1.", Longest = StrategyFile.LongestLabel, Missing = Example)]
    public string Id { get; init; } = "";

    [Key("The claim, in its author's words.", Longest = LongestText, Missing = Example)]
    public string Says { get; init; } = "";

    [Key("Kept for older files and not used: the program derives from the expectations what would refute the claim.",
        Longest = LongestText, OmitAtDefault = true)]
    public string RefutedIf { get; init; } = "";

    [Key("What an earlier form of this claim came to, and why the question was changed. The gallery tells it.",
        Longest = LongestText, OmitAtDefault = true)]
    public string Earlier { get; init; } = "";

    [Key("The mechanism that the claim is about, switched off: parameters and their values. "
        + "The same worlds run again with them. "
        + "A claim is supported only if its effect goes away then (see attributeBy).", OmitAtDefault = true)]
    public IReadOnlyList<ParameterSetting> Placebo { get; init; } = [];

    [Key("verdict: no expectation that decides may hold under the placebo. "
        + "difference: they may, but each difference must be larger with the mechanism, by more than what matters.",
        OmitAtDefault = true)]
    public Attribution AttributeBy { get; init; }

    [Key("Repeats the claim under other forms of the model: four forms of disapproval, each with 16 combinations of seven mechanisms on and off.",
        OmitAtDefault = true)]
    public VariantPlan? Variants { get; init; }

    [Key("all: every expectation must hold; any: one is enough.", Name = "needs", Words = ["all", "any"])]
    public bool All { get; init; } = true;

    [Key("The expectations that decide the verdict, the most important first. Without them there is no verdict.", Most = 100)]
    public IReadOnlyList<Expectation> Expect { get; init; } = [];

    /// <summary>Whether every expectation that decides says which difference matters. Without it nothing is decided.</summary>
    public bool HasSize => Expect.All(one => !one.Decides || one.Matters > 0);
}

/// <summary>How a placebo shows that a claim rests on its mechanism.</summary>
public enum Attribution
{
    /// <summary>No expectation that decides holds under the placebo.</summary>
    Verdict,
    /// <summary>Each difference shrinks under the placebo, by more than what matters.</summary>
    Difference,
}

/// <summary>The worlds in which a claim is repeated under other forms of the model.</summary>
public sealed record VariantPlan
{
    [Key("Worlds per variant.", Min = 2, Max = 10_000)]
    public int Replicates { get; init; } = 20;

    [Key("Size of the community in these runs; by default the file's.", Min = 1, Max = 10_000_000)]
    public int? Members { get; init; }
}

/// <summary>The place where a difference is expected.</summary>
public enum Side
{
    Above,
    Below,
    /// <summary>Farther from zero than the margin, on either side.</summary>
    Different,
    /// <summary>Nearer to zero than the margin, on both sides.</summary>
    Within,
}

/// <summary>Expects the difference of two sums of outcomes in the same worlds on one side of a margin.</summary>
[Key("One expectation.")]
public sealed record Expectation
{
    [Key("The expectation in words, as the verdict quotes it.", Longest = 2_000, Missing = "write the expectation in words")]
    public string That { get; init; } = "";

    [Key("The measure in each world: an observable such as trust, "
        + "\"crossover of trust\" (the crossover day, or the day after the last if there is none), "
        + "\"agreement of impressions and value\" (Kendall's tau of two rankings of the strategies), "
        + "\"log-odds of acceptance\" (ln p/(1 − p) of a share), or \"trustAware less trust\" (two observables of one run).",
        Missing = "name a measure, such as \"trust\"")]
    public Measure Of { get; init; } = new(MeasureKind.Observed, Observable.Trust, Observable.Trust);

    [Key("The horizon on which to measure; by default the last.", Min = 1, Max = 100_000, Derived = true)]
    public int Day { get; init; }

    [Key("The terms to add. Each names a strategy and, after an @, the swept values at which to measure it: "
        + "\"connect @ brand.consistency = 0.8\". \"connect @ day = 90\" measures on another horizon; "
        + "\"2 * connect\" counts twice. \"best\" is the strategy with the best mean; \"best of convert\" is the best policy "
        + "of a family, chosen in every other world and measured in the rest. "
        + "A crossover names two, \"connect over convert\", or none for challenger over baseline.", Most = 100)]
    public IReadOnlyList<Term> Plus { get; init; } = [];

    [Key("The terms to subtract, in the same form.", Most = 100)]
    public IReadOnlyList<Term> Minus { get; init; } = [];

    [Key("The expected place of the difference: above the margin, below it, "
        + "farther from zero than the margin (different), or nearer to zero (within).")]
    public Side Is { get; init; }

    /// <summary>At least 0 for <see cref="Side.Different"/> and <see cref="Side.Within"/>.</summary>
    [Key("The number with which the difference is compared, in the unit of the measure.", Min = -1e9, Max = 1e9)]
    public double Margin { get; init; }

    [Key("The smallest difference that matters, in the unit of the measure. An expectation holds if the whole interval lies "
        + "beyond it, and fails if the whole interval lies short of it. "
        + "Where a study has a smaller community, what matters of money and counts is smaller in proportion.", Max = 1e9, OmitAtDefault = true)]
    public double Matters { get; init; }

    [Key("The observable by which \"best of ...\" chooses the policy; by default value.", OmitAtDefault = true)]
    public Observable BestBy { get; init; } = Observable.Value;

    [Key("Whether every cell or only some cell must meet the expectation. "
        + "Cells differ in the swept values that plus and minus do not name.",
        Name = "in", Words = ["every", "some"])]
    public bool Everywhere { get; init; } = true;

    [Key("\"no\": reported for comparison only; the verdict ignores it.", Words = ["yes", "no"], Place = 1)]
    public bool Decides { get; init; } = true;

    [Key("hour: divides the difference by the hours paid for the first term.", Name = "per", Words = ["world", "hour"])]
    public bool PerHour { get; init; }

    public IEnumerable<Term> Terms => Plus.Concat(Minus);

    /// <summary>Whether it measures the best policy of a family, which half of the worlds choose.</summary>
    public bool ChoosesBest => Terms.Any(term => term.Family is not null);

    /// <summary>The number that the whole interval must pass: the margin, and what matters beyond it.</summary>
    public double Edge => Is == Side.Below ? Margin - Matters : Margin + Matters;

    /// <summary>
    /// Returns the expectation for a community of another size. Money and counts grow with the community, and so does
    /// the difference of them that matters.
    /// </summary>
    /// <param name="members">The size, as a multiple of this expectation's.</param>
    internal Expectation ForSize(double members) =>
        GrowsWithMembers ? this with { Margin = Margin * members, Matters = Matters * members } : this;

    /// <summary>Whether the difference grows with the community, as money and counts do.</summary>
    internal bool GrowsWithMembers =>
        !PerHour && Of.Kind is (MeasureKind.Observed or MeasureKind.Difference) && Of.Of.IsTotal();

    /// <summary>The days on which the terms are measured, ascending.</summary>
    public IEnumerable<int> Days => Terms.Select(term => term.Day ?? Day).Distinct().Order();
}

/// <summary>The kind of number that a measure takes from a world.</summary>
public enum MeasureKind
{
    /// <summary>An observable on the day.</summary>
    Observed,
    /// <summary>The crossover day of one strategy over another, or the day after the last if there is none.</summary>
    Crossover,
    /// <summary>The agreement of two observables' rankings of the strategies: Kendall's tau, −1 to 1.</summary>
    Agreement,
    /// <summary>ln(p/(1 − p)) of a share p, with half a member added to both sides.</summary>
    LogOdds,
    /// <summary>One observable less another of the same run.</summary>
    Difference,
}

/// <summary>A number that is measured in each world.</summary>
public sealed record Measure(MeasureKind Kind, Observable Of, Observable With)
{
    /// <summary>Formats the measure as a file writes it, such as "crossover of trust".</summary>
    public override string ToString() => Kind switch
    {
        MeasureKind.Crossover => $"crossover of {Of.Name()}",
        MeasureKind.Agreement => $"agreement of {Of.Name()} and {With.Name()}",
        MeasureKind.LogOdds => $"log-odds of {Of.Name()}",
        MeasureKind.Difference => $"{Of.Name()} less {With.Name()}",
        _ => Of.Name(),
    };

    public static Measure? Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var name] when Find(name) is { } of => new Measure(MeasureKind.Observed, of, of),
            ["crossover", "of", var name] when Find(name) is { } of => new Measure(MeasureKind.Crossover, of, of),
            ["agreement", "of", var one, "and", var other] when Find(one) is { } of && Find(other) is { } with
                => new Measure(MeasureKind.Agreement, of, with),
            ["log-odds", "of", var name] when Find(name) is { } of && of.Low() == 0 && of.High() == 1
                => new Measure(MeasureKind.LogOdds, of, of),
            [var one, "less", var other] when Find(one) is { } of && Find(other) is { } with
                => new Measure(MeasureKind.Difference, of, with),
            _ => null,
        };
    }

    internal static string Unreadable(string text) =>
        $"\"{Quotation.Escape(text)}\" is no measure; "
        + "write an observable such as trust, \"crossover of trust\" or \"agreement of impressions and value\"."
        + Nearest.Hint(text, Observables.All.Select(observable => observable.Name()));

    private static Observable? Find(string name) => Observables.All.Select(observable => (Observable?)observable)
        .FirstOrDefault(observable => observable!.Value.Name() == name);
}

/// <summary>One term of a difference: a strategy in a cell.</summary>
/// <param name="Strategy">The name, "best" for the strategy with the best mean, "best of" and a family, or "" if the
/// measure needs none.</param>
/// <param name="Over">The second strategy of a crossover; otherwise empty.</param>
/// <param name="At">Values of swept parameters by path. Parameters without a value stay free.</param>
public sealed record Term(string Strategy, string Over, IReadOnlyDictionary<string, object> At)
{
    /// <summary>The word for the strategy with the best mean.</summary>
    public const string Best = "best";

    /// <summary>The words before a family, for its best policy.</summary>
    public const string BestOf = "best of ";

    /// <summary>The horizon on which to measure; null for the expectation's.</summary>
    public int? Day { get; init; }

    /// <summary>The number by which the outcome is multiplied.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The family whose best policy is meant; null for a single strategy.</summary>
    public string? Family { get; init; }

    /// <summary>Returns the term of a strategy in any cell, or an unresolved term.</summary>
    internal static Term Named(string text) => new(text, "", new Dictionary<string, object>(StringComparer.Ordinal));

    /// <summary>Formats the term as a file writes it: "2 * connect over convert @ brand.consistency = 0.8, day = 90".</summary>
    public override string ToString()
    {
        string who = (Weight == 1 ? "" : FormattableString.Invariant($"{Weight} * ")) + (Over.Length == 0 ? Strategy : $"{Strategy} over {Over}");
        IEnumerable<string> values = At.Select(value => $"{value.Key} = {ParameterDefinition.Text(value.Value)}");
        string where = string.Join(", ", Day is { } day ? values.Append($"day = {day}") : values);
        return where.Length == 0 ? who : who.Length == 0 ? $"@ {where}" : $"{who} @ {where}";
    }
}
