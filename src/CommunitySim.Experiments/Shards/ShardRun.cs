using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Experiments.Shards;

/// <summary>
/// Simulates the worlds of a shard. Records go to a file in a scratch folder, where a run that was killed goes on. The complete file
/// is copied to the folder of shards and renamed there, so that folder needs neither locks nor partial writes. Any network file
/// system will do.
/// </summary>
public sealed class ShardRun
{
    private readonly Shard _shard;
    private readonly string _folder, _scratch, _part, _experiment;
    private readonly ExperimentConfig _config;

    /// <summary>Prepares a part of an experiment.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    /// <param name="config">The experiment or study.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="folder">The folder of complete shards.</param>
    /// <param name="scratch">The folder for unfinished ones.</param>
    public ShardRun(string experiment, string part, ExperimentConfig config, Shard shard, string folder, string scratch)
    {
        (_experiment, _part, _config, _shard, _folder, _scratch) = (experiment, part, config, shard, folder, scratch);
        RunProgress all = RunProgress.For(config);
        Progress = new RunProgress(Math.Max(1, all.TotalMemberDays / shard.Of), Math.Max(1, all.TotalRuns / shard.Of));
    }

    /// <summary>What is done.</summary>
    public RunProgress Progress { get; }

    /// <summary>The complete file.</summary>
    public string File => Path.Combine(_folder, _shard.FileName(_part));

    private ShardHeader Header => new(_experiment, _part, $"{_shard}", Shard.Plan(_part, _config));

    /// <summary>Whether the complete file is there.</summary>
    /// <exception cref="InputException">It has other worlds.</exception>
    public bool IsDone => System.IO.File.Exists(File) && (ShardFile.ReadHeader(File) == Header ? true
        : throw new InputException(
            File, "", "this shard belongs to another experiment or another build of the program. Delete or move the folder of shards."));

    /// <summary>Simulates what is missing, and moves the file to the folder of shards.</summary>
    /// <param name="threads">The number of threads, at least 1. It does not affect the results.</param>
    /// <param name="stop">Stops early and keeps what is done in the scratch folder.</param>
    /// <returns>Whether the shard is complete.</returns>
    public bool Run(int threads, CancellationToken stop)
    {
        Directory.CreateDirectory(_scratch);
        string file = Path.Combine(_scratch, $"{_experiment}.{_shard.FileName(_part)}");
        using (ShardFile shard = ShardFile.Append(file, Header))
        {
            ILookup<int, int> there = shard.Worlds.ToLookup(world => world.Cell, world => world.Replicate);
            ShardCell[] cells = [.. _config.Cells().Select(cell => new ShardCell(_config, cell.Index, _shard, shard, there[cell.Index]))];
            LocalThreads workers = new(new WorldRun(_config, Progress) { Threads = ThreadsOfWorld(threads) }, threads);
            WorldQueue queue = new(cells, _config.Replicates.AtMost, Runner.Window(_config, workers), _ => null, () => { });
            using CancellationTokenRegistration wake = stop.Register(queue.Stop);
            workers.Work(queue, new PartWorlds(_part, _config, Progress), stop).GetAwaiter().GetResult();
            if (!Array.TrueForAll(cells, cell => cell.IsComplete))
            {
                return false;
            }

            shard.Complete();
        }

        Publish(file);
        return true;
    }

    private int ThreadsOfWorld(int threads)
    {
        double worlds = (double)_config.Cells().Count * _config.Replicates.AtMost / _shard.Of;
        return (int)Math.Max(1, threads / Math.Max(1, worlds));
    }

    private void Publish(string file)
    {
        Directory.CreateDirectory(_folder);
        string pending = $"{File}.{Guid.NewGuid():N}.new"; // two processes may do the same shard, after a node was taken for dead
        System.IO.File.Copy(file, pending);
        RegularFile.Move(pending, File);
        System.IO.File.Delete(file);
    }
}
