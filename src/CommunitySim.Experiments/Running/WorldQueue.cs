using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Running;

/// <summary>A world to simulate.</summary>
/// <param name="Turn">The place at which its record is taken in, from 0.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Replicate">The number of the world, from 0.</param>
/// <param name="Strategies">Positions of the strategies that lack it; at least one.</param>
internal sealed record WorldTask(long Turn, int Cell, int Replicate, IReadOnlyList<int> Strategies);

/// <summary>Takes in the worlds of one cell, and says which it lacks.</summary>
internal interface IWorldTaker
{
    /// <summary>Worlds before this number are there already.</summary>
    int First { get; }

    /// <summary>Worlds below this number may be begun. Each world that is taken in may move it.</summary>
    int Limit { get; }

    /// <summary>Whether the cell has enough worlds.</summary>
    bool IsComplete { get; }

    /// <summary>Positions of the strategies that lack a world; none if the world is not wanted.</summary>
    int[] MissingStrategies(int replicate);

    /// <summary>Takes in a world. Worlds come by ascending number.</summary>
    void Add(int replicate, WorldRecord world);
}

/// <summary>
/// The worlds that are still to be simulated. Any number of threads take tasks and submit records. The records are taken in
/// by one thread at a time and in the order of the tasks, so what is stored depends on nothing else.
/// </summary>
internal sealed class WorldQueue
{
    private readonly IReadOnlyList<IWorldTaker> _cells;
    private readonly Func<WorldTask, WorldRecord?> _known;
    private readonly Action _afterEach;
    private readonly long _window;
    private readonly int _most;
    private readonly int[] _next, _limit;
    private readonly bool[] _complete;
    private readonly Queue<WorldTask> _returned = [];
    private readonly Dictionary<long, (WorldTask Task, WorldRecord World)> _waiting = [];
    private readonly object _order = new();
    private int _firstOpen;
    private long _begun, _taken;
    private bool _taking, _stopped;

    /// <summary>Prepares the missing worlds of some cells.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="most">Most worlds of a cell.</param>
    /// <param name="window">Most worlds that are begun and not yet taken in.</param>
    /// <param name="known">Finds the record of a world that was simulated elsewhere, or null.</param>
    /// <param name="afterEach">Called after each world that was taken in.</param>
    internal WorldQueue(
        IReadOnlyList<IWorldTaker> cells, int most, long window, Func<WorldTask, WorldRecord?> known, Action afterEach)
    {
        (_cells, _most, _window, _known, _afterEach) = (cells, most, window, known, afterEach);
        _next = [.. cells.Select(cell => cell.First)];
        _limit = [.. cells.Select(cell => cell.Limit)];
        _complete = [.. cells.Select(cell => cell.IsComplete)];
    }

    /// <summary>Whether the queue was stopped.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_order)
            {
                return _stopped;
            }
        }
    }

    /// <summary>Takes the next tasks, and waits while there are none but may be some later.</summary>
    /// <param name="most">Most tasks, at least 1.</param>
    /// <returns>The tasks; none once all is done, or the queue was stopped.</returns>
    public IReadOnlyList<WorldTask> Take(int most)
    {
        while (true)
        {
            List<WorldTask> tasks = Begin(most);
            if (tasks.Count == 0)
            {
                return tasks;
            }

            List<WorldTask> unknown = [];
            foreach (WorldTask task in tasks)
            {
                if (_known(task) is { } record)
                {
                    Submit(task, record);
                }
                else
                {
                    unknown.Add(task);
                }
            }

            if (unknown.Count > 0)
            {
                return unknown;
            }
        }
    }

    /// <summary>Gives tasks back that nobody works on any more.</summary>
    public void Return(IReadOnlyList<WorldTask> tasks)
    {
        lock (_order)
        {
            foreach (WorldTask task in tasks)
            {
                _returned.Enqueue(task);
            }

            Monitor.PulseAll(_order);
        }
    }

    /// <summary>Submits a record. One thread at a time takes records in, so a commit does not hold up the others.</summary>
    internal void Submit(WorldTask task, WorldRecord world)
    {
        lock (_order)
        {
            _waiting.Add(task.Turn, (task, world));
            if (_taking)
            {
                return;
            }

            _taking = true;
        }

        while (NextRecord() is var (taken, record))
        {
            IWorldTaker cell = _cells[taken.Cell];
            if (!cell.IsComplete)
            {
                cell.Add(taken.Replicate, record);
                _afterEach();
            }

            lock (_order)
            {
                (_complete[taken.Cell], _limit[taken.Cell]) = (cell.IsComplete, cell.Limit);
                _taken++;
                Monitor.PulseAll(_order);
            }
        }
    }

    /// <summary>Ends all waiting, and gives out no more tasks.</summary>
    internal void Stop()
    {
        lock (_order)
        {
            _stopped = true;
            Monitor.PulseAll(_order);
        }
    }

    private List<WorldTask> Begin(int most)
    {
        List<WorldTask> tasks = [];
        lock (_order)
        {
            while (!_stopped)
            {
                while (tasks.Count < most && NextTask() is { } task)
                {
                    tasks.Add(task);
                }

                if (tasks.Count > 0 || _begun == _taken)
                {
                    return tasks;
                }

                Monitor.Wait(_order);
            }
        }

        return tasks;
    }

    private WorldTask? NextTask()
    {
        if (_returned.TryDequeue(out WorldTask? returned))
        {
            return returned;
        }

        while (_firstOpen < _cells.Count && (_complete[_firstOpen] || _next[_firstOpen] >= _most))
        {
            _firstOpen++;
        }

        for (int cell = _firstOpen; cell < _cells.Count && _begun - _taken < _window; cell++)
        {
            while (!_complete[cell] && _next[cell] < _limit[cell])
            {
                int replicate = _next[cell]++;
                int[] strategies = _cells[cell].MissingStrategies(replicate);
                if (strategies.Length > 0)
                {
                    return new WorldTask(_begun++, cell, replicate, strategies);
                }
            }
        }

        return null;
    }

    /// <summary>Returns the submitted record whose turn it is, or null.</summary>
    private (WorldTask Task, WorldRecord World)? NextRecord()
    {
        lock (_order)
        {
            _taking = _waiting.Remove(_taken, out (WorldTask Task, WorldRecord World) next);
            return _taking ? next : null;
        }
    }
}
