using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>What holds between a claim and the rest of an experiment: everything that it names is there.</summary>
internal sealed class ClaimRules(ExperimentConfig config, Layers layers)
{
    // As many values as a message quotes.
    private const int MostTold = 40;

    // A claim may have thousands of terms, and a sweep as many values.
    private readonly HashSet<string> _known = config.Strategies.Select(strategy => strategy.Name).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<object>> _swept =
        config.Sweep.ToDictionary(axis => axis.Path, axis => axis.Values.ToHashSet(), StringComparer.Ordinal);

    /// <summary>The experiment with its claim, whose terms name what is there.</summary>
    public static ExperimentConfig WithClaim(ExperimentConfig config, Layers layers) =>
        config.Claim is { } claim ? config with { Claim = new ClaimRules(config, layers).Resolve(claim) } : config;

    private Claim Resolve(Claim claim)
    {
        if (claim.Expect.Count == 0)
        {
            return claim;
        }

        Located expect = layers.Written["claim"]!["expect"]!;
        if (!claim.Expect[0].Decides)
        {
            layers.Refuse(expect, "the first expectation is told for comparison only; put one first that decides.");
        }

        return claim with { Expect = [.. claim.Expect.Zip(expect.Children, (expectation, place) => Resolve(expectation, place.Value))] };
    }

    private Expectation Resolve(Expectation written, Located found)
    {
        int before = layers.Faults;
        Term[] plus = Terms(written.Plus, found["plus"], written.Of), minus = Terms(written.Minus, found["minus"], written.Of);
        Expectation expectation = written with
        {
            Day = found["day"] is null ? config.Horizons[^1] : written.Day,
            Plus = plus.Length == 0 && written.Of.Kind == MeasureKind.Agreement ? [Term.Named("")] : plus,
            Minus = minus,
        };
        Check(found, expectation, layers.Faults == before);
        return expectation;
    }

    private void Check(Located found, Expectation expectation, bool readable)
    {
        if (!config.Horizons.Contains(expectation.Day))
        {
            layers.Refuse(found["day"] ?? found,
                $"day {expectation.Day} is none of the horizons ({string.Join(", ", config.Horizons)}); name one of them, or add it there.");
        }

        if (readable && expectation.Plus.Count == 0)
        {
            layers.Refuse(found, "\"plus\" is missing; it names at least one strategy, such as [\"connect\"].");
        }

        if (expectation.Is == Side.Different && expectation.Margin < 0)
        {
            layers.Refuse(found["margin"]!, "a difference on either side has a margin of 0 or more.");
        }

        if (readable && expectation.Terms.Select(term => string.Join(", ", term.At.Keys.Order(StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal).Count() > 1)
        {
            layers.Refuse(found,
                "some terms name other swept parameters than the rest behind their @; "
                    + "every term names the same ones, so that it is clear which cells are compared.");
        }
    }

    private Term[] Terms(IReadOnlyList<Term> terms, Located? places, Measure of) =>
        [.. terms.Zip(places?.Children ?? [], (term, place) => Resolve($"{term}", place.Value, of)).OfType<Term>()];

    private Term? Resolve(string text, Located found, Measure of)
    {
        int before = layers.Faults;
        string[] parts = NormalForm.Of(text).Split('@', 2, StringSplitOptions.TrimEntries);
        string[] names = NamesIn(parts[0]);
        Dictionary<string, object> at = new(StringComparer.Ordinal);
        foreach (string value in parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Place(found, value, at);
        }

        Names(found, names, of);
        return layers.Faults > before ? null : new Term(names[0], names.Length > 1 ? names[1] : "", at);
    }

    /// <summary>A strategy, or two with "over" between them; a name may hold that word too.</summary>
    private string[] NamesIn(string text)
    {
        const string Over = " over ";
        IEnumerable<string[]> pairs = Enumerable.Range(0, text.Length)
            .Where(at => string.CompareOrdinal(text, at, Over, 0, Over.Length) == 0)
            .Select(at => (string[])[text[..at].Trim(), text[(at + Over.Length)..].Trim()]);
        return _known.Contains(text)
            ? [text]
            : pairs.FirstOrDefault(pair => pair.All(_known.Contains))
                ?? text.Split(Over, 2, StringSplitOptions.TrimEntries);
    }

    private void Names(Located found, string[] names, Measure of)
    {
        bool nameless = names is [""], best = names is [Term.Best] && of.Kind == MeasureKind.Observed;
        if (best && _known.Contains(Term.Best))
        {
            layers.Refuse(found, "in a claim \"best\" stands for whichever strategy has the best mean; give the strategy of that name another.");
            return;
        }

        if (of.Kind == MeasureKind.Observed ? nameless || names.Length > 1 : of.Kind == MeasureKind.Agreement ? !nameless : !nameless && names.Length < 2)
        {
            layers.Refuse(found,
                $"\"{Quotation.Of(found.Text)}\" is no term of {of}; write {(of.Kind switch
                {
                    MeasureKind.Observed => "a strategy's name",
                    MeasureKind.Agreement => "@ and swept values only",
                    _ => "one strategy over another, such as \"connect over convert\"",
                })}.");
        }
        else if (!nameless && !best && names.FirstOrDefault(name => !_known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            layers.Refuse(found,
                $"there is no strategy \"{Quotation.Of(unknown)}\"; "
                    + $"name one of {Quotation.Of(string.Join(", ", _known))}.{Nearest.Hint(unknown, _known)}");
        }
        else if (of.Kind == MeasureKind.Crossover && nameless && config.Challenger is null)
        {
            layers.Refuse(found, "with one strategy nothing crosses over anything; name a second one.");
        }
        else if (of.Kind == MeasureKind.Crossover && !nameless && config.Keep != Keep.Daily && (names[0], names[1]) != (config.Challenger, config.Baseline))
        {
            layers.Refuse(found,
                $"crossover days are kept of the challenger over the baseline ({config.Challenger} over {config.Baseline}) alone; "
                    + "for others set \"keep\": \"daily\".");
        }
    }

    private void Place(Located found, string text, Dictionary<string, object> at)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (config.Sweep.FirstOrDefault(axis => axis.Path == sides[0]) is not { } axis)
        {
            layers.Refuse(found,
                $"\"{Quotation.Of(sides[0])}\" is not swept; behind the @ stand swept parameters with one of their values"
                    + $"{(config.Sweep.Count == 0 ? ", and nothing is swept here" : $": {string.Join(", ", config.Sweep.Select(known => known.Path))}")}."
                    + $"{Nearest.Hint(sides[0], config.Sweep.Select(known => known.Path))}");
        }
        else if (sides.Length < 2 || Parameters.Find(axis.Path)!.Parse(sides[1]) is not { } value || !_swept[axis.Path].Contains(value))
        {
            layers.Refuse(found,
                $"{axis.Path} has no value \"{Quotation.Of(sides.Length < 2 ? "" : sides[1])}\" in the sweep; "
                    + $"write {axis.Path} = one of {Quotation.Of(string.Join(", ", axis.Values.Take(MostTold).Select(ParameterDefinition.Text)))}.");
        }
        else
        {
            at[axis.Path] = value;
        }
    }
}
