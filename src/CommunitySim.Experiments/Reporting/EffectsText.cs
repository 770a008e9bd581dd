using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Effects;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes what published effects say about a space: how much stays, which effect does it, and what it narrows.</summary>
/// <param name="study">The study.</param>
public sealed class EffectsText(EffectsStudy study)
{
    private const int Named = 4, RateDigits = 2;

    // Fewer than one in two hundred is 0% in words.
    private const double HardlyAny = 0.005;

    /// <summary>The finding in one line.</summary>
    public string Headline => $"Published effects leave {NumberText.Percent(study.Stays.Mean)} of the plausible space";

    /// <summary>The page.</summary>
    public IReadOnlyList<Block> Blocks =>
    [
        new Heading(1, $"Published effects: {study.Config.Title}"),
        new Quote("How much of the plausible space agrees with effects that were measured elsewhere?"),
        new Bullets([Stays(), Workers(), Here(), Paces(), Narrowed()]),
        new Heading(2, "The effects"),
        new Table(
            ["effect", "source", "read in", "of", "figure", "three errors either way", "this file", "95% of the space", "ruled out", "by it alone"],
            [.. study.Effects.Select(Row)]),
        new Heading(2, "What was done, and why the errors are as large as they are"),
        new Bullets([.. study.Effects.Select(found => About(found.Effect))]),
        new Heading(2, "Left out"),
        new Bullets([.. HistoryMatch.LeftOut.Select(one => (Prose)$"{one.Effect}: {one.Why}")]),
        new Heading(2, "How"),
        new Paragraph($"Nothing is simulated. Each effect has a counterpart in the equations of the model, for members without chance and without anybody else's "
            + $"influence. A point is ruled out if any counterpart lies more than {HistoryMatch.Most} errors from its figure. The error joins the standard error of the "
            + $"figure with a stated discrepancy between the settings. What stays is not confirmed. It is only not ruled out."),
    ];

    private Prose Stays() =>
        $"**What stays:** {NumberText.Percent(study.Stays)} of {study.Points.Count} points are not ruled out. "
        + $"They are spread evenly over the ranges of {NumberText.Count(study.Parameters.Count, "parameter")}. The interval is about the choice of points alone.";

    private Prose Workers()
    {
        EffectOverSpace[] workers = [.. study.Effects.Where(found => found.RuledOut.Mean >= HardlyAny).OrderByDescending(found => found.RuledOut.Mean)];
        string[] idle = [.. study.Effects.Where(found => found.RuledOut.Mean < HardlyAny).Select(found => found.Effect.Name)];
        if (workers.Length == 0)
        {
            return $"**Which effect does it:** none rules out one point in 200.";
        }

        return $"**Which effect does it:** {NumberText.List([.. workers.Select(found => $"{found.Effect.Name} rules out {NumberText.Percent(found.RuledOut)}")])}."
            + $"{(idle.Length == 0 ? "" : $" Hardly any point is ruled out by {NumberText.List(idle)}.")}";
    }

    private Prose Here()
    {
        (double largest, int at) = study.Here.Implausibilities.Select((value, at) => (double.IsNaN(value) ? -1 : value, at)).Max();
        RandomisedEffect effect = HistoryMatch.Effects[at];
        return $"**The values of the file** are {(study.Here.IsRuledOut ? "ruled out" : "not ruled out")}. They are farthest from the figure of {effect.Name}: "
            + $"{Exponential(effect, study.Here.Counterparts[at])} against {Exponential(effect, effect.Figure)}, {NumberText.Number(largest)} errors away ({HistoryMatch.Most} rule out).";
    }

    private Prose Paces()
    {
        MutingPaces paces = MutingPaces.Of(study.Config);
        return $"**How often the brand asks** matters for muting. The first pitch mutes {NumberText.Percent(paces.First, 2)} of those whom it reaches, and a pitch a week "
            + $"{NumberText.Percent(paces.Weekly, 1)}. A pitch a day for 90 days mutes {NumberText.Percent(paces.Daily, 1)} a pitch. Judged by that pace the file would be "
            + $"{NumberText.Number(paces.DailyImplausibility)} errors away. The weekly pace judges, because that is nearer to what senders do.";
    }

    private Prose Narrowed()
    {
        NarrowedParameter[] narrowed = [.. study.Narrowed.Where(found => found.IsNarrowed)];
        string[] names = [.. narrowed.Take(Named).Select(found =>
            $"{found.Parameter.Path} (90% within {NumberText.Number(found.Low)} and {NumberText.Number(found.High)})")];
        if (study.Narrowed.Count == 0)
        {
            return $"**What it narrows:** unknown, because fewer than {HistoryMatch.FewestPoints} points stay.";
        }

        if (narrowed.Length == 0)
        {
            return $"**What it narrows:** no parameter by more than chance.";
        }

        return $"**What it narrows:** {narrowed.Length} of {study.Narrowed.Count} parameters by more than chance, most of all {NumberText.List(names)}.";
    }

    private static IReadOnlyList<string> Row(EffectOverSpace found) =>
    [
        found.Effect.Name,
        found.Effect.Source,
        found.Effect.Reading == Reading.Abstract ? "abstract" : "secondary source",
        found.Effect.Of,
        Exponential(found.Effect, found.Effect.Figure),
        $"{Exponential(found.Effect, found.Effect.Figure - (HistoryMatch.Most * found.Effect.Error))} to {Exponential(found.Effect, found.Effect.Figure + (HistoryMatch.Most * found.Effect.Error))}",
        $"{Exponential(found.Effect, found.Here)}{(found.RulesHereOut ? ", ruled out" : "")}",
        $"{Exponential(found.Effect, found.Low)} to {Exponential(found.Effect, found.High)}",
        NumberText.Percent(found.RuledOut),
        NumberText.Percent(found.RuledOutOnlyByIt),
    ];

    private static Prose About(RandomisedEffect effect) =>
        $"**{effect.Name}** ({effect.Source}, {effect.Doi}; {(effect.Evidence == Evidence.Randomised ? "randomised" : "observed, not randomised")}): "
        + $"{effect.Treatment} In the model: {effect.Meaning} {effect.Why}";

    /// <summary>The figure on its own scale: a rate, or an odds ratio.</summary>
    private static string Exponential(RandomisedEffect effect, double logarithm) => effect.IsRate
        ? NumberText.Percent(Math.Exp(logarithm) / (1 + Math.Exp(logarithm)), RateDigits)
        : NumberText.Number(Math.Exp(logarithm));
}
