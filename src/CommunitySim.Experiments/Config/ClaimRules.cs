using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks a claim against the rest of the experiment: everything that it names must exist.</summary>
internal sealed class ClaimRules(ExperimentConfig config, Layers layers)
{
    private const int MostShown = 40;

    // A claim may have thousands of terms, and a sweep thousands of values, so lookups must be fast.
    private readonly HashSet<string> _known = [.. config.Strategies.Select(strategy => strategy.Name)];
    private readonly Dictionary<string, HashSet<object>> _swept =
        config.Sweep.ToDictionary(axis => axis.Path, axis => axis.Values.ToHashSet(), StringComparer.Ordinal);

    /// <summary>Returns the experiment with all terms of its claim resolved.</summary>
    public static ExperimentConfig WithClaim(ExperimentConfig config, Layers layers) =>
        config.Claim is { } claim ? config with { Claim = new ClaimRules(config, layers).Resolve(claim) } : config;

    private Claim Resolve(Claim claim)
    {
        if (claim.Expect.Count == 0)
        {
            return claim;
        }

        SourceNode expect = layers.Written["claim"]!["expect"]!;
        if (!claim.Expect[0].Decides)
        {
            layers.Refuse(expect, "the first expectation is for comparison only; put one first that decides.");
        }

        return claim with
        {
            Expect = [.. claim.Expect.Zip(expect.Children, (expectation, place) => Resolve(expectation, place.Value))],
        };
    }

    private Expectation Resolve(Expectation written, SourceNode found)
    {
        int before = layers.Faults;
        Term[] plus = ResolveTerms(written.Plus, found["plus"], written.Of);
        Term[] minus = ResolveTerms(written.Minus, found["minus"], written.Of);
        Expectation expectation = written with
        {
            Day = found["day"] is null ? config.Horizons[^1] : written.Day,
            Plus = plus.Length == 0 && written.Of.Kind == MeasureKind.Agreement ? [Term.Named("")] : plus,
            Minus = minus,
        };
        Check(found, expectation, layers.Faults == before);
        return expectation;
    }

    private void Check(SourceNode found, Expectation expectation, bool readable)
    {
        if (!config.Horizons.Contains(expectation.Day))
        {
            layers.Refuse(found["day"] ?? found,
                $"day {expectation.Day} is no horizon; name one of {string.Join(", ", config.Horizons)}, "
                    + "or add the day to \"horizons\".");
        }

        if (readable && expectation.Plus.Count == 0)
        {
            layers.Refuse(found, "\"plus\" is missing; name at least one strategy, such as [\"connect\"].");
        }

        if (expectation.Is == Side.Different && expectation.Margin < 0)
        {
            layers.Refuse(found["margin"]!, "the margin is negative; with \"is\": \"different\", write a margin of 0 or more.");
        }

        if (readable && expectation.Terms.Select(term => string.Join(", ", term.At.Keys.Order(StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal).Count() > 1)
        {
            layers.Refuse(found,
                "the terms name different swept parameters after their @; "
                    + "name the same ones in every term, so that it is clear which cells are compared.");
        }
    }

    private Term[] ResolveTerms(IReadOnlyList<Term> terms, SourceNode? places, Measure of) =>
        [.. terms.Zip(places?.Children ?? [], (term, place) => Resolve($"{term}", place.Value, of)).OfType<Term>()];

    private Term? Resolve(string text, SourceNode found, Measure of)
    {
        int before = layers.Faults;
        string[] parts = NormalForm.Compose(text).Split('@', 2, StringSplitOptions.TrimEntries);
        string[] names = SplitNames(parts[0]);
        Dictionary<string, object> at = new(StringComparer.Ordinal);
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string value in parts.Length == 1 ? [] : parts[1].Split(',', Clean))
        {
            AddPlace(found, value, at);
        }

        CheckNames(found, names, of);
        return layers.Faults > before ? null : new Term(names[0], names.Length > 1 ? names[1] : "", at);
    }

    /// <summary>Splits a text at "over" into one or two strategies. A name may contain that word too.</summary>
    private string[] SplitNames(string text)
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

    private void CheckNames(SourceNode found, string[] names, Measure of)
    {
        bool nameless = names is [""], best = names is [Term.Best] && of.Kind == MeasureKind.Observed;
        if (best && _known.Contains(Term.Best))
        {
            layers.Refuse(found, "in a claim \"best\" means the strategy with the best mean; rename the strategy \"best\".");
            return;
        }

        bool isWrong = of.Kind switch
        {
            MeasureKind.Observed => nameless || names.Length > 1,
            MeasureKind.Agreement => !nameless,
            _ => !nameless && names.Length < 2,
        };
        if (isWrong)
        {
            layers.Refuse(found,
                $"\"{Quotation.Escape(found.Text)}\" is no term of {of}; write {(of.Kind switch
                {
                    MeasureKind.Observed => "a strategy's name",
                    MeasureKind.Agreement => "only @ and swept values",
                    _ => "one strategy over another, such as \"connect over convert\"",
                })}.");
        }
        else if (!nameless && !best && names.FirstOrDefault(name => !_known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            layers.Refuse(found,
                $"there is no strategy \"{Quotation.Escape(unknown)}\"; "
                    + $"name one of {Quotation.Escape(string.Join(", ", _known))}.{Nearest.Hint(unknown, _known)}");
        }
        else if (of.Kind == MeasureKind.Crossover && nameless && config.Challenger is null)
        {
            layers.Refuse(found, "a crossover needs two strategies; name a second one.");
        }
        else if (of.Kind == MeasureKind.Crossover && !nameless && config.Keep != Keep.Daily
            && (names[0], names[1]) != (config.Challenger, config.Baseline))
        {
            layers.Refuse(found,
                $"only crossover days of {config.Challenger} over {config.Baseline} (challenger over baseline) are kept; "
                    + "for others set \"keep\": \"daily\".");
        }
    }

    private void AddPlace(SourceNode found, string text, Dictionary<string, object> at)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (config.Sweep.FirstOrDefault(axis => axis.Path == sides[0]) is not { } axis)
        {
            string[] swept = [.. config.Sweep.Select(known => known.Path)];
            string known = swept.Length == 0 ? " (this experiment sweeps none)" : $": {string.Join(", ", swept)}";
            layers.Refuse(found,
                $"\"{Quotation.Escape(sides[0])}\" is not swept; "
                    + $"after the @ write swept parameters, each with one of its values{known}.{Nearest.Hint(sides[0], swept)}");
        }
        else if (sides.Length < 2
            || Parameters.Find(axis.Path)!.Parse(sides[1]) is not { } value
            || !_swept[axis.Path].Contains(value))
        {
            string values = string.Join(", ", axis.Values.Take(MostShown).Select(ParameterDefinition.Text));
            layers.Refuse(found,
                $"{axis.Path} has no value \"{Quotation.Escape(sides.Length < 2 ? "" : sides[1])}\" in the sweep; "
                    + $"write {axis.Path} = one of {Quotation.Escape(values)}.");
        }
        else
        {
            at[axis.Path] = value;
        }
    }
}
