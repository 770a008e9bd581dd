using System.Runtime.CompilerServices;
using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Effects;

/// <summary>Which points of a study's space the effects do not rule out.</summary>
public static class MatchedSpace
{
    // A study asks for the same points once a horizon, and the decision asks again.
    private static readonly ConditionalWeakTable<ExperimentConfig, Dictionary<IReadOnlyList<object>, bool>> Known = [];

    /// <summary>Whether no effect rules out the point of a cell. Swept values do not count, because they are no doubt about the world.</summary>
    /// <param name="space">The study, which has a sample.</param>
    /// <param name="cell">One of its cells.</param>
    public static bool Stays(ExperimentConfig space, Cell cell) =>
        Stays(space, [.. cell.Values.Skip(cell.Values.Count - space.Sample!.Over.Count)]);

    /// <summary>The same for the values of a point, in the order of the space.</summary>
    public static bool Stays(ExperimentConfig space, IReadOnlyList<object> values)
    {
        Dictionary<IReadOnlyList<object>, bool> known = Known.GetValue(space, _ => new(SameValues.Comparer));
        lock (known)
        {
            if (!known.TryGetValue(values, out bool stays))
            {
                stays = !HistoryMatch.Judge(space, space.Sample!.Over, values).IsRuledOut;
                known.Add([.. values], stays);
            }

            return stays;
        }
    }
}
