using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>
/// Limits the open connections. A whole hall may share one address, so an address has many places. If all are taken, its longest idle
/// connection is closed. If all places of all addresses are taken, the address with the most connections closes one likewise.
/// </summary>
/// <param name="most">The most connections of all addresses, at least 1.</param>
/// <param name="mostThere">The most connections of one address, at least 1.</param>
internal sealed class Connections(int most, int mostThere)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, Party> _parties = [];
    private int _open;

    /// <summary>Serves a connection until it ends, or closes it at once if there is no place for it.</summary>
    public async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        using Place? place = Take(
            (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None, connection.Abort);
        if (place is null)
        {
            connection.Abort();
            return;
        }

        connection.Features.Set(place);
        await next(connection).ConfigureAwait(false);
    }

    /// <summary>Answers a request. The connection does not count as idle meanwhile.</summary>
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        Place? place = context.Features.Get<Place>();
        place?.BeginRequest();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            place?.EndRequest();
        }
    }

    /// <summary>
    /// Takes a place for a connection until it is disposed. Null if no place is free and no idle connection can be
    /// closed.
    /// </summary>
    /// <param name="address">The remote address of the connection.</param>
    /// <param name="close">Closes the connection when it has to make room.</param>
    internal Place? Take(IPAddress address, Action close)
    {
        Place? leaver = null, place;
        lock (_lock)
        {
            Party mine = _parties.GetValueOrDefault(address) ?? new Party(address);
            if (mine.Open >= mostThere || _open >= most)
            {
                leaver = LongestIdle(mine);
                if (leaver is null)
                {
                    return null;
                }

                Remove(leaver);
            }

            _parties[address] = mine;
            place = new Place(this, mine, close);
            (mine.Open, _open) = (mine.Open + 1, _open + 1);
            mine.Idle.AddLast(place.Node);
        }

        leaver?.Close();
        return place;
    }

    /// <summary>The connection to close: of the same address if all its places are taken, else of the address with the most.</summary>
    private Place? LongestIdle(Party mine)
    {
        Party from = mine.Open >= mostThere ? mine : _parties.Values.MaxBy(party => party.Open)!;
        return from == mine || from.Open > mine.Open + 1 ? from.Idle.First?.Value : null;
    }

    private void Remove(Place place)
    {
        if (place.IsGone)
        {
            return;
        }

        Party party = place.Party;
        place.IsGone = true;
        place.Node.List?.Remove(place.Node);
        (party.Open, _open) = (party.Open - 1, _open - 1);
        if (party.Open == 0)
        {
            _parties.Remove(party.Address);
        }
    }

    /// <summary>A connection's place.</summary>
    internal sealed class Place : IDisposable
    {
        private readonly Connections _connections;

        public Place(Connections connections, Party party, Action close)
        {
            (_connections, Party, Close) = (connections, party, close);
            Node = new LinkedListNode<Place>(this);
        }

        public Party Party { get; }

        public Action Close { get; }

        public LinkedListNode<Place> Node { get; }

        public bool IsGone { get; set; }

        /// <summary>Protects the connection from being closed for another one.</summary>
        public void BeginRequest()
        {
            lock (_connections._lock)
            {
                Node.List?.Remove(Node);
            }
        }

        /// <summary>Marks the connection as idle.</summary>
        public void EndRequest()
        {
            lock (_connections._lock)
            {
                if (!IsGone)
                {
                    Party.Idle.AddLast(Node);
                }
            }
        }

        public void Dispose()
        {
            lock (_connections._lock)
            {
                _connections.Remove(this);
            }
        }
    }

    /// <summary>The connections of an address, with the idle ones ordered by idle time.</summary>
    internal sealed class Party(IPAddress address)
    {
        public IPAddress Address { get; } = address;

        public int Open { get; set; }

        public LinkedList<Place> Idle { get; } = new();
    }
}
