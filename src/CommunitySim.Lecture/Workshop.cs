using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture;

/// <summary>Too many wait already.</summary>
public sealed class BusyException() : Exception("The lecture is busy with other pages; try again in a moment, or close some.");

/// <summary>
/// Who works when. One piece of work has all cores at a time; the next is of whoever has had least of them lately, then of
/// the one who has least to show, then of the first to ask. So ten pages are all coarse first and fine later, and one that floods waits for itself.
/// </summary>
/// <param name="threads">Threads of a piece of work.</param>
public sealed class Workshop(int threads)
{
    // A page has a live answer and a click or two under way; more is a flood.
    private const int MostWaitingEach = 8, MostWaiting = 128;

    // What somebody has had halves in this time, so that a page that has worked long is not behind for good.
    private static readonly TimeSpan Forgetting = TimeSpan.FromSeconds(2);

    /// <summary>The client that the lecture itself is. It asks for a turn at a time, and its place is never taken, or a page's flood would end the scenes of all.</summary>
    internal const string House = "scenes";

    internal static readonly object ClientKey = new();

    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];
    private readonly Dictionary<string, Usage> _usages = new(StringComparer.Ordinal);
    private bool _taken;
    private long _asked;

    /// <summary>Threads of a piece of work, at least 1.</summary>
    public int Threads { get; } = threads;

    /// <summary>Waits for a turn; the work goes on until the turn is disposed of, and should take 100 ms at most.</summary>
    /// <param name="client">Who asks: <see cref="ClientOf"/>, or <see cref="House"/>.</param>
    /// <param name="done">Worlds that the one who asks has to show already; the fewer, the sooner.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <exception cref="BusyException">This client, or all of them, have too much waiting.</exception>
    /// <exception cref="OperationCanceledException">Given up.</exception>
    public async Task<IDisposable> Turn(string client, int done, CancellationToken stop)
    {
        Waiting? mine = null;
        lock (_lock)
        {
            stop.ThrowIfCancellationRequested();
            if (_taken)
            {
                int waiting = _waiting.Count(other => other.Client == client);
                if (client != House && (waiting >= MostWaitingEach || (_waiting.Count >= MostWaiting && !SendAway(waiting))))
                {
                    throw new BusyException();
                }

                mine = new Waiting(client, done, _asked++);
                _waiting.Add(mine);
            }

            _taken = true;
        }

        if (mine is not null)
        {
            using CancellationTokenRegistration leave = stop.Register(() => GiveUp(mine, stop));
            await mine.Called.Task.ConfigureAwait(false);
        }

        return new Piece(this, client);
    }

    /// <summary>Who sends a request, as the server has noted it (<see cref="Guests"/>).</summary>
    public static string ClientOf(HttpContext context) => (string)context.Items[ClientKey]!;

    /// <summary>Where all places are taken, the one who has most of them gives one up to who has fewer.</summary>
    private bool SendAway(int than)
    {
        IGrouping<string, Waiting> most = _waiting.GroupBy(one => one.Client, StringComparer.Ordinal).MaxBy(group => group.Count())!;
        if (most.Count() <= than + 1)
        {
            return false;
        }

        Waiting last = most.MaxBy(one => one.Order)!;
        _waiting.Remove(last);
        last.Called.TrySetException(new BusyException());
        return true;
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

    private void Return(string client, TimeSpan worked)
    {
        Waiting? next = null;
        lock (_lock)
        {
            _usages[client] = new Usage(Of(client) + worked.TotalSeconds, Stopwatch.GetTimestamp());
            next = _waiting.OrderBy(one => Math.Round(Of(one.Client), 1)).ThenBy(one => one.Done).ThenBy(one => one.Order).FirstOrDefault();
            _taken = next is not null;
            if (next is not null)
            {
                _waiting.Remove(next);
            }

            foreach (string old in _usages.Keys.Where(name => Of(name) < 0.001).ToArray())
            {
                _usages.Remove(old);
            }
        }

        next?.Called.TrySetResult();
    }

    /// <summary>Seconds of work that a client has had lately.</summary>
    private double Of(string client) => _usages.TryGetValue(client, out Usage usage) ? usage.Seconds * Math.Pow(0.5, Stopwatch.GetElapsedTime(usage.At) / Forgetting) : 0;

    private readonly record struct Usage(double Seconds, long At);

    private sealed record Waiting(string Client, int Done, long Order)
    {
        public TaskCompletionSource Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Piece(Workshop workshop, string client) : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private bool _returned;

        public void Dispose()
        {
            if (!_returned)
            {
                _returned = true;
                workshop.Return(client, Stopwatch.GetElapsedTime(_began));
            }
        }
    }
}
