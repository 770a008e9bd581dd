namespace CommunitySim.Experiments.Storage;

/// <summary>Decides which stored runs an edited experiment can use, and says why it cannot use others.</summary>
/// <param name="now">The shape of the edited experiment.</param>
/// <param name="old">The shape of the stored one.</param>
internal sealed class Reuse(RunShape now, RunShape old)
{
    private const string Manager = "a manager decides by earnings, which have other prices now";
    private const string Failed = "a world failed, and under the strategies of now another one might fail first";

    private readonly int[] _places = now.PlacesIn(old);

    private readonly Dictionary<string, long> _again = new(StringComparer.Ordinal);

    /// <summary>The used runs: cell, strategy and replicate in the old store.</summary>
    public HashSet<(long Cell, int Strategy, int Replicate)> Used { get; } = [];

    /// <summary>Returns each strategy's position in the old store; -1 if it must run.</summary>
    /// <param name="otherPrices">Whether the cell had other prices.</param>
    /// <param name="failed">Whether a world failed in it.</param>
    /// <param name="runs">The number of stored runs at a position.</param>
    public int[] PlacesOf(bool otherPrices, bool failed, Func<int, long> runs)
    {
        string?[] reasons =
        [
            .. now.Strategies.Select((strategy, position) =>
                otherPrices && Prices.Decide(strategy.Content) ? Manager : Lacking(position)),
        ];
        if (failed && (!now.Strategies.SequenceEqual(old.Strategies) || Array.Exists(reasons, why => why is not null)))
        {
            Array.Fill(reasons, Failed);
        }

        int[] places = [.. _places];
        for (int strategy = 0; strategy < places.Length; strategy++)
        {
            if (places[strategy] >= 0 && reasons[strategy] is { } why)
            {
                _again[why] = _again.GetValueOrDefault(why) + runs(places[strategy]);
                places[strategy] = -1;
            }
        }

        return places;
    }

    /// <summary>Describes the stored runs that are not used.</summary>
    /// <param name="file">The old store.</param>
    /// <param name="stored">The number of its runs.</param>
    public IReadOnlyList<string> Remarks(string file, long stored)
    {
        long unused = stored - Used.Count - _again.Values.Sum();
        return
        [
            .. _again.Where(found => found.Value > 0).Select(
                found => $"{file}: {found.Value} of the stored runs must run again, because {found.Key}."),
            .. unused > 0 ? [$"{file}: {unused} of the stored runs are no longer needed and are removed."] : (string[])[],
        ];
    }

    /// <summary>Says what a store of outcomes lacks for a strategy, or returns null.</summary>
    private string? Lacking(int strategy)
    {
        if (old.IsWhole)
        {
            return null;
        }

        if (now.IsWhole)
        {
            return "only outcomes were kept of them, and every day is needed now";
        }

        if (now.Days < old.Days)
        {
            return "only outcomes were kept of them, and the runs have fewer days now";
        }

        if (now.KeptDays.Except(old.KeptDays).ToList() is [var day, ..])
        {
            return day < 0 ? "the observations now have other windows, whose means were not kept" : $"\"keep\": \"outcomes\" kept the horizons only, and day {day} was none of them";
        }

        bool samePair = now.Challenger < 0
            || (_places[now.Challenger] == old.Challenger && _places[now.Baseline] == old.Baseline);
        return !samePair && (strategy == now.Challenger || strategy == now.Baseline)
            ? "\"keep\": \"outcomes\" kept the crossover days of another pair only"
            : null;
    }
}
