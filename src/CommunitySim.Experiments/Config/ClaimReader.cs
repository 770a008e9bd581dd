using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Reads the claim of an experiment, and sees to it that everything it names is there.</summary>
/// <param name="read">The value of a configuration key.</param>
/// <param name="config">The experiment, but for its claim.</param>
/// <param name="faults">Where faults are collected.</param>
internal sealed class ClaimReader(Func<string, string> read, ExperimentConfig config, ICollection<InputFault> faults)
{
    // As many values as a message quotes.
    private const int MostTold = 40;

    // A claim may have thousands of terms, and a sweep as many values.
    private readonly string[] _known = [.. config.Strategies.Select(strategy => strategy.Name)];
    private readonly Dictionary<string, HashSet<object>> _swept =
        config.Sweep.ToDictionary(axis => axis.Path, axis => axis.Values.ToHashSet(), StringComparer.Ordinal);

    public Claim? Read(Located claim)
    {
        int before = faults.Count;
        foreach (string missing in ((string[])["id", "says"]).Where(key => claim[key] is null))
        {
            faults.Add(new InputFault(
                claim.Where, claim.Path,
                $"\"{missing}\" is missing; "
                    + "a claim is { \"id\": \"C1\", \"says\": \"...\", \"expect\": [ { \"that\": \"...\", "
                    + "\"of\": \"trust\", \"plus\": [\"connect\"], \"minus\": [\"convert\"] } ] }."));
        }

        List<Expectation> expectations = [.. (claim["expect"]?.Children ?? []).Select(item => One(item.Value)).OfType<Expectation>()];
        if (claim["expect"] is { } expect && expectations.Count > 0 && !expectations[0].Decides)
        {
            faults.Add(new InputFault(expect.Where, expect.Path, "the first expectation is told for comparison only; put one first that decides."));
        }

        return faults.Count > before
            ? null
            : new Claim(Text(claim, "id"), Text(claim, "says"), Text(claim, "refutedIf"), Text(claim, "needs", "all") == "all", expectations);
    }

    private Expectation? One(Located found)
    {
        int before = faults.Count;
        foreach (string missing in ((string[])["that", "of"]).Where(key => found[key] is null))
        {
            faults.Add(new InputFault(
                found.Where, found.Path,
                $"\"{missing}\" is missing; "
                    + $"it says {(missing == "of" ? "what is measured, such as \"trust\"" : "in words what is expected")}."));
        }

        if (faults.Count > before)
        {
            return null;
        }

        if (Measure.Parse(Text(found, "of")) is not { } of)
        {
            Fault(
                found, "of",
                $"\"{Quotation.Of(Text(found, "of"))}\" is nothing that is measured; "
                    + "write an observable such as trust, \"crossover of trust\" or \"agreement of impressions and value\"."
                    + $"{Nearest.Hint(Text(found, "of"), Observables.All.Select(observable => observable.Name()))}");
            return null;
        }

        Term[] plus = [.. Terms(found, "plus", of)], minus = [.. Terms(found, "minus", of)];
        if (plus.Length == 0 && of.Kind == MeasureKind.Agreement)
        {
            plus = [new Term("", "", new Dictionary<string, object>(StringComparer.Ordinal))];
        }

        Expectation expectation = new(
            Text(found, "that"), of, found["day"] is null ? config.Horizons[^1] : int.Parse(Text(found, "day"), CultureInfo.InvariantCulture), plus, minus,
            Enum.Parse<Side>(Text(found, "is", "above"), ignoreCase: true), double.Parse(Text(found, "margin", "0"), CultureInfo.InvariantCulture) + 0.0,
            Text(found, "in", "every") == "every", Text(found, "per", "world") == "hour", Text(found, "decides", "yes") == "yes");
        Check(found, expectation, faults.Count == before);
        return faults.Count > before ? null : expectation;
    }

    private void Check(Located found, Expectation expectation, bool readable)
    {
        if (!config.Horizons.Contains(expectation.Day))
        {
            Fault(found, "day", $"day {expectation.Day} is none of the horizons ({string.Join(", ", config.Horizons)}); name one of them, or add it there.");
        }

        if (readable && expectation.Plus.Count == 0)
        {
            faults.Add(new InputFault(found.Where, found.Path, "\"plus\" is missing; it names at least one strategy, such as [\"connect\"]."));
        }

        if (expectation.Is == Side.Different && expectation.Margin < 0)
        {
            Fault(found, "margin", "a difference on either side has a margin of 0 or more.");
        }

        if (readable && expectation.Terms.Select(term => string.Join(", ", term.At.Keys.Order(StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal).Count() > 1)
        {
            faults.Add(new InputFault(
                found.Where, found.Path,
                "some terms name other swept parameters than the rest behind their @; "
                    + "every term names the same ones, so that it is clear which cells are compared."));
        }
    }

    private IEnumerable<Term> Terms(Located found, string key, Measure of) =>
        (found[key]?.Children ?? []).Select(item => One(item.Value, of)).OfType<Term>();

    private Term? One(Located found, Measure of)
    {
        int before = faults.Count;
        string[] parts = NormalForm.Of(read(found.Key)).Split('@', 2, StringSplitOptions.TrimEntries);
        string[] names = NamesIn(parts[0]);
        Dictionary<string, object> at = new(StringComparer.Ordinal);
        foreach (string value in parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Place(found, value, at);
        }

        Names(found, names, of);
        return faults.Count > before ? null : new Term(names[0], names.Length > 1 ? names[1] : "", at);
    }

    /// <summary>A strategy, or two with "over" between them; a name may hold that word too.</summary>
    private string[] NamesIn(string text)
    {
        const string Over = " over ";
        HashSet<string> known = [.. config.Strategies.Select(strategy => strategy.Name)];
        IEnumerable<string[]> pairs = Enumerable.Range(0, text.Length)
            .Where(at => string.CompareOrdinal(text, at, Over, 0, Over.Length) == 0)
            .Select(at => (string[])[text[..at].Trim(), text[(at + Over.Length)..].Trim()]);
        return known.Contains(text)
            ? [text]
            : pairs.FirstOrDefault(pair => Array.TrueForAll(pair, known.Contains))
                ?? text.Split(Over, 2, StringSplitOptions.TrimEntries);
    }

    private void Names(Located found, string[] names, Measure of)
    {
        bool nameless = names is [""], best = names is [Term.Best] && of.Kind == MeasureKind.Observed;
        if (best && _known.Contains(Term.Best))
        {
            Refuse(found, "in a claim \"best\" stands for whichever strategy has the best mean; give the strategy of that name another.");
            return;
        }

        if (of.Kind == MeasureKind.Observed ? nameless || names.Length > 1 : of.Kind == MeasureKind.Agreement ? !nameless : !nameless && names.Length < 2)
        {
            Refuse(
                found,
                $"\"{Quotation.Of(read(found.Key))}\" is no term of {of}; write {(of.Kind switch
                {
                    MeasureKind.Observed => "a strategy's name",
                    MeasureKind.Agreement => "@ and swept values only",
                    _ => "one strategy over another, such as \"connect over convert\"",
                })}.");
        }
        else if (!nameless && !best && names.FirstOrDefault(name => !_known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            Refuse(
                found,
                $"there is no strategy \"{Quotation.Of(unknown)}\"; "
                    + $"name one of {Quotation.Of(string.Join(", ", _known))}.{Nearest.Hint(unknown, _known)}");
        }
        else if (of.Kind == MeasureKind.Crossover && nameless && config.Challenger is null)
        {
            Refuse(found, "with one strategy nothing crosses over anything; name a second one.");
        }
        else if (of.Kind == MeasureKind.Crossover && !nameless && config.Keep != Keep.Daily && (names[0], names[1]) != (config.Challenger, config.Baseline))
        {
            Refuse(
                found,
                $"crossover days are kept of the challenger over the baseline ({config.Challenger} over {config.Baseline}) alone; "
                    + "for others set \"keep\": \"daily\".");
        }
    }

    private void Place(Located found, string text, Dictionary<string, object> at)
    {
        string[] sides = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (config.Sweep.FirstOrDefault(axis => axis.Path == sides[0]) is not { } axis)
        {
            Refuse(
                found,
                $"\"{Quotation.Of(sides[0])}\" is not swept; "
                    + "behind the @ stand swept parameters with one of their values"
                    + $"{(config.Sweep.Count == 0 ? ", and nothing is swept here" : $": {string.Join(", ", config.Sweep.Select(known => known.Path))}")}."
                    + $"{Nearest.Hint(sides[0], config.Sweep.Select(known => known.Path))}");
        }
        else if (sides.Length < 2 || Parameters.Find(axis.Path)!.Parse(sides[1]) is not { } value || !_swept[axis.Path].Contains(value))
        {
            Refuse(
                found,
                $"{axis.Path} has no value \"{Quotation.Of(sides.Length < 2 ? "" : sides[1])}\" in the sweep; "
                    + $"write {axis.Path} = one of {Quotation.Of(string.Join(", ", axis.Values.Take(MostTold).Select(ParameterDefinition.Text)))}.");
        }
        else
        {
            at[axis.Path] = value;
        }
    }

    private string Text(Located group, string key, string fallback = "") => group[key] is { } found ? read(found.Key) : fallback;

    private void Fault(Located group, string key, string what) => Refuse(group[key] ?? group, what);

    private void Refuse(Located found, string what) => faults.Add(new InputFault(found.Where, found.Path, what));
}
