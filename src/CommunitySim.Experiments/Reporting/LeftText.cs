using CommunitySim.Experiments.Effects;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Says how many points of a space the published effects leave.</summary>
internal static class LeftText
{
    /// <summary>How many points stay, where they are enough for shares.</summary>
    public static string Rule(int left, int all) => left == all
        ? $"Published effects rule out none of the {all} points."
        : $"Published effects rule out {all - left} of the {all} points and leave {left}.";

    /// <summary>How many points stay, where they are too few for a share.</summary>
    public static string TooFew(int left, int all) =>
        $"Published effects leave {left} of the {all} points. A share would need {HistoryMatch.FewestPoints}.";
}
