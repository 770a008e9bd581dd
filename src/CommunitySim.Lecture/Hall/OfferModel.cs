using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Hall;

/// <summary>Computes the prediction once, when the lecturer first opens the hall.</summary>
/// <param name="queue">Grants the turns.</param>
/// <param name="closing">Cancels the work when the server stops.</param>
internal sealed class OfferModel(WorkQueue queue, CancellationToken closing)
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<Interval>>? _work;

    /// <summary>The rates; null until they are computed.</summary>
    public IReadOnlyList<Interval>? Rates
    {
        get
        {
            lock (_lock)
            {
                return _work is { IsCompletedSuccessfully: true } ? _work.Result : null;
            }
        }
    }

    /// <summary>Begins the work, unless it has begun.</summary>
    /// <param name="done">Called when the rates are there.</param>
    public void Begin(Action done)
    {
        lock (_lock)
        {
            if (_work is null)
            {
                _work = Task.Run(() => OfferPrediction.Compute(queue, closing), closing);
                _ = _work.ContinueWith(_ => done(), closing, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            }
        }
    }
}
