using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Lecture.Experiment;

/// <summary>Runs a simulation that can be cancelled and that checks its numbers.</summary>
internal static class BoundedSimulation
{
    /// <summary>Runs until the evening of a day.</summary>
    /// <param name="simulation">The world under a strategy.</param>
    /// <param name="last">The day, at most the simulation's last.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="evening">Called every evening.</param>
    /// <returns>The observables day by day.</returns>
    /// <exception cref="InputException">An observable is not finite because the settings are too extreme.</exception>
    public static DailySeries RunUntil(
        Simulation simulation, int last, CancellationToken stop, Action<Simulation>? evening = null)
    {
        while (simulation.Day < last)
        {
            stop.ThrowIfCancellationRequested();
            simulation.Step();
            foreach (double value in simulation.Series.On(simulation.Day))
            {
                if (!double.IsFinite(value))
                {
                    throw Refusal.Input("overflow", "", ("day", simulation.Day));
                }
            }

            evening?.Invoke(simulation);
        }

        return simulation.Series;
    }
}
