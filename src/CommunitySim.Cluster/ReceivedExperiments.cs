using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Cluster;

/// <summary>The experiments that a worker has received, by the hash of their packages.</summary>
internal sealed class ReceivedExperiments : IDisposable
{
    // A lab works on few experiments at a time. The one that came first makes room.
    private const int MostKept = 4;

    private readonly Lock _lock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("communitysim-worker-").FullName;
    private readonly Dictionary<string, byte[]?[]> _coming = new(StringComparer.Ordinal);
    private readonly List<Received> _received = [];

    /// <summary>Takes a piece of a package in. Pieces may come twice, and in any order.</summary>
    /// <param name="hash">The package's hash.</param>
    /// <param name="place">The piece, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    /// <param name="bytes">The piece.</param>
    public void Add(string hash, int place, int pieces, byte[] bytes)
    {
        lock (_lock)
        {
            if (Find(hash) is not null)
            {
                return;
            }

            if (!_coming.TryGetValue(hash, out byte[]?[]? parts))
            {
                _coming.Add(hash, parts = new byte[]?[pieces]);
            }

            parts[place] = bytes;
            if (!Array.Exists(parts, part => part is null))
            {
                _coming.Remove(hash);
                _received.Add(new Received(hash, [.. parts.SelectMany(part => part!)], Path.Combine(_folder, hash)));
                if (_received.Count > MostKept)
                {
                    _received.RemoveAt(0);
                }
            }
        }
    }

    /// <summary>Returns a part of an experiment, which is read when it is first used; null if the experiment was not received.</summary>
    /// <param name="block">A block of the part.</param>
    public Lazy<PartWorlds>? PartOf(Block block)
    {
        lock (_lock)
        {
            return Find(block.Experiment)?.PartOf(block.Part, block.Indexed);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Received? Find(string hash) => _received.Find(found => found.Hash == hash);

    private sealed class Received(string hash, byte[] package, string folder)
    {
        private readonly Dictionary<string, Lazy<PartWorlds>> _parts = new(StringComparer.Ordinal);
        private readonly Lazy<ExperimentConfig> _config = new(() => Read(hash, package, folder));

        public string Hash => hash;

        public Lazy<PartWorlds> PartOf(string part, int[]? indexed)
        {
            string key = $"{part}/{string.Join(',', indexed ?? [])}";
            if (!_parts.TryGetValue(key, out Lazy<PartWorlds>? found))
            {
                _parts.Add(key, found = new Lazy<PartWorlds>(() =>
                {
                    ExperimentConfig config = ExperimentPackage.PartOf(_config.Value, part, indexed);
                    return new PartWorlds(part, config, RunProgress.For(config));
                }));
            }

            return found;
        }

        private static ExperimentConfig Read(string hash, byte[] bytes, string folder)
        {
            ExperimentPackage package = PackageCode.Decode(bytes);
            if (package.Hash != hash)
            {
                throw new InvalidDataException("The experiment arrived with other bytes than it was sent with. Check the network and the memory.");
            }

            Directory.CreateDirectory(folder);
            return package.Unpack(folder);
        }
    }
}
