using System.CommandLine;
using CommunitySim.Cluster;

namespace CommunitySim.Cli;

/// <summary>communitysim worker: simulates worlds for runs on other machines, until a signal ends it.</summary>
internal static class WorkerCommand
{
    /// <param name="places">The option for the number of worlds at the same time.</param>
    /// <param name="output">Receives what happens.</param>
    /// <param name="error">Receives errors.</param>
    public static Command Create(Option<int> places, TextWriter output, TextWriter error)
    {
        Option<string> join = new("--join")
        {
            Description = "The Redis server where the workers meet, such as redis=10.0.0.5:6379,password=...,ssl=true.",
            HelpName = "redis=HOST:6379",
            Required = true,
        };
        Option<string> cluster = ClusterOptions.Name("--cluster");
        Command command = new("worker", "Joins a cluster and simulates worlds for `run --cluster` on other machines, until Ctrl-C.")
        {
            join, places, cluster,
        };
        command.SetAction(async (parsed, _) =>
        {
            RedisAddress redis = RedisAddress.Parse(parsed.GetRequiredValue(join), join.Name);
            using ClusterWorker worker = new(redis, parsed.GetValue(cluster)!, parsed.GetValue(places), output, error);
            await worker.Work().ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>The options of a run that uses a cluster.</summary>
/// <param name="error">Receives who takes part.</param>
internal sealed class ClusterOptions(TextWriter error)
{
    private readonly Option<string?> _redis = new("--cluster")
    {
        Description = "Lets the workers that meet at this Redis server simulate; results do not depend on it.",
        HelpName = "redis=HOST:6379",
    };
    private readonly Option<string> _name = Name("--cluster-name");

    /// <summary>The option for the name of a cluster.</summary>
    public static Option<string> Name(string option) => new(option)
    {
        Description = "The cluster's name; several may meet at one Redis server.",
        DefaultValueFactory = _ => ClusterName.Usual,
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(_redis);
        command.Add(_name);
    }

    /// <summary>Refuses a cluster for a single shard, which one process simulates.</summary>
    public void RefuseBeside(Command command, ShardOptions shards) => command.Validators.Add(result =>
    {
        if (shards.AreForShard(result) && result.GetResult(_redis) is not null)
        {
            result.AddError("--shard simulates in this process, and --cluster on other machines; give one of the two.");
        }
    });

    /// <summary>Returns how to connect to the cluster, or null if none is asked for.</summary>
    public Func<ClusterConnection>? Connect(ParseResult parsed, bool quiet)
    {
        if (parsed.GetValue(_redis) is not { } address)
        {
            return null;
        }

        RedisAddress redis = RedisAddress.Parse(address, _redis.Name);
        string name = parsed.GetValue(_name)!;
        return () => ClusterConnection.Connect(redis, name, new ClusterNotices(redis, name, quiet ? TextWriter.Null : error, error))
            .GetAwaiter().GetResult();
    }
}
