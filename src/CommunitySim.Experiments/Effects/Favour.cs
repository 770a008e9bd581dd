namespace CommunitySim.Experiments.Effects;

/// <summary>
/// A favour before an ask: ln OR = logit p(helped) − logit p(not helped), with p the chance that a newcomer accepts a pitch some
/// days after a problem was solved. Help leaves gain(1) of trust, and the obligation helpCredit·2^(−days/obligationHalfLife).
/// </summary>
internal static class Favour
{
    /// <summary>ln OR.</summary>
    /// <param name="member">The members.</param>
    /// <param name="days">Days between help and pitch, at least 0.</param>
    public static double Effect(ExpectedMember member, int days)
    {
        ExpectedState newcomer = member.Newcomer;
        ExpectedState helped = member.After(
            newcomer with
            {
                Trust = member.Gain(newcomer.Trust, 1),
                Obligation = Math.Min(1, newcomer.Obligation + member.Brand.HelpCredit),
            },
            days);
        double LogOdds(ExpectedState state) =>
            member.MeanLogOdds(state, member.Disapproval(member.NewcomersEndorse), member.Brand.Visibility);
        return LogOdds(helped) - LogOdds(newcomer);
    }
}

/// <summary>A favour at the moment of the ask (<see cref="Favour"/>, 0 days).</summary>
internal sealed record FavourAtOnce() : RandomisedEffect(
    "a favour with the ask",
    "Falk 2007",
    "10.1111/j.1468-0262.2007.00800.x",
    "A charity sent 10,000 letters. By chance a third had a small gift in them, and a third a large one. Donations rose by 17% and by 75%.",
    Evidence.Randomised,
    Reading.Abstract,
    Figure: (Math.Log(1.17) + Math.Log(1.75)) / 2,
    StandardError: 0.1,
    Discrepancy: 0.35,
    "A solved problem may be a small or a large gift, so the figure lies midway between the two. Half their distance (0.2) is part of the discrepancy. The rest (0.3) "
        + "stands for letters against pitches. The abstract has no interval; 0.1 is the standard error of a ratio of two shares with 200 donors each, "
        + "which is fewer than it must have had. Donors are few, so a ratio of shares is taken for an odds ratio.",
    "odds ratio of accepting",
    "A problem was solved today, against none: a pitch to a newcomer.")
{
    internal override double Counterpart(ExpectedMember member) => Favour.Effect(member, 0);
}

/// <summary>A favour a week before the ask (<see cref="Favour"/>, 7 days).</summary>
internal sealed record FavourAfterAWeek() : RandomisedEffect(
    "a favour a week before the ask",
    "Burger, Horita, Kinoshita, Roberts & Vera 1997",
    "10.1207/s15324834basp1901_7",
    "Students got a drink from somebody, by chance. Those who were asked for a favour after five minutes agreed more often; after a week they "
        + "did not agree significantly more often.",
    Evidence.Randomised,
    Reading.Abstract,
    Figure: 0,
    StandardError: 0.5,
    Discrepancy: 0.25,
    "The abstract gives neither shares nor group sizes. 0.5 is the standard error of a log odds ratio of two groups of thirty at even odds. Friends of "
        + "an hour are no customers of a brand, hence the discrepancy.",
    "odds ratio of accepting",
    "A problem was solved a week ago, against none: a pitch to a newcomer.")
{
    private const int Week = 7;

    internal override double Counterpart(ExpectedMember member) => Favour.Effect(member, Week);
}
