using CommunitySim.Experiments.Adoption;
using CommunitySim.Mechanisms;
using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Tests.Adoption;

/// <summary>The hazard is the model's own chance to accept, and the likelihood is a product over people and months.</summary>
internal sealed class HazardTests
{
    private static readonly Composites Some = new(0.4, -1, 2);

    /// <summary>Three in a row: the first adopts in month 1, the middle one in month 3, the last one never. Single steps by hand.</summary>
    [Test]
    public void The_likelihood_of_three_people_is_the_product_by_hand()
    {
        City city = new("Row", [[1], [0, 2], [1]], [1, 3, City.Never], Months: 3);
        double none = Hazard(0), half = Hazard(0.5);
        double byHand = Math.Log(none) + Math.Log(1 - none) + Math.Log(1 - half) + Math.Log(half) + (3 * Math.Log(1 - none));
        Assert.That(Exposures.LogLikelihood(Exposures.Count([city], Unrecorded.LeaveOut), Some), Is.EqualTo(byHand).Within(1e-12));
    }

    [TestCase(Unrecorded.LeaveOut, 0.5)]
    [TestCase(Unrecorded.NeverAdopted, 1 / 3.0)]
    public void A_neighbour_without_a_record_is_left_out_or_never_adopts(Unrecorded unrecorded, double share)
    {
        City city = new("Row", [[1], [0, 2, 3], [1], [1]], [1, 3, City.Never, City.Unknown], Months: 3);
        double none = Hazard(0), some = Hazard(share);
        double byHand = Math.Log(none) + Math.Log(1 - none) + Math.Log(1 - some) + Math.Log(some) + (3 * Math.Log(1 - none));
        Assert.That(Exposures.LogLikelihood(Exposures.Count([city], unrecorded), Some), Is.EqualTo(byHand).Within(1e-12));
    }

    /// <summary>MODEL.md, phase 4, in the model's own code. Single precision has a relative error of 6e-8, which choiceSensitivity enlarges.</summary>
    [TestCase(0, 5)]
    [TestCase(1, 5)]
    [TestCase(3, 10)]
    [TestCase(7, 7)]
    [TestCase(0, 0)]
    public void The_hazard_under_a_pitch_is_the_model_s_chance_to_accept(int allies, int neighbours)
    {
        const float trust = 0.5f, mode = 0.8f, fit = 0.7f, pain = 1.2f, obligation = 0.1f;
        MemberParameters member = new();
        BrandParameters brand = new();
        CommunityParameters community = new() { Cohesion = 0.9 };
        Coefficients c = new(new Scenario(community, member, brand, new Strategy("ask", new Shares(1, 0, 0))));
        float loss = (float)member.LossAversion;
        Scalar offer = Choice.Offer<Scalar>(trust, mode, fit, c);
        Scalar rejection = Choice.Rejection<Scalar>(1, mode, pain, Disapproval.Compute(allies, neighbours, c.Cohesion, c), loss, c);
        float accepts = Choice.Probability(Choice.Utility<Scalar>(offer, c.Reciprocity * obligation, rejection, c.Effort), c);

        double endorsement = member.ChoiceSensitivity * member.LossAversion * Math.Pow(mode * pain * member.RejectionSeverity * community.Cohesion, member.ValueCurvature);
        double acceptance = (member.ChoiceSensitivity * ((float)offer + (member.Reciprocity * obligation) - member.Effort)) - endorsement;
        double share = neighbours == 0 ? 0 : (double)allies / neighbours;
        Assert.That(new Composites(1, acceptance, endorsement).Hazard(Composites.Strength(share)), Is.EqualTo(accepts).Within(2e-6));
    }

    [Test]
    public void Without_endorsement_the_odds_ratio_is_one_and_it_rises_with_it()
    {
        Assert.That((Some with { Endorsement = 0 }).OddsRatio, Is.EqualTo(1).Within(1e-12));
        Assert.That(Some.OddsRatio, Is.GreaterThan(1));
        Assert.That((Some with { Endorsement = -2 }).OddsRatio, Is.LessThan(1));
    }

    /// <summary>Two of four adopt: six groups of two are possible.</summary>
    [TestCase(-3)]
    [TestCase(0)]
    [TestCase(2.5)]
    public void Within_a_month_the_likelihood_is_that_of_the_group_among_all_groups(double effect)
    {
        double[] strengths = [0, 0.3, 0.8, 1];
        double Group(int one, int other) => Math.Exp(effect * (strengths[one] + strengths[other]));
        double all = Group(0, 1) + Group(0, 2) + Group(0, 3) + Group(1, 2) + Group(1, 3) + Group(2, 3);
        double found = CalendarCheck.LogLikelihood(new RiskSet(strengths, [false, true, false, true]), effect);
        Assert.That(found, Is.EqualTo(Math.Log(Group(1, 3) / all)).Within(1e-12));
    }

    /// <summary>Without an effect all groups are alike: 1 in (5000 choose 400). ln of it by ln Γ; 5000 sums round by 1e-12 each.</summary>
    [Test]
    public void Large_groups_neither_overflow_nor_vanish()
    {
        double choose(int n, int k) => MathNet.Numerics.SpecialFunctions.GammaLn(n + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(k + 1) - MathNet.Numerics.SpecialFunctions.GammaLn(n - k + 1);
        RiskSet set = new([.. Enumerable.Repeat(0.25, 5000)], [.. Enumerable.Range(0, 5000).Select(person => person < 400)]);
        Assert.That(CalendarCheck.LogLikelihood(set, -6), Is.EqualTo(-choose(5000, 400)).Within(1e-7));
    }

    private static double Hazard(double share) => 0.4 / (1 + Math.Exp(1 - (2 * (1 - Math.Pow(1 - share, 0.88 * 6.1)))));
}
