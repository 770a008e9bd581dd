using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Lecture.Hall;

/// <summary>What a hall's rate says about the model's.</summary>
internal enum RateStanding
{
    /// <summary>Fewer answers than <see cref="OfferVerdict.FewestAnswers"/>.</summary>
    Few,
    /// <summary>The hall's interval holds the model's rate.</summary>
    Agrees,
    /// <summary>The model's rate lies outside of the hall's interval.</summary>
    Excludes,
}

/// <summary>What a hall's difference to the plain offer says about the model's.</summary>
internal enum SignStanding
{
    /// <summary>One of the arms has too few answers.</summary>
    Few,
    /// <summary>The intervals overlap, so the sign is not known.</summary>
    Open,
    /// <summary>The intervals lie apart, in the model's order.</summary>
    Same,
    /// <summary>The intervals lie apart, in the opposite order.</summary>
    Opposite,
}

/// <summary>An arm: the hall beside the model.</summary>
/// <param name="Yes">Members who accepted.</param>
/// <param name="Asked">Members who answered.</param>
/// <param name="Hall">Their share with Wilson's 95% interval; NaN without answers.</param>
/// <param name="Model">The model's rate with its 95% interval over worlds.</param>
/// <param name="Rate">What the rate says.</param>
/// <param name="Sign">What the difference to the plain offer says; null for the plain offer itself.</param>
internal sealed record ArmResult(int Yes, int Asked, Interval Hall, Interval Model, RateStanding Rate, SignStanding? Sign);

/// <summary>Compares the hall with the model. It can refute the model.</summary>
internal static class OfferVerdict
{
    /// <summary>The fewest answers of an arm that are compared. With fewer, Wilson's interval is wider than half of the axis.</summary>
    public const int FewestAnswers = 10;

    /// <summary>Compares all arms.</summary>
    /// <param name="counts">Yes and no for each arm.</param>
    /// <param name="model">The model's rates.</param>
    public static IReadOnlyList<ArmResult> Judge(IReadOnlyList<int> counts, IReadOnlyList<Interval> model)
    {
        (int Yes, int Asked, Interval Hall)[] arms = [.. Enumerable.Range(0, Arms.Count)
            .Select(arm => (Yes: counts[2 * arm], Asked: counts[2 * arm] + counts[(2 * arm) + 1]))
            .Select(arm => (arm.Yes, arm.Asked, Proportion.Wilson(arm.Yes, arm.Asked)))];
        return [.. arms.Select((arm, at) => new ArmResult(
            arm.Yes,
            arm.Asked,
            arm.Hall,
            model[at],
            RateOf(arm.Asked, arm.Hall, model[at]),
            at == 0 ? null : SignOf(arms[0], arm, model[at].Mean - model[0].Mean)))];
    }

    private static RateStanding RateOf(int asked, Interval hall, Interval model) =>
        asked < FewestAnswers ? RateStanding.Few
        : model.Mean < hall.Low || model.Mean > hall.High ? RateStanding.Excludes
        : RateStanding.Agrees;

    private static SignStanding SignOf(
        (int Yes, int Asked, Interval Hall) plain, (int Yes, int Asked, Interval Hall) arm, double model)
    {
        if (plain.Asked < FewestAnswers || arm.Asked < FewestAnswers)
        {
            return SignStanding.Few;
        }

        int hall = arm.Hall.Low > plain.Hall.High ? 1 : arm.Hall.High < plain.Hall.Low ? -1 : 0;
        return hall == 0 ? SignStanding.Open : hall == Math.Sign(model) ? SignStanding.Same : SignStanding.Opposite;
    }
}
