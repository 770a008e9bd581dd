using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Hall;
using CommunitySim.Lecture.Scenes;
using CommunitySim.Tracing;

namespace CommunitySim.Tests.Lecture;

/// <summary>The hall beside the model.</summary>
internal sealed class HallOfferTests
{
    private static readonly Interval[] Model = [new(0.1, 0.09, 0.11), new(0.2, 0.19, 0.21), new(0.5, 0.49, 0.51)];

    [Test]
    public void The_model_is_asked_in_the_community_of_C6()
    {
        ExperimentConfig theirs = ShippedExperiments.Read("dissent", []);
        Cell cell = theirs.Cells().First(one => theirs.CommunityOf(one) is { Allies: 0, Dissent: DissentForm.Power });
        ExperimentConfig ours = OfferPrediction.Config;
        Assert.That(ours.Cells().Select(ours.CommunityOf), Is.EqualTo(new[] { theirs.CommunityOf(cell), theirs.CommunityOf(cell) with { Allies = 0.25 } }));
        Assert.That(ours.Strategies.Select(strategy => strategy.Name), Is.EqualTo(new[] { "ask in public", "ask for twice" }));
    }

    [Test]
    public void The_models_rates_are_shares_and_the_same_again()
    {
        double[] world = OfferPrediction.World(3);
        Assert.That(world, Has.Length.EqualTo(Arms.Count).And.Unique.And.All.InRange(0, 1));
        Assert.That(OfferPrediction.World(3), Is.EqualTo(world));
    }

    /// <summary>The situation on a phone: of four neighbours one endorses the brand, and without allies none does.</summary>
    [Test]
    public void The_model_is_asked_for_the_situation_of_a_phone()
    {
        ExperimentConfig config = OfferPrediction.Config;
        WorldView alone = new(config, config.Cells()[0], 3), withAllies = new(config, config.Cells()[1], 3);
        (Simulation none, Simulation one) = (alone.Begin(0), withAllies.Begin(0));
        int[] seats = [.. Enumerable.Range(0, withAllies.World.Members).Where(seat => OfferPrediction.HasOneAlly(withAllies.World, seat)).Take(20)];
        Assert.That(seats, Has.Length.EqualTo(20));
        Assert.That(seats.Select(seat => MemberTrace.Next(one, seat).Ask.Endorsement), Is.All.EqualTo(0.25f));
        Assert.That(seats.Select(seat => MemberTrace.Next(none, seat).Ask.Endorsement), Is.All.Zero);
        Assert.That(seats.Select(seat => MemberTrace.Next(none, seat).Ask.Neighbours.Count), Is.All.EqualTo(OfferPrediction.Neighbours));
    }

    [Test]
    public void Nobody_of_twenty_still_has_an_interval_with_a_width()
    {
        ArmResult arm = OfferVerdict.Judge([0, 20, 20, 0, 10, 10], Model)[0];
        Assert.That(arm.Hall.Low, Is.Zero);
        Assert.That(arm.Hall.High, Is.EqualTo(Proportion.Wilson(0, 20).High).And.GreaterThan(0.1));
    }

    [TestCase(new[] { 1, 8, 9, 1, 5, 5 }, "Few Agrees Agrees")]
    [TestCase(new[] { 2, 18, 4, 16, 10, 10 }, "Agrees Agrees Agrees")]
    [TestCase(new[] { 20, 0, 20, 0, 0, 20 }, "Excludes Excludes Excludes")]
    [TestCase(new[] { 0, 0, 0, 0, 0, 0 }, "Few Few Few")]
    public void A_rate_is_excluded_where_the_halls_interval_lies_beside_it(int[] counts, string expected)
    {
        Interval[] model = counts[2] == 9 ? [Model[0], new(0.9, 0.89, 0.91), Model[2]] : Model;
        Assert.That(string.Join(' ', OfferVerdict.Judge(counts, model).Select(arm => arm.Rate)), Is.EqualTo(expected));
    }

    [TestCase(new[] { 2, 38, 20, 20, 36, 4 }, SignStanding.Same, SignStanding.Same)]
    [TestCase(new[] { 36, 4, 10, 30, 36, 4 }, SignStanding.Opposite, SignStanding.Open)]
    [TestCase(new[] { 5, 35, 7, 33, 4, 5 }, SignStanding.Open, SignStanding.Few)]
    [TestCase(new[] { 1, 3, 20, 20, 20, 20 }, SignStanding.Few, SignStanding.Few)]
    public void The_sign_of_a_difference_is_told_where_the_intervals_lie_apart(int[] counts, SignStanding twice, SignStanding friend)
    {
        IReadOnlyList<ArmResult> arms = OfferVerdict.Judge(counts, Model);
        Assert.That((arms[0].Sign, arms[1].Sign, arms[2].Sign), Is.EqualTo(((SignStanding?)null, (SignStanding?)twice, (SignStanding?)friend)));
    }
}
