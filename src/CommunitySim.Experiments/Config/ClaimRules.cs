using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Checks a claim against the rest of the experiment: everything that it names must exist.</summary>
internal sealed class ClaimRules(ExperimentConfig config, Layers layers)
{
    private const int MostShown = 40;

    // A claim may have thousands of terms, and a sweep thousands of values, so lookups must be fast.
    private readonly HashSet<string> _known = [.. config.Strategies.Select(strategy => strategy.Name)];
    private readonly HashSet<string> _families = [.. config.Strategies.Select(strategy => strategy.Family).OfType<string>()];
    private readonly Dictionary<string, HashSet<object>> _swept =
        config.Sweep.ToDictionary(axis => axis.Path, axis => axis.Values.ToHashSet(), StringComparer.Ordinal);

    /// <summary>Returns the experiment with all terms of its claim resolved.</summary>
    public static ExperimentConfig WithClaim(ExperimentConfig config, Layers layers) =>
        config.Claim is { } claim ? config with { Claim = new ClaimRules(config, layers).Resolve(claim) } : config;

    private Claim Resolve(Claim claim)
    {
        CheckPlacebo(claim);
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

    /// <summary>Refuses a placebo on a parameter that is swept, that makes the worlds, or that is no mechanism.</summary>
    private void CheckPlacebo(Claim claim)
    {
        foreach (ParameterSetting setting in claim.Placebo)
        {
            SourceNode place = layers.Written["claim"]!["placebo"]![setting.Path]!;
            if (_swept.ContainsKey(setting.Path))
            {
                layers.Refuse(place,
                    $"{setting.Path} is swept, so it has no single value that a placebo could replace; "
                        + "take it out of the sweep, or name another parameter of the mechanism.");
            }
            else if (setting.Path == PolicyGrid.HoursPath)
            {
                layers.Refuse(place,
                    "the hours are no mechanism: without them there is no brand, and everything that it does is gone; "
                        + "name a parameter of the mechanism that the claim is about.");
            }
            else if (setting.Path.StartsWith("community.network.", StringComparison.Ordinal) || setting.Path == "community.members")
            {
                layers.Refuse(place,
                    $"{setting.Path} changes the worlds themselves, and a placebo is computed in the same worlds; "
                        + "compare networks or sizes in a sweep.");
            }
        }
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
            layers.Refuse(found["day"] ?? found, NoHorizon($"{expectation.Day}"));
        }

        if (readable && expectation.Plus.Count == 0)
        {
            layers.Refuse(found, "\"plus\" is missing; name at least one strategy, such as [\"connect\"].");
        }

        if (readable && expectation.Minus.Count > 0 && Written(expectation.Plus).SequenceEqual(Written(expectation.Minus), StringComparer.Ordinal))
        {
            layers.Refuse(found, "plus and minus are the same, so the difference is zero in every world; compare two things.");
        }

        if (expectation.Is is Side.Different or Side.Within && expectation.Margin < 0)
        {
            layers.Refuse(found["margin"]!,
                "the margin is negative; with \"is\": \"different\" or \"within\", write a margin of 0 or more.");
        }

        if (expectation.Is == Side.Within && expectation.Margin + expectation.Matters == 0)
        {
            layers.Refuse(found,
                "nothing lies within a zone of width zero; write the smallest difference that \"matters\", such as 0.02.");
        }

        if (readable && expectation.ChoosesBest && config.Replicates.AtLeast < 2)
        {
            layers.Refuse(found,
                "\"best of\" chooses in every other world and measures in the rest, so it needs 2 replicates or more.");
        }

        if (readable && expectation.Terms.Select(term => string.Join(", ", term.At.Keys.Order(StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal).Count() > 1)
        {
            layers.Refuse(found,
                "the terms name different swept parameters after their @; "
                    + "name the same ones in every term, so that it is clear which cells are compared.");
        }
    }

    private static IEnumerable<string> Written(IReadOnlyList<Term> terms) => terms.Select(term => $"{term}").Order(StringComparer.Ordinal);

    private Term[] ResolveTerms(IReadOnlyList<Term> terms, SourceNode? places, Measure of) =>
        [.. terms.Zip(places?.Children ?? [], (term, place) => Resolve($"{term}", place.Value, of)).OfType<Term>()];

    private Term? Resolve(string text, SourceNode found, Measure of)
    {
        int before = layers.Faults;
        string[] parts = NormalForm.Compose(text).Split('@', 2, StringSplitOptions.TrimEntries);
        (double weight, string who) = SplitWeight(parts[0]);
        string[] names = SplitNames(who);
        int? day = null;
        Dictionary<string, object> at = new(StringComparer.Ordinal);
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string value in parts.Length == 1 ? [] : parts[1].Split(',', Clean))
        {
            if (value.Split('=', 2, StringSplitOptions.TrimEntries) is ["day", var number])
            {
                day = ReadDay(found, number, of);
            }
            else
            {
                AddPlace(found, value, at);
            }
        }

        if (!double.IsFinite(weight) || weight == 0)
        {
            layers.Refuse(found, "the number before the * is zero or too large; write one that counts, such as 2.");
        }

        CheckNames(found, names, of);
        return layers.Faults > before ? null : new Term(names[0], names.Length > 1 ? names[1] : "", at)
        {
            Day = day,
            Weight = weight,
            Family = FamilyOf(names, of),
        };
    }

    /// <summary>Splits "2 * connect" into the number and the rest. A strategy's own name may begin like that.</summary>
    private (double Weight, string Term) SplitWeight(string text)
    {
        string[] sides = text.Split('*', 2, StringSplitOptions.TrimEntries);
        return sides.Length == 2 && !_known.Contains(text)
            && double.TryParse(sides[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight)
                ? (weight, sides[1])
                : (1, text);
    }

    private int? ReadDay(SourceNode found, string number, Measure of)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int day)
            && config.Horizons.Contains(day) && of.Kind != MeasureKind.Crossover)
        {
            return day;
        }

        layers.Refuse(found, of.Kind == MeasureKind.Crossover
            ? "a crossover is itself a day, so a term of it names none; delete \"day\"."
            : NoHorizon(number));
        return null;
    }

    private string NoHorizon(string day)
    {
        bool isLate = int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > config.Days;
        return $"day {Quotation.Escape(day)} is {(isLate ? $"after the last day, {config.Days}" : "no horizon")}; "
            + $"name one of {string.Join(", ", config.Horizons)}{(isLate ? "" : ", or add the day to \"horizons\"")}.";
    }

    private string? FamilyOf(string[] names, Measure of) =>
        names is [var name] && !_known.Contains(name) && of.Kind is not (MeasureKind.Crossover or MeasureKind.Agreement)
            && name.StartsWith(Term.BestOf, StringComparison.Ordinal) && _families.Contains(name[Term.BestOf.Length..])
                ? name[Term.BestOf.Length..]
                : null;

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
        bool nameless = names is [""];
        bool best = (names is [Term.Best] && of.Kind == MeasureKind.Observed) || FamilyOf(names, of) is not null;
        if (names is [Term.Best] && best && _known.Contains(Term.Best))
        {
            layers.Refuse(found, "in a claim \"best\" means the strategy with the best mean; rename the strategy \"best\".");
            return;
        }

        bool isWrong = of.Kind switch
        {
            MeasureKind.Agreement => !nameless,
            MeasureKind.Crossover => !nameless && names.Length < 2,
            _ => nameless || names.Length > 1,
        };
        if (isWrong)
        {
            layers.Refuse(found,
                $"\"{Quotation.Escape(found.Text)}\" is no term of {of}; write {(of.Kind switch
                {
                    MeasureKind.Agreement => "only @ and swept values",
                    MeasureKind.Crossover => "one strategy over another, such as \"connect over convert\"",
                    _ => "a strategy's name",
                })}.");
        }
        else if (!nameless && !best && names.FirstOrDefault(name => !_known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            layers.Refuse(found, Unknown(unknown));
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

    private string Unknown(string name)
    {
        if (!name.StartsWith(Term.BestOf, StringComparison.Ordinal))
        {
            return $"there is no strategy \"{Quotation.Escape(name)}\"; "
                + $"name one of {Quotation.Escape(string.Join(", ", _known))}.{Nearest.Hint(name, _known)}";
        }

        string family = name[Term.BestOf.Length..];
        string known = _families.Count == 0
            ? "give strategies a \"family\" or a \"best\""
            : $"name one of {Quotation.Escape(string.Join(", ", _families))}";
        return $"there is no family \"{Quotation.Escape(family)}\"; {known}.{Nearest.Hint(family, _families)}";
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
