using CommunitySim.Members;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Mechanisms;

/// <summary>Forms of disapproval, and norms that adapt to what becomes of asks.</summary>
internal sealed class GroupNormTests
{
    private static Strategy Ask { get; } = new("ask", new Shares(1, 0, 0));

    private static Strategy Absent { get; } = new("absent", default(Shares));

    /// <summary>Asch's one, two and three allies of eight under each form; cohesion is 0.8.</summary>
    [TestCase(DissentForm.Power, 0, 8, 0.8)]
    [TestCase(DissentForm.Power, 2, 8, 0.8 * 0.17292)]
    [TestCase(DissentForm.Linear, 0, 8, 0.8)]
    [TestCase(DissentForm.Linear, 2, 8, 0.6)]
    [TestCase(DissentForm.Linear, 8, 8, 0)]
    [TestCase(DissentForm.Unanimity, 0, 8, 0.8)]
    [TestCase(DissentForm.Unanimity, 1, 8, 0.175)]
    [TestCase(DissentForm.Unanimity, 8, 8, 0)]
    [TestCase(DissentForm.Threshold, 1, 8, 0.8)]
    [TestCase(DissentForm.Threshold, 2, 8, 0)]
    [TestCase(DissentForm.Threshold, 8, 8, 0)]
    [TestCase(DissentForm.Threshold, 24, 100, 0.8, TestName = "A_threshold_of_a_quarter_is_not_reached_by_24_of_100")]
    [TestCase(DissentForm.Threshold, 25, 100, 0, TestName = "A_threshold_of_a_quarter_is_reached_by_25_of_100")]
    public void Disapproval_has_the_form_that_is_chosen(DissentForm form, int allies, int neighbours, double expected)
    {
        Coefficients c = new(new Scenario(new() { Cohesion = 0.8, Dissent = form }, new(), new(), Absent));
        Assert.That(Disapproval.Compute(allies, neighbours, c.Cohesion, c), Is.EqualTo(expected).Within(1e-5));
        Assert.That(new Disapproval(c, c.Cohesion).Compute(allies, neighbours), Is.EqualTo(Disapproval.Compute(allies, neighbours, c.Cohesion, c)));
    }

    [Test]
    public void Without_neighbours_disapproval_is_cohesion([Values] DissentForm form, [Values(0.0, 0.25)] double threshold)
    {
        Coefficients c = new(new Scenario(new() { Cohesion = 0.8, Dissent = form, DissentThreshold = threshold }, new(), new(), Absent));
        Assert.That(Disapproval.Compute(0, 0, c.Cohesion, c), Is.EqualTo(0.8f));
    }

    [TestCase(0.8f, 0, 0, 0.5f, 0.8f, TestName = "A_day_without_pitches_changes_nothing")]
    [TestCase(0.8f, 4, 4, 0.5f, 0.9f, TestName = "Where_all_are_sanctioned_the_norm_grows_firm")]
    [TestCase(0.8f, 4, 0, 0.5f, 0.4f, TestName = "Where_none_is_sanctioned_it_dissolves")]
    [TestCase(0.8f, 4, 1, 1f, 0.25f, TestName = "At_rate_1_it_is_the_share_of_today")]
    [TestCase(0.25f, 4, 1, 0.3f, 0.25f, TestName = "It_rests_where_it_is_the_share_sanctioned")]
    public void A_norm_goes_towards_the_share_of_pitches_sanctioned(float before, int pitches, int sanctions, float rate, float after) =>
        Assert.That(GroupNorm.Adapt(before, pitches, sanctions, rate), Is.EqualTo(after).Within(1e-7));

    /// <summary>Everybody declines, so c = 0.8·0.9^t in groups that are asked; the seats of other groups keep 0.8. 23 seats make groups of 10, 10 and 3.</summary>
    [Test]
    public void Groups_are_runs_of_seats_on_any_network_and_change_only_if_they_are_asked([Values(NetworkKind.Groups, NetworkKind.Complete, NetworkKind.SmallWorld)] NetworkKind kind)
    {
        CommunityParameters community = new() { Members = 23, Cohesion = 0.8, NormRate = 0.1, Network = new() { Kind = kind, GroupSize = 10, TiesInside = 3, Degree = 4 } };
        MemberParameters member = new() { Effort = 1e6, Tolerance = 1e6 };
        Simulation simulation = new(new Scenario(community, member, new() { HoursPerThousandMembers = 1e6, HoldOut = 0.5 }, Ask), World.Generate(community, member, new RandomStreams(3, 0)), 30);
        bool[] heldOut = [.. Enumerable.Range(0, 23).Select(simulation.Targeting.IsHeldOut)];
        Assert.That(heldOut.Distinct().Count(), Is.EqualTo(2), "some groups are asked and some are not");
        for (int day = 1; day <= 30; day++)
        {
            simulation.Step();
            for (int seat = 0; seat < 23; seat++)
            {
                Assert.That(simulation.Endorsements.Norm![seat], Is.EqualTo(heldOut[seat] ? 0.8 : 0.8 * Math.Pow(0.9, day)).Within(1e-6), $"day {day}, seat {seat}");
            }
        }
    }

    /// <summary>The first brand never asks, and its members meet what the rival's pitches have made of the norm.</summary>
    [Test]
    public void A_group_has_one_norm_for_both_brands()
    {
        CommunityParameters community = new() { Members = 100, NormRate = 0.1 };
        MemberParameters member = new() { Effort = 1e6, Tolerance = 1e6 };
        Simulation simulation = new(new Scenario(community, member, new(), Absent, new Rival(new() { HoursPerThousandMembers = 1e6 }, Ask)), World.Generate(community, member, new RandomStreams(3, 0)), 10);
        for (int day = 1; day <= 10; day++)
        {
            simulation.Step();
        }

        Assert.That(simulation.Endorsements.Norm![0], Is.EqualTo(Math.Pow(0.9, 10)).Within(1e-6));
        Assert.That(simulation.Rival!.Endorsements.Norm, Is.SameAs(simulation.Endorsements.Norm));
    }

    /// <summary>A rate that is lost in rounding leaves every norm at cohesion, by the path of adapting norms.</summary>
    [Test]
    public void Norms_that_stay_give_the_bits_of_cohesion([Values] DissentForm form)
    {
        CommunityParameters community = new() { Members = 500, Cohesion = 0.7, Dissent = form };
        DailySeries Run(double rate) => Simulation.Run(
            new Scenario(community with { NormRate = rate }, new() { Effort = 0 }, new() { HoursPerThousandMembers = 30 }, new Strategy("mix", new Shares(0.5, 0.3, 0.2))),
            World.Generate(community, new(), new RandomStreams(3, 0)), 60);
        (DailySeries without, DailySeries with) = (Run(0), Run(1e-30));
        Assert.That(Enumerable.Range(1, 60).Select(day => with.On(day).ToArray()), Is.EqualTo(Enumerable.Range(1, 60).Select(day => without.On(day).ToArray())));
    }
}
