using CommunitySim.Members;
using CommunitySim.Simd;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 1: one run on one thread, from its construction to its last day, beside the same run without vectors.</summary>
internal static class DayFigures
{
    private const string Figure = "1 one thread", Unit = "member-days";
    private const int Days = 60;
    private const double Asked = 100e6, AskedOfLarge = 60e6, AskedRatio = 4;

    /// <summary>Measures the rate and the ratio.</summary>
    public static IEnumerable<Row> Measure(Effort effort) => effort.Communities.SelectMany(members => Small(members, effort)).Concat(Large(effort));

    private static IEnumerable<Row> Small(int members, Effort effort)
    {
        World world = Communities.World(members);
        int runs = Math.Max(1, effort.MemberDays / (members * Days));
        foreach (Strategy strategy in Communities.Strategies)
        {
            Scenario scenario = Communities.Scenario(members, strategy);
            RefuseAnotherDay(Simulation.Run(scenario, world, Days), RunScalar(scenario, world));
            Duel duel = Duel.Of(effort.Rounds, () => Repeat(runs, () => Simulation.Run(scenario, world, Days)), () => Repeat(runs, () => RunScalar(scenario, world)));
            string what = $"{strategy.Name}, {members:N0} members";
            yield return Row.Rate(Figure, what, duel.Fast, (double)runs * members * Days, Asked, Unit);
            yield return Row.Faster(Figure, what + ", against no vectors", duel, AskedRatio);
        }
    }

    private static IEnumerable<Row> Large(Effort effort)
    {
        World world = Communities.World(effort.Large);
        foreach (Strategy strategy in Communities.Strategies)
        {
            Scenario scenario = Communities.Scenario(effort.Large, strategy);
            Times times = Times.Of(effort.LongRounds, () => Simulation.Run(scenario, world, Days));
            yield return Row.Rate(Figure, $"{strategy.Name}, {effort.Large:N0} members", times, (double)effort.Large * Days, AskedOfLarge, Unit);
        }
    }

    /// <summary>A ratio says something of two ways to the same result only.</summary>
    private static void RefuseAnotherDay(DailySeries series, DailySeries scalar)
    {
        for (int day = 1; day <= Days; day++)
        {
            if (!series.On(day).SequenceEqual(scalar.On(day)))
            {
                throw new InvalidOperationException($"On day {day} the widths differ; make WidthTests pass first.");
            }
        }
    }

    private static DailySeries RunScalar(Scenario scenario, World world)
    {
        Simulation simulation = new(scenario, world, Days, threads: 1, SimdWidth.One);
        while (simulation.Day < Days)
        {
            simulation.Step();
        }

        return simulation.Series;
    }

    private static void Repeat(int times, Action work)
    {
        for (int time = 0; time < times; time++)
        {
            work();
        }
    }
}
