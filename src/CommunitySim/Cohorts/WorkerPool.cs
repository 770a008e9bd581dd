using System.Runtime.ExceptionServices;

namespace CommunitySim.Cohorts;

/// <summary>
/// Threads that share the cohorts of a day. The caller works too and takes every piece that no other thread has taken.
/// The other threads come from the thread pool, and a day allocates nothing.
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

    /// <summary>Creates a pool that has not asked for a thread yet.</summary>
    /// <param name="workers">The largest number of threads, including the caller's.</param>
    /// <param name="pieces">Pieces of work per day.</param>
    /// <param name="work">Does one piece with the tools of one worker. Pieces are done in any order.</param>
    public WorkerPool(int workers, int pieces, Action<int, int> work)
    {
        (_pieces, _work, _next, _done) = (pieces, work, pieces, pieces);
        _others = new Worker[workers - 1];
        for (int other = 0; other < _others.Length; other++)
        {
            _others[other] = new Worker(this, other + 1);
        }
    }

    /// <summary>Does the work of a day. An exception in a piece is thrown when all pieces are done.</summary>
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
                // The caller throws it on its own thread. If several pieces fail, the first piece wins.
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

        /// <summary>Asks for a thread, unless the last one is still at work: two would use the same tools.</summary>
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
