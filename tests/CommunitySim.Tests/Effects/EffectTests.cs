using CommunitySim.Experiments.Effects;
using CommunitySim.Members;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Effects;

/// <summary>The counterparts of published effects in the model.</summary>
internal sealed class EffectTests
{
    private const int Count = 40_000;

    /// <summary>All members alike, with values that are easy to reckon with.</summary>
    private static MemberParameters Alike { get; } = new()
    {
        LossAversion = 2,
        LossAversionSpread = 0,
        PainSensitivitySpread = 0,
        OfferFit = 1,
        ValueCurvature = 1,
        AllyEffect = 1,
        SocialMode = 1,
        RejectionSeverity = 0.5,
        Privacy = 0.5,
        ChoiceSensitivity = 10,
    };

    /// <summary>10·2·(0.5·1·1·0.5)·(1 − 0.9) = 0.5.</summary>
    [Test]
    public void A_friend_in_ten_takes_a_tenth_of_the_rejection_away() =>
        Assert.That(new PeerAdoption().Counterpart(new(new(), Alike, new())), Is.EqualTo(0.5).Within(1e-9));

    /// <summary>κ 0: only the obligation counts: 10·0.3·0.2 = 0.6 at once, and half of it after a half-life of seven days.</summary>
    [Test]
    public void A_favour_is_an_obligation_that_halves()
    {
        ExpectedMember member = new(new(), Alike with { TrustLearningRate = 0, ObligationHalfLife = 7 }, new BrandParameters { HelpCredit = 0.2 });

        Assert.That(new FavourAtOnce().Counterpart(member), Is.EqualTo(0.6).Within(1e-9));
        Assert.That(new FavourAfterAWeek().Counterpart(member), Is.EqualTo(0.3).Within(1e-9));
    }

    /// <summary>Trust 0.6 → ·0.8² = 0.384 → 1 − 0.616·0.9⁴ = 0.5958424, with κ 0.1 and ρ 2.</summary>
    [Test]
    public void Trust_after_two_losses_and_four_gains_is_what_they_leave()
    {
        MemberParameters member = new() { InitialTrust = 0.6, TrustLearningRate = 0.1, TrustAsymmetry = 2 };

        Assert.That(new TrustRepair().Counterpart(new(new(), member, new())), Is.EqualTo(Math.Log(0.5958424 / 0.6)).Within(1e-9));
        Assert.That(new TrustRepair().Counterpart(new(new(), member with { InitialTrust = 0.3 }, new())), Is.Zero, "more than before is repaired");
    }

    [Test]
    public void A_mechanism_that_is_off_has_no_effect()
    {
        Assert.That(new PeerAdoption().Counterpart(new(new() { Cohesion = 0 }, new(), new())), Is.EqualTo(0).Within(1e-12));
        Assert.That(new FavourAtOnce().Counterpart(new(new(), new() { Reciprocity = 0, TrustLearningRate = 0 }, new())), Is.EqualTo(0).Within(1e-12));
        Assert.That(new TrustRepair().Counterpart(new(new(), new() { TrustLearningRate = 0 }, new())), Is.EqualTo(0).Within(1e-12));
    }

    /// <summary>Every member of 40,000 who has not muted is pitched; nobody has a neighbour, a problem or a need.</summary>
    [TestCase(1, 1, TestName = "the first pitch")]
    [TestCase(13, 7, TestName = "a pitch a week")]
    [TestCase(30, 1, TestName = "a pitch a day")]
    public void As_many_members_mute_as_in_a_simulation(int messages, int daysBetween)
    {
        MemberParameters member = new() { NeedRate = 0, ProblemRate = 0, CustomerChurn = 0 };
        BrandParameters brand = new() { HoursPerThousandMembers = Unlimited };
        CommunityParameters community = new() { Turnover = 0 };
        int days = ((messages - 1) * daysBetween) + 1;
        IEnumerable<Stage> stages = daysBetween == 1
            ? [new Stage(1, new Shares(1, 0, 0))]
            : Enumerable.Range(0, messages).SelectMany(at => (Stage[])[new(1 + (at * daysBetween), new Shares(1, 0, 0)), new(2 + (at * daysBetween), default)]);
        Simulation simulation = After(days, new Scenario(community, member, brand, new Strategy("often", [.. stages])), Strangers(Count, member));
        double sent = Enumerable.Range(1, days).Sum(day => simulation.Series[Observable.Pitches, day]), muted = simulation.Series[Observable.Muted, days] * Count;
        double rate = ExpectedMember.Share(Unsubscribing.LogOdds(new(community, member, brand), messages, daysBetween));

        Assert.That(sent, Is.GreaterThan(Count - 1));
        // Trust is followed by its mean, which costs up to 3%.
        Assert.That(muted / sent, Is.EqualTo(rate).Within((4 * Math.Sqrt(rate / sent)) + (0.03 * rate)));
    }

    /// <summary>A network of ten neighbours for each member, of whom one or none is an ally: the share that buys of its own.</summary>
    [Test]
    public void The_frequency_of_purchases_is_that_of_the_mean_over_all_traits()
    {
        MemberParameters member = new() { NeedRate = 1, ProblemRate = 0 };
        CommunityParameters community = new() { Turnover = 0 };
        World world = Strangers(Count, member);
        Simulation simulation = new(new Scenario(community, member, new(), Absent), world, 1);
        Begin(simulation, (_, state) => state with { Marks = Marks.Aware });
        simulation.Step();
        ExpectedMember expected = new(community, member, new());
        double share = ExpectedMember.Share(expected.MeanLogOdds(expected.Newcomer, 1, member.Privacy));

        Assert.That(simulation.Series[Observable.SalesOwn, 1] / Count, Is.EqualTo(share).Within(4 * Math.Sqrt(share / Count)));
    }

    /// <summary>Five points a trait are as good as twelve.</summary>
    [TestCase(4, 0.15, 0.5)]
    [TestCase(16, 0.6, 2)]
    public void A_finer_grid_changes_no_counterpart_by_a_tenth_of_its_error(double choice, double effort, double tolerance)
    {
        MemberParameters member = new() { ChoiceSensitivity = choice, Effort = effort, Tolerance = tolerance };
        ExpectedMember coarse = new(new(), member, new()), fine = new(new(), member, new(), order: 12);

        foreach (RandomisedEffect effect in HistoryMatch.Effects)
        {
            Assert.That(effect.Counterpart(coarse), Is.EqualTo(effect.Counterpart(fine)).Within(0.1 * effect.Error), effect.Name);
        }
    }
}
