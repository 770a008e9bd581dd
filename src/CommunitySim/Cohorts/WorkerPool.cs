using System.Runtime.ExceptionServices;

namespace CommunitySim.Cohorts;

/// <summary>
/// Threads that share the cohorts of a day. The caller works too, and takes all that is left if nobody else comes in time, so
/// a pool costs nothing but one counter; the others are borrowed from the pool, and nothing is allocated when a day begins.
/// </summary>
internal sealed class WorkerPool
{
    private readonly int _pieces;
    private readonly Action<int, int> _work;
    private readonly Worker[] _others;
    private int _next, _done;
    private readonly Lock _faults = new();
    private ExceptionDispatchInfo? _fault;
    private int _faulty;

    /// <summary>Calls nobody yet.</summary>
    /// <param name="workers">Threads at most, the caller's among them.</param>
    /// <param name="pieces">Pieces of work a day.</param>
    /// <param name="work">Does one piece with the tools of one worker; pieces may be done in any order.</param>
    public WorkerPool(int workers, int pieces, Action<int, int> work)
    {
        (_pieces, _work, _next, _done) = (pieces, work, pieces, pieces);
        _others = new Worker[workers - 1];
        for (int other = 0; other < _others.Length; other++)
        {
            _others[other] = new Worker(this, other + 1);
        }
    }

    /// <summary>Does the work of a day; what goes wrong with a piece is thrown when all are done.</summary>
    public void Run()
    {
        _done = 0;
        Volatile.Write(ref _next, 0);
        foreach (Worker other in _others)
        {
            other.Start();
        }

        WorkOn(worker: 0);
        SpinWait wait = default;
        while (Volatile.Read(ref _done) < _pieces)
        {
            wait.SpinOnce();
        }

        _fault?.Throw();
    }

    private void WorkOn(int worker)
    {
        for (int piece = Interlocked.Increment(ref _next) - 1; piece < _pieces; piece = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                _work(worker, piece);
            }
            catch (Exception fault)
            {
                // Thrown by the caller, on its own thread; of several that of the first piece, whichever came first.
                lock (_faults)
                {
                    if (_fault is null || piece < _faulty)
                    {
                        (_fault, _faulty) = (ExceptionDispatchInfo.Capture(fault), piece);
                    }
                }
            }

            Interlocked.Increment(ref _done);
        }
    }

    private sealed class Worker(WorkerPool pool, int worker) : IThreadPoolWorkItem
    {
        private int _started;

        /// <summary>Asks for a thread, unless the last one is still here: two would use the same tools.</summary>
        public void Start()
        {
            if (Interlocked.Exchange(ref _started, 1) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        void IThreadPoolWorkItem.Execute()
        {
            pool.WorkOn(worker);
            Volatile.Write(ref _started, 0);
        }
    }
}
