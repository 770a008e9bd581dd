using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Too much work is waiting already.</summary>
internal sealed class BusyException() : Exception(Refusal.Of("busy").Message);

/// <summary>
/// Decides the order of work. One piece of work uses all cores at a time. Addresses take turns, and the pages of an
/// address share its turns.
/// Among pages that have had no turn lately, the one with the fewest runs to show goes first. Ten pages therefore all get a coarse answer
/// before any gets a fine one. A page that floods the queue only delays itself.
/// </summary>
/// <param name="threads">Threads of a piece of work.</param>
internal sealed class WorkQueue(int threads)
{
    // A page has a live answer and a click or two in progress; more is a flood. The pages of one address may take half of the places.
    private const int MostWaitingEach = 8, MostWaitingThere = 1024, MostWaiting = 2048;

    /// <summary>
    /// The lecture itself as a client. It asks for one turn at a time and never loses its place, or a page's flood would stop the
    /// scenes for everybody.
    /// </summary>
    internal static readonly ClientId Server = new("", "scenes");

    internal static readonly object ClientKey = new();

    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];
    private readonly TurnHistory _history = new(MostWaiting);
    private bool _taken;
    private long _asked;

    /// <summary>The threads of a piece of work, at least 1.</summary>
    public int Threads { get; } = threads;

    /// <summary>The open answers.</summary>
    public OpenStreams Streams { get; } = new();

    /// <summary>Waits for a turn. The turn lasts until it is disposed, and should take 100 ms at most.</summary>
    /// <param name="client">The client that asks: <see cref="ClientOf"/>, or <see cref="Server"/>.</param>
    /// <param name="done">Runs that the client has already; clients with fewer go first.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <exception cref="BusyException">Too much work is waiting: of this client, of its address, or of all.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<IDisposable> Enter(ClientId client, int done, CancellationToken stop)
    {
        Waiting? mine = null;
        lock (_lock)
        {
            stop.ThrowIfCancellationRequested();
            if (_taken)
            {
                if (client != Server && !HasRoom(client))
                {
                    throw new BusyException();
                }

                mine = new Waiting(client, done, _asked++);
                _waiting.Add(mine);
            }
            else
            {
                Give(client);
            }
        }

        if (mine is not null)
        {
            using CancellationTokenRegistration leave = stop.Register(() => GiveUp(mine, stop));
            await mine.Called.Task.ConfigureAwait(false);
        }

        return new Piece(this);
    }

    /// <summary>The client of a request, as read by <see cref="ClientIds"/>.</summary>
    public static ClientId ClientOf(HttpContext context) => (ClientId)context.Items[ClientKey]!;

    private bool HasRoom(ClientId client)
    {
        int there = _waiting.Count(other => other.Client.Address == client.Address);
        return _waiting.Count(other => other.Client == client) < MostWaitingEach
            && there < MostWaitingThere
            && (_waiting.Count < MostWaiting || DropBusiest(there));
    }

    /// <summary>Drops the last work of the busiest page at the busiest address, if that has more waiting than this address.</summary>
    private bool DropBusiest(int than)
    {
        IGrouping<string, Waiting> most = _waiting
            .Where(one => one.Client != Server)
            .GroupBy(one => one.Client.Address, StringComparer.Ordinal)
            .MaxBy(group => group.Count())!;
        if (most.Count() <= than + 1)
        {
            return false;
        }

        Waiting last = most.GroupBy(one => one.Client).MaxBy(group => group.Count())!.MaxBy(one => one.Order)!;
        _waiting.Remove(last);
        last.Called.TrySetException(new BusyException());
        return true;
    }

    private void Give(ClientId client)
    {
        _taken = true;
        _history.Record(client);
    }

    private void GiveUp(Waiting one, CancellationToken stop)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(one))
            {
                return;
            }
        }

        one.Called.TrySetCanceled(stop);
    }

    private void Return()
    {
        Waiting? next;
        lock (_lock)
        {
            _taken = false;
            next = _waiting.MinBy(
                one => (_history.LastThere(one.Client), _history.LastOf(one.Client), one.Done, one.Order));
            if (next is not null)
            {
                _waiting.Remove(next);
                Give(next.Client);
            }
        }

        next?.Called.TrySetResult();
    }

    private sealed record Waiting(ClientId Client, int Done, long Order)
    {
        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Piece(WorkQueue queue) : IDisposable
    {
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                queue.Return();
            }
        }
    }
}
