using CommunitySim.Experiments.Fitting;

namespace CommunitySim.Tests.Fitting;

/// <summary>The parts of a fit do what their equations say.</summary>
public sealed class FitMethodTests
{
    [TestCase(new[] { 9.0, 9.0, 1.0, 1.0 }, ExpectedResult = false)]
    [TestCase(new[] { 9.0, 9.0, 3.1, 1.0 }, ExpectedResult = true)]
    [TestCase(new[] { 9.0, 9.0, 3.0, 1.0 }, ExpectedResult = false)]
    [TestCase(new[] { 3.1 }, ExpectedResult = true)]
    [TestCase(new[] { 3.1, 2.9 }, ExpectedResult = false)]
    public bool A_world_is_ruled_out_by_its_third_largest_distance(double[] distances) => DataMatch.RulesOut(distances);

    [Test]
    public void The_summary_predicts_what_is_a_square_of_the_data()
    {
        Random random = new(1);
        double[][] data = [.. Enumerable.Range(0, 500).Select(_ => (double[])[random.NextDouble(), 3, random.NextDouble() * 100])];
        double[][] quantities = [.. data.Select(y => (double[])[(4 * y[0]) + (0.02 * y[2]), 5 - (y[0] * y[0])])];

        LinearSummary summary = LinearSummary.Fit(data, quantities);

        foreach ((double[] y, double[] q) in data.Zip(quantities).Take(50))
        {
            // The ridge of a thousandth shrinks each standardised weight by as much.
            Assert.That(summary.Predict(y), Is.EqualTo(q).Within(0.02));
        }
    }

    [Test]
    public void The_emulator_follows_squares_and_products()
    {
        Random random = new(2);
        double[][] places = [.. Enumerable.Range(0, 400).Select(_ => (double[])[random.NextDouble(), random.NextDouble(), random.NextDouble()])];
        double[][] shown = [.. places.Select(x => (double[])[x[0] + (2 * x[1] * x[2]) - (x[2] * x[2])])];

        Emulator emulator = Emulator.Fit(places, shown);

        Assert.That(emulator.Residuals[0], Is.LessThan(1e-6));
        Assert.That(emulator.Predict([0.5, 0.5, 0.5])[0], Is.EqualTo(0.75).Within(1e-3));
    }

    [Test]
    public void Data_off_the_models_own_line_are_unusual_though_each_number_is_common()
    {
        Random random = new(3);
        double[][] own = [.. Enumerable.Range(0, 600).Select(_ => random.NextDouble()).Select(x => (double[])[x, x + (0.01 * random.NextDouble())])];
        Surprise check = new(own);

        Assert.That(check.IsUnusual([0.3, 0.7]), Is.True);
        Assert.That(check.IsUnusual([0.5, 0.505]), Is.False);
        Assert.That(check.ShareAsUnusual([0.3, 0.7]), Is.EqualTo(1 / 201.0).Within(1e-12));

        // A binomial share of 300 with three standard errors: 5% ± 3.8%.
        double called = Enumerable.Range(0, 300).Select(_ => random.NextDouble())
            .Average(x => check.IsUnusual([x, x + (0.01 * random.NextDouble())]) ? 1.0 : 0);
        Assert.That(called, Is.EqualTo(Surprise.FalseAlarms).Within(3 * Math.Sqrt((0.05 * 0.95 / 300) + (0.05 * 0.95 / 200))));
    }
}
