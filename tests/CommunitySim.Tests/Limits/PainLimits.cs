using CommunitySim.Members;
using CommunitySim.Networks;
using CommunitySim.Randomness;
using CommunitySim.Simd;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Limits;

/// <summary>Limit 2, and limit 9 as far as pain shows disapproval.</summary>
internal sealed class PainLimits
{
    private const double OfADay = 2e-7 + (1 / 16777216.0);

    /// <summary>No chance is involved: a day rounds one product, by 2⁻²⁴ of it, and what a day leaves is off by 2e-7 of itself (<see cref="Powers"/>).</summary>
    [TestCase(7, 14)]
    [TestCase(1, 5)]
    [TestCase(0.5, 3)]
    [TestCase(30, 60)]
    public void Pain_without_input_halves_in_its_half_life(double halfLife, int days)
    {
        MemberParameters member = StillMember with { PainHalfLife = halfLife };
        Simulation simulation = new(new Scenario(StillCommunity, member, StillBrand, Absent), Strangers(3, member), days);
        Begin(simulation, (seat, state) => state with { Pain = 1 + seat });
        Live(simulation, days);
        double left = 1 / Math.Pow(2, days / halfLife);
        Assert.That(StatesOf(simulation).Select(state => state.Pain), Is.EqualTo(new[] { left, 2 * left, 3 * left }).Within(days * OfADay * 3 * left));
    }

    /// <summary>
    /// Obligation fades likewise; the social mode goes refocusRate of the way back a day: after d days (1 − rate)^d is left. A day
    /// of it rounds the mode it returns to and three operations, by 2⁻²⁵ each.
    /// </summary>
    [Test]
    public void Obligation_halves_and_the_social_mode_comes_back()
    {
        MemberParameters member = StillMember with { ObligationHalfLife = 3, RefocusRate = 0.5, SocialMode = 0.8 };
        Simulation simulation = new(new Scenario(StillCommunity, member, StillBrand, Absent), Strangers(1, member), 6);
        Begin(simulation, (_, state) => state with { Obligation = -1, SocialMode = 0 });
        Live(simulation, 6);
        Assert.That(simulation.Population[0].Obligation, Is.EqualTo(-0.25).Within(6 * OfADay * 0.25));
        Assert.That(simulation.Population[0].SocialMode, Is.EqualTo(0.8 * (1 - Math.Pow(0.5, 6))).Within(6 * 4 / 33554432.0));
    }

    /// <summary>
    /// A declined pitch, with chance p a day, hurts by e = threatPain·σ·ω (D = 1 without neighbours). h = Σₖ φᵏεₖ, k from 1, has
    /// mean p·e·φ/(1 − φ) and variance p(1 − p)e²φ²/(1 − φ²); 250 days leave φ²⁵⁰ &lt; 1e-8 of the start for the longest half-life.
    /// Pain sensitivity differs, so the mean is conditional on the seats' own ω and the variance takes the mean of ω². Rounding: φ, its
    /// product and the five of an input err by a share of φ/(1 − φ) together, and sums of 64 seats by 2⁻²⁴ an addition.
    /// </summary>
    [TestCase(7, 0.5)]
    [TestCase(2, 0.1)]
    [TestCase(9, 1)]
    public void Pain_under_daily_input_settles_at_its_mean(double halfLife, double pitched)
    {
        const int members = 5000, days = 250;
        MemberParameters member = StillMember with { PainHalfLife = halfLife, Effort = 1e6, ThreatPain = 0.4, SocialMode = 0.5, PainSensitivitySpread = 0.3 };
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = 1000 * pitched * StillBrand.PitchHours };
        World world = Strangers(members, member);
        Simulation simulation = After(days, new Scenario(StillCommunity, member, brand, Pitching), world);

        double[] sensitivity = [.. Enumerable.Range(0, members).Select(seat => world.Traits(seat).PainSensitivity)];
        double kept = Math.Pow(2, -1 / halfLife), input = member.ThreatPain * member.SocialMode;
        double mean = pitched * input * sensitivity.Average() * kept / (1 - kept);
        double rounding = ((OfADay + (5 / 16777216.0)) / (1 - kept)) + (64 / 16777216.0);
        double variance = pitched * (1 - pitched) * input * input * sensitivity.Average(omega => omega * omega) * kept * kept / (1 - (kept * kept));
        Assert.That(simulation.Series[Observable.Pain, days], Is.EqualTo(mean).Within((4 * Math.Sqrt(variance / members)) + (mean * (1e-8 + rounding))));
    }

    /// <summary>
    /// In a star of one and four, the pain of the one's first declined pitch is threatPain·σ·D·φ, so it shows D. Asch: one
    /// ally among four cut conformity from 31.8% to 5.5%, which is (3/4)^6.1 = 0.173 of it. Five products and as many parameters are
    /// rounded by up to 2⁻²⁴, the two powers are off by 2e-7 and 2e-7 + 1e-7·6.1 of themselves: 2e-6 together.
    /// </summary>
    [Test]
    public void One_ally_among_four_cuts_disapproval_as_in_Asch()
    {
        double[] disapproval = [.. Enumerable.Range(0, 5).Select(DisapprovalWithAllies)];
        Assert.That(disapproval[0], Is.EqualTo(1).Within(2e-6));
        Assert.That(disapproval[1], Is.EqualTo(0.173).Within(0.0005));
        Assert.That(disapproval[1], Is.EqualTo(5.5 / 31.8).Within(0.0005));
        Assert.That(disapproval[2], Is.EqualTo(Math.Pow(0.5, 6.1)).Within(2e-6 * Math.Pow(0.5, 6.1)));
        Assert.That(disapproval[4], Is.Zero);
        Assert.That(disapproval, Is.Ordered.Descending);
    }

    private static double DisapprovalWithAllies(int allies)
    {
        MemberParameters member = StillMember with { Effort = 1e6, EndorsementThreshold = 0.5, InitialTrust = 0.49 };
        World world = new(SocialNetwork.FromTies(5, [new(0, 2), new(1, 2), new(2, 3), new(2, 4)]), member, new RandomStreams(1, 0));
        BrandParameters brand = StillBrand with { HoursPerThousandMembers = Unlimited };
        Simulation simulation = new(new Scenario(StillCommunity, member, brand, Pitching), world, 1);
        Begin(simulation, (seat, state) => seat is 0 or 1 or 3 or 4 && seat - (seat > 2 ? 1 : 0) < allies ? state with { Trust = 0.5f } : state);
        simulation.Step();
        return simulation.Population[2].Pain * Math.Pow(2, 1 / member.PainHalfLife) / (member.ThreatPain * member.SocialMode);
    }
}
