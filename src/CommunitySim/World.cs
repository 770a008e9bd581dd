using CommunitySim.Networks;
using CommunitySim.Randomness;
using MathNet.Numerics.Distributions;

namespace CommunitySim;

/// <summary>
/// What all strategies of one replicate share: the network, the traits of the seats, and the luck (common random numbers).
/// </summary>
public sealed class World
{
    private readonly Traits[] _traits;
    private readonly double[] _activity;

    /// <summary>Draws the traits of the seats of a network.</summary>
    /// <param name="network">Who is tied to whom.</param>
    /// <param name="member">Medians, means and spreads of the traits.</param>
    /// <param name="luck">The replicate's random numbers.</param>
    public World(SocialNetwork network, MemberParameters member, Luck luck)
    {
        (Network, Luck) = (network, luck);
        _traits = new Traits[network.Members];
        _activity = new double[network.Members];
        for (int seat = 0; seat < network.Members; seat++)
        {
            Draws draws = luck.Draw(Block.Traits, 0, seat);
            _traits[seat] = new Traits(
                LogNormalVariate(member.LossAversion, member.LossAversionSpread, draws[Purpose.LossAversion]),
                LogNormalVariate(1, member.PainSensitivitySpread, draws[Purpose.PainSensitivity]),
                BetaVariate(member.OfferFit, member.OfferFitConcentration, luck, seat));
            _activity[seat] = draws[Purpose.Lurker] < member.LurkerShare ? member.LurkerActivity : 1;
        }
    }

    /// <summary>The world of a replicate on a generated network.</summary>
    /// <exception cref="ArgumentException">The network is of kind file.</exception>
    public static World Generate(CommunityParameters community, MemberParameters member, Luck luck) =>
        new(NetworkGenerator.Build(community, luck), member, luck);

    /// <summary>Who is tied to whom.</summary>
    public SocialNetwork Network { get; }

    /// <summary>The replicate's random numbers.</summary>
    public Luck Luck { get; }

    /// <summary>Number of seats.</summary>
    public int Members => Network.Members;

    /// <summary>The traits of a seat.</summary>
    public Traits Traits(int seat) => _traits[seat];

    /// <summary>Chance that a seat's member has something to be seen on a day: 1 for a poster.</summary>
    public double Activity(int seat) => _activity[seat];

    private static double LogNormalVariate(double median, double spread, double uniform)
    {
        // Half a step up keeps u = 0, of which the quantile would be 0.
        double u = uniform + (0.5 / 4294967296.0);
        return median == 0 ? 0 : LogNormal.InvCDF(Math.Log(median), spread, u);
    }

    private static double BetaVariate(double mean, double concentration, Luck luck, int seat) => mean is 0 or 1
        ? mean
        : Beta.Sample(luck.Sequence(Block.OfferFit, seat), mean * concentration, (1 - mean) * concentration);
}
