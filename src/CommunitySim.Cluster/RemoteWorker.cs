using System.Diagnostics;
using System.Net.Sockets;

namespace CommunitySim.Cluster;

/// <summary>How a worker ended.</summary>
internal enum Loss
{
    None,

    /// <summary>It said that it leaves.</summary>
    Left,

    /// <summary>It does not answer. Its link may be cut.</summary>
    Silent,

    /// <summary>Other workers, which live, have declared it dead.</summary>
    Dead,
}

/// <summary>Somebody else who simulates blocks.</summary>
internal interface IRemoteWorker
{
    /// <summary>Its name, such as "node-2:11111".</summary>
    string Name { get; }

    /// <summary>Number of worlds that it simulates at the same time, at least 1.</summary>
    int Places { get; }

    /// <summary>Whether it is lost, and how.</summary>
    Loss Loss { get; }

    /// <summary>Simulates a block, and waits for it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="experiment">The package of its experiment, as bytes.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The answer, or null if the worker is lost.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    BlockAnswer? Run(Block block, Lazy<byte[]> experiment, CancellationToken stop);
}

/// <summary>A worker of the cluster, by its desk.</summary>
/// <param name="desk">Its desk.</param>
/// <param name="greeting">What it said of itself.</param>
internal sealed class RemoteWorker(IDesk desk, Greeting greeting) : IRemoteWorker
{
    // Orleans needs about five seconds to declare a silo dead. After twice that nobody else will.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12), BeforeNextTry = TimeSpan.FromMilliseconds(200);

    private const int PieceBytes = 1 << 20;

    private readonly Lock _delivery = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _loss;

    /// <inheritdoc/>
    public string Name => greeting.Name;

    /// <inheritdoc/>
    public int Places => greeting.Places;

    /// <inheritdoc/>
    public Loss Loss => (Loss)Volatile.Read(ref _loss);

    /// <summary>Notes that the worker is lost. The first cause counts.</summary>
    public void Lose(Loss how)
    {
        if (Interlocked.CompareExchange(ref _loss, (int)how, (int)Loss.None) == (int)Loss.None)
        {
            _gone.SetResult(); // nobody waits for an answer any more
        }
    }

    /// <inheritdoc/>
    public BlockAnswer? Run(Block block, Lazy<byte[]> experiment, CancellationToken stop)
    {
        Acceptance accepted = Call(() => desk.Begin(block), stop);
        if (accepted == Acceptance.LacksExperiment)
        {
            lock (_delivery)
            {
                accepted = Call(() => desk.Begin(block), stop);
                if (accepted == Acceptance.LacksExperiment && Deliver(block.Experiment, experiment.Value, stop))
                {
                    accepted = Call(() => desk.Begin(block), stop);
                }
            }
        }

        if (accepted == Acceptance.Leaves)
        {
            Lose(Loss.Left);
        }

        BlockAnswer? answer = null;
        while (answer is null && Loss == Loss.None)
        {
            answer = Call(async () => new Answered(await desk.Collect(block.Id).ConfigureAwait(false)), stop)?.Answer;
        }

        return answer;
    }

    /// <summary>Whether a call failed on its way. What the worker itself throws is another matter.</summary>
    internal static bool IsLinkFault(Exception fault) => fault is TimeoutException or OrleansException or SocketException;

    private bool Deliver(string hash, byte[] package, CancellationToken stop)
    {
        int pieces = (package.Length + PieceBytes - 1) / PieceBytes;
        for (int place = 0; place < pieces; place++)
        {
            byte[] piece = package[(place * PieceBytes)..Math.Min(package.Length, (place + 1) * PieceBytes)];
            int at = place;
            if (Call(async () =>
            {
                await desk.Receive(hash, at, pieces, piece).ConfigureAwait(false);
                return new Answered(null);
            }, stop) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Calls the desk again and again until it answers. Once the worker is lost, the result means nothing.</summary>
    private T? Call<T>(Func<Task<T>> call, CancellationToken stop)
    {
        Stopwatch silence = Stopwatch.StartNew();
        while (Loss == Loss.None)
        {
            try
            {
                Task<T> answer = call();
                if (Task.WhenAny(answer, _gone.Task).WaitAsync(stop).GetAwaiter().GetResult() == answer)
                {
                    return answer.GetAwaiter().GetResult();
                }
            }
            catch (Exception fault) when (IsLinkFault(fault))
            {
                if (silence.Elapsed > Patience)
                {
                    Lose(Loss.Silent);
                }

                stop.WaitHandle.WaitOne(BeforeNextTry);
                stop.ThrowIfCancellationRequested();
            }
        }

        return default;
    }

    private sealed record Answered(BlockAnswer? Answer);
}
