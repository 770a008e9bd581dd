using CommunitySim.Experiments.Effects;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Tests.Effects;

/// <summary>The equations of the effects are those that the simulation runs.</summary>
internal sealed class ExpectedMemberTests
{
    private const double Float = 2e-5;

    private static IEnumerable<int> Cases => Enumerable.Range(0, 40);

    [TestCaseSource(nameof(Cases))]
    public void Each_equation_equals_the_mechanism_of_the_simulation(int seed)
    {
        RandomSequence random = new RandomStreams((ulong)seed, 0).Sequence(StreamBlock.Design);
        double Draw(double low, double high) => low + ((high - low) * random.NextDouble());
        MemberParameters member = new()
        {
            Seesaw = Draw(0, 1),
            ChoiceSensitivity = Draw(4, 16),
            Effort = Draw(0.15, 0.6),
            Reciprocity = Draw(0, 1),
            RejectionSeverity = Draw(0, 1),
            Tolerance = Draw(0.5, 2),
            ThreatPain = Draw(0, 1),
            TrustLearningRate = Draw(0.03, 0.6),
            TrustAsymmetry = Draw(1, 4),
            PainHalfLife = Draw(2, 30),
            ObligationHalfLife = Draw(0.5, 7),
            StakePain = Draw(0, 1),
            Annoyance = Draw(0, 1),
            AnnoyanceHalfLife = Draw(1, 20),
            SocialMode = Draw(0.4, 1),
        };
        CommunityParameters community = new() { Cohesion = Draw(0, 1), Dissent = (DissentForm)(seed % 4) };
        BrandParameters brand = new() { Offer = Draw(0.5, 2), Visibility = Draw(0, 1) };
        Coefficients c = new(new Scenario(community, member, brand, Limits.Laboratory.Pitching));
        ExpectedMember expected = new(community, member, brand);
        MemberType type = new(Draw(1, 2.25), Draw(0.5, 2), Draw(0, 1), 1);
        ExpectedState state = new(Draw(0, 1), Draw(0, 3), Draw(-1, 1), Draw(0, 1), Draw(0, 1));
        float sensitivity = (float)type.PainSensitivity, mode = (float)state.SocialMode;
        int allies = seed % 7;
        float disapproval = Disapproval.Compute(allies, 10, (float)community.Cohesion, c);
        Utility utility = new(
            Choice.Offer<Scalar>((float)state.InEffect, mode, (float)type.OfferFit, c),
            c.Reciprocity * (float)state.Obligation,
            Choice.Rejection<Scalar>(c.Visibility, mode, sensitivity, disapproval, (float)type.LossAversion, c),
            c.Effort);

        Assert.That(expected.Disapproval(allies / 10.0), Is.EqualTo(disapproval).Within(Float));
        Assert.That(expected.LogOdds(type, state, disapproval, brand.Visibility), Is.EqualTo(c.ChoiceSensitivity * utility.Total).Within(20 * Float));
        Assert.That(expected.Muting(state.Pain, state.Trust), Is.EqualTo((float)Muting.Probability<Scalar>((float)state.Pain, (float)state.Trust, c)).Within(Float));
        Assert.That(expected.Gain(state.Trust, 1), Is.EqualTo((float)Trust.Gain<Scalar>((float)state.Trust, c.Gain)).Within(Float));
        Assert.That(expected.Loss(state.Trust, 1.5), Is.EqualTo((float)Trust.Loss<Scalar>((float)state.Trust, Trust.LossStep<Scalar>(1.5f, c))).Within(Float));
        Assert.That(expected.Threat(type, state, disapproval), Is.EqualTo(c.ThreatPain * mode * sensitivity * disapproval).Within(Float));
        Assert.That(expected.Rejection(type, disapproval), Is.EqualTo(c.Stake * sensitivity * c.Visibility * disapproval).Within(Float));
        Assert.That(expected.AnnoyanceStep(state.Obligation), Is.EqualTo((float)Annoyance.Step<Scalar>(c.Annoyance, 1 - (1 - (float)state.Obligation))).Within(Float));
        ExpectedState evening = expected.After(state, 1);
        Assert.That(evening.Pain, Is.EqualTo(state.Pain * c.PainKept).Within(Float));
        Assert.That(evening.Obligation, Is.EqualTo(state.Obligation * c.ObligationKept).Within(Float));
        Assert.That(evening.Annoyance, Is.EqualTo(state.Annoyance * c.AnnoyanceKept).Within(Float));
        Assert.That(evening.SocialMode, Is.EqualTo((float)Relaxation.Refocus<Scalar>(mode, c.Newcomer.SocialMode, c.RefocusRate)).Within(Float));
        Assert.That(expected.After(state, 3), Is.EqualTo(expected.After(expected.After(evening, 1), 1)).Using<ExpectedState>((one, other) =>
            Math.Abs(one.Pain - other.Pain) + Math.Abs(one.SocialMode - other.SocialMode) + Math.Abs(one.Obligation - other.Obligation) < Float));
    }

    [Test]
    public void Log_odds_beyond_the_range_of_numbers_are_finite_and_equal_those_of_the_only_type()
    {
        MemberParameters member = new() { ChoiceSensitivity = 5000, LossAversionSpread = 0, PainSensitivitySpread = 0, OfferFit = 1 };
        ExpectedMember expected = new(new(), member, new());

        Assert.That(expected.Types, Has.Count.EqualTo(1));
        Assert.That(
            expected.MeanLogOdds(expected.Newcomer, 1, 1), Is.EqualTo(expected.LogOdds(expected.Types[0], expected.Newcomer, 1, 1)).Within(1e-9));
    }

    [Test]
    public void Types_have_the_moments_of_the_traits_that_worlds_draw()
    {
        MemberParameters member = new();
        MemberType[] types = TraitGrid.Of(member, 4);
        World world = Limits.Laboratory.Strangers(40_000, member);
        Traits[] drawn = [.. Enumerable.Range(0, world.Members).Select(world.Traits)];

        Assert.That(types.Sum(type => type.Weight), Is.EqualTo(1).Within(1e-12));
        Assert.That(types.Sum(type => type.Weight * type.LossAversion), Is.EqualTo(drawn.Average(one => one.LossAversion)).Within(0.01));
        Assert.That(types.Sum(type => type.Weight * type.PainSensitivity), Is.EqualTo(drawn.Average(one => one.PainSensitivity)).Within(0.01));
        Assert.That(types.Sum(type => type.Weight * type.OfferFit), Is.EqualTo(drawn.Average(one => one.OfferFit)).Within(0.004));
    }
}
