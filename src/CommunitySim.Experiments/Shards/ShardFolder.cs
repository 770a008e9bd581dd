using System.Text.Json;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Shards;

/// <summary>The complete shards of an experiment.</summary>
public sealed class ShardFolder
{
    /// <summary>The name of the folder of shards in a folder of results.</summary>
    public const string Name = "shards";

    private const string ChosenName = "indices.json";

    private readonly string _folder;
    private readonly List<(string File, ShardHeader Header)> _files;

    /// <summary>Reads which shards are there.</summary>
    /// <exception cref="InputException">The folder is missing, or a file in it is no shard.</exception>
    public ShardFolder(string folder)
    {
        _folder = folder;
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "", "there is no such folder of shards. `communitysim run FILE --shard 1/N` makes one.");
        }

        _files =
        [
            .. Directory.GetFiles(folder, $"*{Shard.Extension}").Order(StringComparer.Ordinal).Select(file => (
                file,
                ShardFile.ReadHeader(file) ?? throw new InputException(file, "", "this file is no shard. Move it elsewhere."))),
        ];
    }

    /// <summary>The parameters that the screening has chosen for the indices, as positions; null before it is known.</summary>
    /// <param name="folder">The folder of shards.</param>
    /// <exception cref="InputException">The file that notes them is damaged.</exception>
    public static IReadOnlyList<int>? ChosenIn(string folder)
    {
        string file = Path.Combine(folder, ChosenName);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<int[]>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            throw new InputException(file, "", "this file is damaged. Delete it, and run with --from and --screening again.");
        }
    }

    /// <summary>Notes the parameters that the screening has chosen, for the shards of the indices.</summary>
    public void NoteChosen(IReadOnlyList<int> indexed)
    {
        string file = Path.Combine(_folder, ChosenName);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(indexed));
        RegularFile.Move(file + ".new", file);
    }

    /// <summary>Finds the records of a part.</summary>
    /// <param name="part">The study's name; empty for the experiment itself.</param>
    /// <param name="config">The experiment or study.</param>
    /// <exception cref="InputException">A shard is damaged, or belongs to another experiment or build.</exception>
    public ShardRecords RecordsOf(string part, ExperimentConfig config)
    {
        string plan = Shard.Plan(part, config);
        Dictionary<(int, int), (string, (long, int))> places = [];
        HashSet<Shard> shards = [];
        foreach ((string file, ShardHeader header) in _files.Where(found => found.Header.Part == part))
        {
            if (header.Plan != plan)
            {
                throw new InputException(
                    file,
                    "",
                    "this shard belongs to another experiment or another build of the program. "
                        + "Delete it, and run its shard again with this file and this program.");
            }

            shards.Add(Shard.Parse(header.Shard)!.Value);
            foreach (((int, int) world, (long, int) place) in ShardFile.Find(file))
            {
                places[world] = (file, place);
            }
        }

        return new ShardRecords(places, shards, config.Challenger is null ? (-1, -1) : (config.IndexOf(config.Challenger), config.IndexOf(config.Baseline!)));
    }
}

/// <summary>The records that some shards have of a part.</summary>
public sealed class ShardRecords
{
    private readonly Dictionary<(int Cell, int Replicate), (string File, (long At, int Length) Place)> _places;
    private readonly HashSet<Shard> _shards;

    private readonly (int Challenger, int Baseline) _compared;

    internal ShardRecords(
        Dictionary<(int, int), (string, (long, int))> places, HashSet<Shard> shards, (int Challenger, int Baseline) compared) =>
        (_places, _shards, _compared) = (places, shards, compared);

    /// <summary>Number of worlds.</summary>
    public int Worlds => _places.Count;

    /// <summary>Number of shards that are there.</summary>
    public int Shards => _shards.Count;

    /// <summary>The numbers of shards that are missing, ascending.</summary>
    public IReadOnlyList<int> Missing =>
        [.. Enumerable.Range(1, _shards.Count == 0 ? 0 : _shards.Max(shard => shard.Of)).Except(_shards.Select(shard => shard.Number))];

    /// <summary>Reads the record of a world under the strategies that are asked for; null if no shard has it.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    internal WorldRecord? Find(WorldTask task) =>
        _places.TryGetValue((task.Cell, task.Replicate), out (string File, (long, int) Place) found)
            ? ShardFile.Read(found.File, (task.Cell, task.Replicate), found.Place).Of(task.Strategies, _compared)
            : null;
}
