namespace CommunitySim.Experiments.Effects;

/// <summary>
/// A friend who adopts: ln OR = logit p(n = 1/10) − logit p(n = 0), with p the chance to buy by own demand of a newcomer who
/// has ten neighbours. The friend endorses.
/// </summary>
internal sealed record PeerAdoption() : RandomisedEffect(
    "a friend's adoption",
    "Bapna & Umyarov 2015",
    "10.1287/mnsc.2014.2081",
    "Some users of a music service got a paid subscription as a gift, by chance. Their friends could see it, and buy one.",
    Evidence.Randomised,
    Reading.Abstract,
    Figure: Math.Log(1.6),
    StandardError: 0.24,
    Discrepancy: 0.25,
    "The abstract says \"more than 60%\" and that there is an influence, without an interval; 0.24 is the largest standard error at which it would "
        + "differ from none (ln 1.6/1.96). A working paper of the same experiment says 50%. The number of friends differs between the settings: in the default "
        + "model one endorser of 3 and one of 30 lie within two discrepancies of one in ten.",
    "odds ratio of buying",
    "One of ten neighbours endorses, against none: own demand of a newcomer.")
{
    private const double OneOfTen = 0.1;

    internal override double Counterpart(ExpectedMember member)
    {
        double LogOdds(double endorsement) =>
            member.MeanLogOdds(member.Newcomer, member.Disapproval(endorsement), member.Member.Privacy);
        return LogOdds(OneOfTen) - LogOdds(0);
    }
}
