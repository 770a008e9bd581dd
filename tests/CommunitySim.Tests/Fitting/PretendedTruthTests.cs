using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Tests.Fitting;

/// <summary>A pretended truth must not help its own fit, and what nobody saw is not known exactly.</summary>
public sealed class PretendedTruthTests
{
    private const int Worlds = 200, Days = 60;

    [Test]
    public void Data_that_are_noise_give_no_better_choices_though_they_are_many()
    {
        // As many numbers as a third of the worlds: a summary that the truth itself taught would know the answer.
        (FitMethod method, _) = Noise(seed: 3);
        PretendedTruths truths = PretendedTruths.Try(method, (method.Pool.Draws, method.Data.Seen), Worlds, null, null, 1);

        Assert.That(truths.GainOverNoData.Low, Is.LessThanOrEqualTo(0));
    }

    [Test]
    public void The_check_calls_as_many_of_the_models_own_data_unusual_as_it_says()
    {
        (FitMethod method, _) = Noise(seed: 4);
        PretendedTruths truths = PretendedTruths.Try(
            method, (method.Pool.Draws, method.Data.Seen), Worlds, null, new Surprise(method.Pretended), 1);

        // At 5%, none among 200 has a chance of 3.5 in 100,000.
        Assert.That(truths.Unusual.Mean, Is.Positive);

        // Three standard errors of a share among 200, and of the limit, which comes from 200 as well.
        Assert.That(truths.Unusual.Mean, Is.EqualTo(Surprise.FalseAlarms).Within(3 * Math.Sqrt(2 * 0.05 * 0.95 / Worlds)));
    }

    [Test]
    public void Nobody_counted_is_as_uncertain_as_one()
    {
        (FitMethod method, ExperimentConfig config) = Noise(seed: 5);
        Observation[] rows = [.. config.Observations.Select((one, row) => one with { Value = row == 0 ? 0 : 1.0 / 40 })];
        ObservedData data = new(rows, method.Pool, [.. rows.Select(_ => new RowLuck(IsCount: true, 1.0 / 40))], 0, 40);
        double[] seen = [.. rows.Select(_ => 2.0 / 40)];

        double[] distances = data.Distances(seen, data.Observed);

        // One more than observed, with the Poisson error of one event in each of two worlds.
        Assert.That(distances[1], Is.EqualTo(1 / Math.Sqrt(2)).Within(1e-9));
        Assert.That(distances[0], Is.EqualTo(2 / Math.Sqrt(2)).Within(1e-9));
    }

    /// <summary>Worlds whose data and values are unrelated random numbers.</summary>
    private static (FitMethod Method, ExperimentConfig Config) Noise(int seed)
    {
        using TestFolder folder = new();
        folder.Write("data.csv", "date_from,date_to,measure,value\n" + string.Concat(Enumerable.Range(1, Days).Select(day =>
            $"{Date(day)},{Date(day)},newCustomers,1\n")));
        ExperimentConfig config = ExperimentReader.Read(
            folder.Write("mine.json", $$"""
            { "days": {{Days + 2}}, "community": { "members": 40 }, "calendar": { "start": "2024-01-01" }, "history": { "decideOn": {{Days + 1}}, "pitch": 1 },
              "fit": { "data": "data.csv", "points": {{Worlds}} } }
            """),
            []);
        using ExperimentResult result = Runner.Run(config, 2);
        FitPool pool = FitPool.Read(40, result);
        Random random = new(seed);
        pool = pool with
        {
            Draws = [.. pool.Draws.Select(draw => draw with
            {
                Means = [.. draw.Means.Select(_ => random.NextDouble())],
                Values = [.. draw.Values.Select(_ => random.NextDouble())],
            })],
        };
        RowLuck[] luck = [.. config.Observations.Select(_ => new RowLuck(IsCount: true, 0))];
        return (new FitMethod(pool, new ObservedData(config.Observations, pool, luck, 0.05, 40), 1), config);
    }

    private static string Date(int day) =>
        new DateOnly(2024, 1, 1).AddDays(day - 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
