using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Members;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>
/// Figure 7: what worlds share and what they cost beside their days. Strategies of a world in one pass, small worlds, taking runs in,
/// and from these how many workers one writer can serve.
/// </summary>
internal static class EnsembleFigures
{
    private const string Figure = "7 ensemble";
    private const int Days = 365, Small = 200, Middle = 10_000;

    // As many as one coordinator would serve.
    private static readonly int[] Workers = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Measures all of them.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        int most = effort.MemberDays / 3;
        foreach (int members in (int[])[Small, 1_000, Middle])
        {
            Duel together = Duel.Of(effort.Rounds, () => Repeat(members, most, Together), () => Repeat(members, most, Apart));
            yield return Row.Faster(Figure, $"three strategies in one pass against three, {members:N0} members", together, 1.4);
        }

        // Both live as many member-days, but for what does not divide.
        Duel small = Duel.Of(effort.Rounds, () => Repeat(Middle, Middle * Days, Apart), () => Repeat(Small, Middle * Days, Together));
        yield return new Row(
            Figure, $"cost of a member-day, {Small} members in one pass against {Middle:N0}", small.RatioText, "≤ 1.25 ×", small.Ratio <= 1.25);

        Service service = MeasureService(effort);
        int strategies = MainJob.Config(1).Strategies.Count;
        double takenIn = service.TakenIn / strategies, sorted = service.Sorted / strategies;
        yield return new Row(Figure, "taking in a run of the main job, on the writer", $"{takenIn * 1000:0.000} ms", "< 0.2 ms", takenIn < 0.0002);
        yield return new Row(
            Figure, $"statistics of all days at its end, a run, on {Environment.ProcessorCount} cores", $"{sorted * 1000:0.000} ms", "< 1 ms", sorted < 0.001);
        string curve = string.Join(", ", Workers.Select(workers => $"{workers}: {SpeedUp(workers, service):0.0}"));
        yield return new Row(Figure, "speed-up by workers, replayed from the times of a world", curve, "32: ≥ 28", SpeedUp(32, service) >= 28);
    }

    /// <summary>
    /// Replays workers that simulate worlds and one writer that takes them in: how many times as fast they are as one worker who
    /// does all. Each worker simulates its next world while the writer works, and all share the statistics at the end.
    /// </summary>
    private static double SpeedUp(int workers, Service service)
    {
        const int worlds = 10_000;
        double[] free = new double[workers];
        double writer = 0;
        for (int world = 0; world < worlds; world++)
        {
            int next = Array.IndexOf(free, free.Min());
            free[next] += service.Simulated;
            writer = Math.Max(writer, free[next]) + service.TakenIn;
        }

        double sorted = service.Sorted * Environment.ProcessorCount; // processor time
        return worlds * (service.Simulated + service.TakenIn + sorted) / (writer + (worlds * sorted / workers));
    }

    private static Service MeasureService(Effort effort)
    {
        int worlds = effort.Worlds;
        ExperimentConfig config = MainJob.Config(worlds);
        RunProgress progress = RunProgress.For(config);
        WorldRun run = new(config, progress);
        PartWorlds part = new("", config, progress);
        Cell cell = config.Cells()[0];
        Scenario[] scenarios = run.Scenarios(cell);
        int[] strategies = [.. Enumerable.Range(0, scenarios.Length)];
        WorldRecord[] records = new WorldRecord[worlds];
        Times simulated = Times.Of(effort.LongRounds, () =>
        {
            for (int world = 0; world < worlds; world++)
            {
                WorldTask task = new(world, 0, world, strategies);
                records[world] = part.RecordOf(run.Simulate(cell, scenarios, strategies, world, CancellationToken.None)!, task);
            }
        });
        Times takenIn = Times.Of(effort.LongRounds, () => TakeIn(effort.Replicates, records, isAll: false));
        Times all = Times.Of(effort.LongRounds, () => TakeIn(effort.Replicates, records, isAll: true));
        return new Service(
            simulated.Best / worlds, takenIn.Best / effort.Replicates, Math.Max(0, all.Best - takenIn.Best) / effort.Replicates);
    }

    /// <summary>Takes worlds of the main job in, into a file. The records come again and again.</summary>
    /// <param name="worlds">Number of worlds.</param>
    /// <param name="records">Some records.</param>
    /// <param name="isAll">Whether these are all worlds of the cell, so that it ends with its statistics.</param>
    private static void TakeIn(int worlds, WorldRecord[] records, bool isAll)
    {
        ExperimentConfig config = MainJob.Config(isAll ? worlds : worlds + 1);
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        using CancellationTokenSource stop = new();
        try
        {
            using ResultStore store = ResultStore.Open(Path.Combine(folder.FullName, "results.db"), config);
            new Runner(config, store).Run("", threads: 1, Find, stop.Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        WorldRecord? Find(WorldTask task)
        {
            if (task.Replicate < worlds)
            {
                return records[task.Replicate % records.Length];
            }

            stop.Cancel();
            return null;
        }
    }

    private static void Repeat(int members, int memberDays, Action<Scenario[], World> live)
    {
        World world = Communities.World(members);
        Scenario[] scenarios = [.. Communities.Strategies.Select(strategy => Communities.Scenario(members, strategy))];
        for (int run = 0; run < Math.Max(1, memberDays / (members * Days)); run++)
        {
            live(scenarios, world);
        }
    }

    private static void Apart(Scenario[] scenarios, World world)
    {
        foreach (Scenario scenario in scenarios)
        {
            Simulation.Run(scenario, world, Days);
        }
    }

    private static void Together(Scenario[] scenarios, World world)
    {
        Simulation[] runs = new Simulation[scenarios.Length];
        for (int run = 0; run < runs.Length; run++)
        {
            runs[run] = new Simulation(scenarios[run], world, Days, beside: run == 0 ? null : runs[0]);
        }

        while (runs[0].Day < Days)
        {
            Simulation.StepTogether(runs);
        }
    }

    /// <summary>What a world costs, in seconds.</summary>
    /// <param name="Simulated">To simulate it and make its record, on one thread.</param>
    /// <param name="TakenIn">To take its record in, on the one that writes.</param>
    /// <param name="Sorted">Its share of the statistics at a cell's end, on all cores.</param>
    private sealed record Service(double Simulated, double TakenIn, double Sorted);
}
