using CommunitySim.Experiments.Input;

namespace CommunitySim.Lecture.Experiment;

/// <summary>Lives a world for somebody who waits for it.</summary>
internal static class BoundedSimulation
{
    /// <summary>Lives until the evening of a day.</summary>
    /// <param name="simulation">The world under a strategy.</param>
    /// <param name="last">The day, at most the simulation's last.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="evening">Looks at each evening.</param>
    /// <returns>What was observed.</returns>
    /// <exception cref="InputException">The settings are so extreme that an observable is no number.</exception>
    public static DailySeries RunUntil(Simulation simulation, int last, CancellationToken stop, Action<Simulation>? evening = null)
    {
        while (simulation.Day < last)
        {
            stop.ThrowIfCancellationRequested();
            simulation.Step();
            foreach (double value in simulation.Series.On(simulation.Day))
            {
                if (!double.IsFinite(value))
                {
                    throw new InputException(
                        "the page",
                        "",
                        $"with these settings the model's numbers grow beyond all bounds on day {simulation.Day}; choose less extreme ones.");
                }
            }

            evening?.Invoke(simulation);
        }

        return simulation.Series;
    }
}
