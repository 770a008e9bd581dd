using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Effects;

/// <summary>
/// How many members mute after a pitch, at other paces than the weekly one by which <see cref="Unsubscribing"/> judges. A brand with fixed hours
/// asks the few who are left more and more often.
/// </summary>
/// <param name="First">The chance that the first pitch to a newcomer mutes.</param>
/// <param name="Weekly">The share of thirteen weekly pitches that mutes.</param>
/// <param name="Daily">The share of ninety daily pitches that mutes.</param>
/// <param name="DailyImplausibility">The implausibility if the daily pace were judged.</param>
public sealed record MutingPaces(double First, double Weekly, double Daily, double DailyImplausibility)
{
    private const int Weeks = 13, Week = 7, Days = 90;

    /// <summary>Computes them for the file's own community.</summary>
    public static MutingPaces Of(ExperimentConfig config)
    {
        ExpectedMember member = HistoryMatch.MemberAt(config, [], []);
        double daily = Unsubscribing.LogOdds(member, Days, 1);
        return new MutingPaces(
            ExpectedMember.Share(Unsubscribing.LogOdds(member, 1, Week)),
            ExpectedMember.Share(Unsubscribing.LogOdds(member, Weeks, Week)),
            ExpectedMember.Share(daily),
            new Unsubscribing().Implausibility(daily));
    }
}
