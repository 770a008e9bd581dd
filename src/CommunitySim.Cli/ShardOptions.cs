using System.CommandLine;
using System.CommandLine.Parsing;
using CommunitySim.Experiments.Shards;

namespace CommunitySim.Cli;

/// <summary>The options of run for shares of the worlds that other processes simulate.</summary>
internal sealed class ShardOptions
{
    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Simulates only a share of the worlds, such as 3/200, and writes it to OUT/NAME/shards. Nothing else is written.",
        HelpName = "i/n",
    };

    private readonly Option<string> _scratch = new("--scratch")
    {
        Description = "With --shard: a folder on a local disk, where a shard that was stopped goes on.",
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "communitysim-shards"),
        HelpName = "DIR",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Takes in the worlds of shards, such as those in OUT/NAME/shards, and runs what they lack.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _screening = new("--screening")
    {
        Description = "With --from: stops once the screening has chosen the parameters of the indices, so that shards can simulate these.",
    };

    /// <summary>Adds them to a command, with what they exclude.</summary>
    public void AddTo(Command command, ExperimentOptions experiment, Option<bool> fresh)
    {
        Array.ForEach<Option>([_shard, _scratch, _from, _screening], command.Add);
        _shard.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Experiments.Shards.Shard.Parse(text) is null)
            {
                result.AddError($"--shard {text}: allowed are two whole numbers such as 3/200, the first from 1 to the second, "
                    + $"and the second at most {Experiments.Shards.Shard.Most}.");
            }
        });
        command.Validators.Add(result =>
        {
            bool simulates = AreForShard(result), takesIn = result.GetResult(_from) is not null;
            if ((simulates && takesIn) || ((simulates || takesIn) && result.GetValue(fresh)))
            {
                result.AddError("--shard simulates a share and --from takes shares in; give one of the two. --fresh goes with neither.");
            }

            if (takesIn && experiment.CountOf(result) != 1)
            {
                result.AddError("--from takes in the shards of one experiment; give one FILE.");
            }

            if (result.GetValue(_screening) && !takesIn)
            {
                result.AddError("--screening goes with --from.");
            }
        });
    }

    /// <summary>Whether a shard is to be simulated.</summary>
    public bool AreForShard(CommandResult parsed) => parsed.GetResult(_shard) is not null;

    /// <summary>The shard to simulate, or null.</summary>
    public Shard? Shard(ParseResult parsed) => parsed.GetValue(_shard) is { } text ? Experiments.Shards.Shard.Parse(text) : null;

    /// <summary>The folder for unfinished shards.</summary>
    public string Scratch(ParseResult parsed) => parsed.GetValue(_scratch)!;

    /// <summary>The folder of shards to take in, or null.</summary>
    public string? From(ParseResult parsed) => parsed.GetValue(_from);

    /// <summary>Whether to stop after the screening.</summary>
    public bool StopsAfterScreening(ParseResult parsed) => parsed.GetValue(_screening);
}
