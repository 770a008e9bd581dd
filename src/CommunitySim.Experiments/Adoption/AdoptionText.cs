using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>Says in plain words what a study came to. Every sentence follows from the result's figures.</summary>
public static class AdoptionText
{
    private const double TellsMuch = 0.5, TellsALittle = 0.9, MostTowns = 0.8;

    /// <summary>The conclusion in one or two sentences.</summary>
    public static Prose Conclusion(AdoptionResult result)
    {
        int failed = Criteria(result).Count(criterion => !criterion.Holds);
        string study = failed > 0
            ? "The model fails "
                + $"{NumberText.Count(failed, "criterion").Replace("criterions", "criteria", StringComparison.Ordinal)} of three."
            : "The model fails none of its three criteria.";
        return result.HasEvidence
            ? (Prose)$"**{study}** {Evidence(result)}"
            : $"**No evidence for any mechanism.** {study} {Evidence(result)}";
    }

    /// <summary>What a fit says about contagion. It is claimed only if both intervals lie above 1.</summary>
    public static string Contagion(ContagionFinding fit)
    {
        string ratio = $"With one adopting neighbour in ten, the odds of adopting in a month are {Ratio(fit.OddsRatio)} times those "
            + "with none. "
            + $"Among people of the same city and month they are {Ratio(fit.WithinMonth)} times";
        return fit.IsClaimed
            ? $"People adopt sooner where neighbours have adopted. {ratio}."
            : fit.OddsRatio.Low > 1
                ? $"No contagion is claimed. {ratio}, which includes no effect. A cause that reaches all in the same month would "
                    + "explain this as well."
            : fit.OddsRatio.High < 1
                ? $"No contagion is claimed. People adopt later where neighbours have adopted. {ratio}."
            : $"There is no evidence for contagion. {ratio}.";
    }

    /// <summary>The three criteria: what was fixed, what came of it, and whether the model stands.</summary>
    public static IReadOnlyList<CriterionLine> Criteria(AdoptionResult result)
    {
        FailureCriteria fixedOnes = result.Study.Criteria;
        CityScore worst = result.Scores.MinBy(score => score.Difference)!, least = result.Scores.MinBy(score => score.Coverage)!;
        int claims = result.Fits.Count(fit => fit.IsClaimed);
        return
        [
            new(
                $"The log score of a held-out city is more than {NumberText.Number(fixedOnes.ScoreBelow)} below that of a constant chance",
                $"Worst: {worst.City}, {Signed(worst.Difference)}",
                result.ScoresHold),
            new(
                $"{NumberText.Percent(fixedOnes.Band)} bands hold fewer than {NumberText.Percent(fixedOnes.Coverage)} of a "
                    + "held-out city's months",
                $"Least: {least.City}, {NumberText.Percent(least.Coverage)}",
                result.BandsHold),
            new(
                $"Contagion is claimed although its {NumberText.Percent(fixedOnes.Interval)} interval includes none",
                $"{(claims == 0 ? "No" : $"{claims} of {result.Fits.Count}")} fit{(claims > 1 ? "s claim" : " claims")} contagion",
                result.ClaimsHold),
        ];
    }

    /// <summary>The smallest pretended effect that the study claims in most towns, in words; empty if there is none.</summary>
    public static string Detectable(AdoptionResult result)
    {
        PowerRow? found = result.Power.Where(row => row.OddsRatio > 1 && row.Found >= MostTowns * row.Towns).MinBy(row => row.OddsRatio);
        return found is not null
            ? $"Were the odds ratio {Two(found.OddsRatio)}, the study would claim contagion in "
                + $"{NumberText.Percent((double)found.Found / found.Towns)} of towns."
            : "The study misses every effect that was tried in more than a fifth of towns.";
    }

    /// <summary>How much the data tell about a composite: much, a little or nothing.</summary>
    public static string Tells(Identification composite) =>
        composite.Left < TellsMuch ? "much" : composite.Left < TellsALittle ? "a little" : "nothing";

    /// <summary>A ratio with its interval, such as "1.19 [0.64, 2.21]".</summary>
    public static string Ratio(Interval ratio) => $"{Two(ratio.Mean)} [{Two(ratio.Low)}, {Two(ratio.High)}]";

    /// <summary>A difference of log scores with its sign: "+0.31".</summary>
    public static string Signed(double difference) => $"{(difference > 0 ? "+" : "")}{Two(difference)}";

    /// <summary>A number with two digits after the point.</summary>
    public static string Two(double number) =>
        number.ToString("F2", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Evidence(AdoptionResult result)
    {
        double margin = result.Study.Criteria.ScoreBelow;
        string score = result.TotalDifference > margin
            ? "It predicts cities that it has not seen better than a constant chance of adopting, by "
                + $"{Two(result.TotalDifference)} in log score over {result.Scores.Count} cities."
            : result.TotalDifference < -margin
                ? "It predicts cities that it has not seen worse than a constant chance of adopting, by "
                    + $"{Two(-result.TotalDifference)} in log score over {result.Scores.Count} cities."
            : "It predicts cities that it has not seen about as well as a constant chance of adopting: the log scores differ "
                + $"by {Signed(result.TotalDifference)}.";
        return $"{score} {Contagion(result.Fits[0])}";
    }
}

/// <summary>A criterion in words.</summary>
/// <param name="Failure">What would be a failure.</param>
/// <param name="Found">What was found.</param>
/// <param name="Holds">Whether the model stands.</param>
public sealed record CriterionLine(string Failure, string Found, bool Holds);
