using System.Net.WebSockets;
using System.Threading.Channels;

namespace CommunitySim.Lecture.Live;

/// <summary>
/// One page's connection. What it asks last counts: a new request ends the work on the one before and takes the place of
/// one that waits, so a flood neither queues nor holds anything up but itself.
/// </summary>
/// <param name="socket">The connection.</param>
/// <param name="workshop">Where worlds are lived.</param>
/// <param name="client">Who asks.</param>
internal sealed class LiveSocket(WebSocket socket, Workshop workshop, Guest client)
{
    private const int MostBytes = 64 * 1024;

    private readonly Channel<byte[]> _latest = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly byte[] _room = new byte[MostBytes];
    private readonly Lock _lock = new();
    private CancellationTokenSource? _underWay;

    /// <summary>Answers until the page goes; then all work for it has ended.</summary>
    public async Task Serve(CancellationToken stop)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task work = Work(gone);
        try
        {
            while (await Receive(gone.Token).ConfigureAwait(false) is { } message)
            {
                // At once, or what is cancelled could be the work on this very message.
                lock (_lock)
                {
                    _latest.Writer.TryWrite(message);
                    _underWay?.Cancel();
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The page has gone without a word.
        }

        await gone.CancelAsync().ConfigureAwait(false);
        await work.ConfigureAwait(false);
    }

    /// <summary>Answers what was asked last, until the page has gone; a fault ends the connection with it.</summary>
    private async Task Work(CancellationTokenSource going)
    {
        CancellationToken gone = going.Token;
        LiveJob job = new(workshop, client, answer => socket.SendAsync(answer, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, gone).AsTask());
        try
        {
            await foreach (byte[] message in _latest.Reader.ReadAllAsync(gone).ConfigureAwait(false))
            {
                await Answer(job, message, gone).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // Nobody is there to be told.
        }
        finally
        {
            await going.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task Answer(LiveJob job, byte[] message, CancellationToken gone)
    {
        using CancellationTokenSource outdated = CancellationTokenSource.CreateLinkedTokenSource(gone);
        lock (_lock)
        {
            // Between taking this message and saying so, a newer one may have come.
            if (_latest.Reader.Count > 0)
            {
                return;
            }

            _underWay = outdated;
        }

        try
        {
            await job.Answer(message, outdated.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // The next request waits already.
        }
        finally
        {
            lock (_lock)
            {
                _underWay = null;
            }
        }
    }

    /// <summary>The next message; null where the page has said goodbye, or too much.</summary>
    private async Task<byte[]?> Receive(CancellationToken gone)
    {
        int length = 0;
        while (length < _room.Length)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_room.AsMemory(length), gone).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone).ConfigureAwait(false);
                return null;
            }

            if (part.EndOfMessage)
            {
                return _room[..length];
            }
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, $"A request has {MostBytes / 1024} KB at most.", gone).ConfigureAwait(false);
        return null;
    }
}
