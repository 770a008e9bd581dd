using CommunitySim.Experiments.Running;

namespace CommunitySim.Lecture.Act;

/// <summary>
/// The world that act one tells of, and how often all worlds end as it does. A world fits the story if Mia declines the first flier
/// and mutes within the days shown; and if, after help, she says her first yes on the last day, with exactly one friend who endorses.
/// Among these the likeliest yes is told.
/// </summary>
/// <param name="World">Number of the world, from 0.</param>
/// <param name="Worlds">The number of worlds searched.</param>
/// <param name="Fitting">The number of worlds that fit.</param>
/// <param name="BuysAfterHelp">Worlds in which Mia has bought by the end, asked or unasked, after help.</param>
/// <param name="BuysOfFliers">The same under fliers.</param>
internal sealed record ActStory(int World, int Worlds, int Fitting, int BuysAfterHelp, int BuysOfFliers)
{
    /// <summary>Searches all worlds of the experiment.</summary>
    /// <exception cref="InvalidOperationException">No world fits.</exception>
    public static ActStory Find()
    {
        int worlds = ActExperiment.Config.Replicates.AtMost;
        (ActRun Fliers, ActRun Help)[] all = new (ActRun, ActRun)[worlds];
        for (int world = 0; world < worlds; world++)
        {
            WorldView view = ActExperiment.View(world);
            all[world] = (Of(view, ActExperiment.Fliers), Of(view, ActExperiment.Help));
        }

        int[] fitting = [.. Enumerable.Range(0, worlds).Where(world => Fits(all[world].Fliers, all[world].Help))];
        return fitting.Length == 0
            ? throw new InvalidOperationException($"None of {worlds} worlds fits the story of act one.")
            : new ActStory(
                fitting.MaxBy(world => all[world].Help.Mia.Last().Ask.Chance),
                worlds,
                fitting.Length,
                all.Count(runs => HasBought(runs.Help)),
                all.Count(runs => HasBought(runs.Fliers)));
    }

    private static ActRun Of(WorldView view, string strategy) => ActRun.Simulate(view, strategy, ActExperiment.Mia + 1);

    private static bool Fits(ActRun fliers, ActRun help) =>
        fliers.Mia.First().Ask.Accepted == false
        && fliers.Mia.Take(ActExperiment.DaysOfFliers).Last().Evening.Muted
        && help.LastSolved is not null
        && help.Mia.Last().Ask is { Accepted: true } ask
        && ask.Neighbours.Count(friend => friend.Endorses) == 1
        && !help.Mia.SkipLast(1).Any(day => day.Evening.Customer);

    private static bool HasBought(ActRun run) => run.Mia.Any(day => day.Evening.Customer);
}
