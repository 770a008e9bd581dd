using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Tests.Experiments;

/// <summary>What one parameter is worth to know, where the answer is known on paper.</summary>
public sealed class PartialInformationTests
{
    private const int Points = 200, Parameters = 6;

    private static readonly double[][] Places = MakePlaces();

    [Test]
    public void A_parameter_that_decides_alone_is_worth_what_the_integral_says()
    {
        // The second option is worth x − ½ more. Without x both are worth the same; with x the mean of the better is 1/8.
        double[] second = [.. Enumerable.Range(0, Points).Select(point => Places[0][point] - 0.5)];

        IReadOnlyList<InformationWorth> worth = PartialInformation.Of(Places, [new double[Points], second], 1);

        Assert.That(worth[0].AboveChance, Is.True);
        Assert.That(worth[0].Worth, Is.EqualTo(0.125).Within(0.02));
        Assert.That(worth.Skip(1).Select(found => found.Worth), Is.All.LessThan(0.02));
        Assert.That(worth.Skip(1).Count(found => found.AboveChance), Is.Zero);
    }

    [Test]
    public void A_constant_lead_makes_all_knowledge_worthless()
    {
        double[] second = [.. Enumerable.Range(0, Points).Select(point => 1 + Places[0][point])];

        Assert.That(PartialInformation.Of(Places, [new double[Points], second], 1).Select(found => found.Worth), Is.All.EqualTo(0).Within(1e-12));
    }

    [Test]
    public void Few_points_give_no_answer() =>
        Assert.That(PartialInformation.Of([[0.1, 0.9]], [[1, 2], [2, 1]], 1), Is.Empty);

    [Test]
    public void Chance_alone_is_rarely_taken_for_worth()
    {
        const int Trials = 40;
        int found = Enumerable.Range(0, Trials).Count(trial =>
        {
            Random random = new(trial);
            double[] noise = [.. Enumerable.Range(0, Points).Select(_ => random.NextDouble() - 0.5)];
            return PartialInformation.Of(Places, [new double[Points], noise], (ulong)trial).Any(one => one.AboveChance);
        });

        // 2 of 40 are expected; more than 8 have a chance below 0.001.
        Assert.That(found, Is.AtMost(8));
    }

    private static double[][] MakePlaces()
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, Parameters).Select(_ => Enumerable.Range(0, Points).Select(_ => random.NextDouble()).ToArray())];
    }
}
