using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Limits;

/// <summary>Limits 3 and 8: how often members accept.</summary>
internal sealed class ChoiceLimits
{
    private const int Count = 40_000;

    private static BrandParameters Everywhere { get; } = StillBrand with { HoursPerThousandMembers = Unlimited };

    /// <summary>Nobody disapproves, nobody is in debt, fit and offer are 1: U = τ − effort with α = 1.</summary>
    private static MemberParameters Plain { get; } = StillMember with
    {
        OfferFit = 1,
        ValueCurvature = 1,
        Seesaw = 0,
        Reciprocity = 0,
        InitialTrust = 0.6,
    };

    /// <summary>A share of n independent events has the standard error √(p(1 − p)/n): 4 of them are 0.01 at one half.</summary>
    [TestCase(0, 0.5)]
    [TestCase(0.1, 0.689974481127613)] // 1/(1 + e^(−0.8))
    [TestCase(-0.1, 0.310025518872388)]
    [TestCase(0.25, 0.880797077977882)] // 1/(1 + e^(−2))
    [TestCase(-0.5, 0.017986209962092)] // 1/(1 + e^4)
    public void Acceptance_follows_the_logistic_and_is_one_half_without_advantage(double utility, double expected)
    {
        MemberParameters member = Plain with { Effort = Plain.InitialTrust - utility };
        double accepted = Share(StillCommunity with { Cohesion = 0 }, member, Everywhere, Strangers(Count, member), Observable.SalesPitched);
        Assert.That(accepted, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Count)));
    }

    /// <summary>
    /// Everything in the utility at once, and members differ: the number of acceptances has mean Σpᵢ and variance Σpᵢ(1 − pᵢ),
    /// pᵢ from the seats' own traits. D = cohesion, as nobody has a neighbour.
    /// </summary>
    [TestCase(1, Observable.SalesPitched)]
    [TestCase(0.3, Observable.SalesOwn)]
    public void Acceptance_weighs_offer_obligation_rejection_and_effort(double visibility, Observable sales)
    {
        const float trust = 0.4f, obligation = 0.3f;
        const double cohesion = 0.8;
        MemberParameters member = new() { Effort = 0.05, Privacy = 0.3, ProblemRate = 0, NeedRate = visibility < 1 ? 1 : 0 };
        World world = Strangers(Count, member);
        Strategy strategy = visibility < 1 ? Absent : Pitching;
        Simulation simulation = new(new Scenario(StillCommunity with { Cohesion = cohesion }, member, Everywhere, strategy), world, 1);
        Begin(simulation, (_, state) => state with { Trust = trust, Obligation = obligation, Marks = Marks.Aware });
        simulation.Step();

        double mean = 0, variance = 0;
        for (int seat = 0; seat < Count; seat++)
        {
            Traits traits = world.Traits(seat);
            double stake = visibility * 0.8 * traits.PainSensitivity * 0.2 * cohesion;
            double utility = ((1 - (0.5 * 0.8)) * Math.Pow(trust * traits.OfferFit, 0.88)) + (0.3 * obligation) - (traits.LossAversion * Math.Pow(stake, 0.88)) - 0.05;
            double accept = 1 / (1 + Math.Exp(-8 * utility));
            (mean, variance) = (mean + accept, variance + (accept * (1 - accept)));
        }

        Assert.That(simulation.Series[sales, 1], Is.EqualTo(mean).Within(4 * Math.Sqrt(variance)));
    }

    /// <summary>With the switches off and λ = 1 nothing is left but (τ·g)^α − effort, whatever σ, ω and o are.</summary>
    [Test]
    public void Without_seesaw_cohesion_and_reciprocity_choice_is_a_plain_logit()
    {
        MemberParameters member = new() { Seesaw = 0, Reciprocity = 0, LossAversion = 1, LossAversionSpread = 0, SocialMode = 0.9, InitialTrust = 0.7 };
        World world = Strangers(Count, member);
        double mean = Enumerable.Range(0, Count).Average(seat => 1 / (1 + Math.Exp(-8 * (Math.Pow(0.7 * world.Traits(seat).OfferFit, 0.88) - 0.3))));
        double accepted = Share(StillCommunity with { Cohesion = 0 }, member, Everywhere, world, Observable.SalesPitched);
        Assert.That(accepted, Is.EqualTo(mean).Within(4 * Math.Sqrt(mean * (1 - mean) / Count)), "p(1 − p) of the mean bounds the mean of p(1 − p)");
    }

    /// <summary>With cohesion 0 neither asking nor accepting hurts, however severe rejection is.</summary>
    [Test]
    public void Without_cohesion_nobody_is_hurt_or_sanctioned()
    {
        MemberParameters member = new() { RejectionSeverity = 50, ThreatPain = 5, Effort = 0 };
        World world = new(NetworkGenerator.Build(new CommunityParameters(), new RandomStreams(5, 0)), member, new RandomStreams(5, 0));
        Simulation simulation = After(30, new Scenario(StillCommunity with { Cohesion = 0 }, member, Everywhere, Pitching), world);
        Assert.That(simulation.Series[Observable.Customers, 30], Is.Positive);
        for (int day = 1; day <= 30; day++)
        {
            Assert.That(simulation.Series[Observable.Pain, day], Is.Zero);
            Assert.That(simulation.Series[Observable.Sanctioned, day], Is.Zero);
        }
    }

    /// <summary>σ at 1 and seesaw at 1 leave the offer no weight: acceptance is that of effort alone.</summary>
    [Test]
    public void A_full_seesaw_leaves_the_offer_no_weight()
    {
        MemberParameters member = Plain with { Seesaw = 1, SocialMode = 1, Effort = 0.1, InitialTrust = 1 };
        double expected = 1 / (1 + Math.Exp(0.8));
        double accepted = Share(StillCommunity with { Cohesion = 0 }, member, Everywhere, Strangers(Count, member), Observable.SalesPitched);
        Assert.That(accepted, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Count)));
    }

    private static double Share(CommunityParameters community, MemberParameters member, BrandParameters brand, World world, Observable observable) =>
        After(1, new Scenario(community, member, brand, Pitching), world).Series[observable, 1] / world.Members;
}
