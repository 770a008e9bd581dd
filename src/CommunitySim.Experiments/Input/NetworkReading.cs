using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>A network, and what was read to make it: what was taken for what, and what was left out.</summary>
public sealed record NetworkReading
{
    /// <summary>The network; members are numbered as their ids are ordered, whole numbers first and ascending, then names by their letters.</summary>
    public required SocialNetwork Network { get; init; }

    /// <summary>Such as "the columns source and target".</summary>
    public required string Ends { get; init; }

    /// <summary>The least and the largest id where all are whole numbers below 10⁸; null otherwise.</summary>
    public (int Least, int Largest)? Numbers { get; init; }

    /// <summary>Whether all ids are whole numbers.</summary>
    public bool AllWhole { get; init; }

    /// <summary>Members without a tie.</summary>
    public int Alone { get; init; }

    /// <summary>Lines that tie a member to itself, left out.</summary>
    public long Loops { get; init; }

    /// <summary>Lines with a tie that was there before, either way round; left out.</summary>
    public long Repeats { get; init; }

    /// <summary>Lines with weight 0, left out.</summary>
    public long Zeros { get; init; }

    /// <summary>Lines with a negative weight or sign, left out.</summary>
    public long Negatives { get; init; }

    /// <summary>Lines that name one member and no second end.</summary>
    public long Single { get; init; }

    /// <summary>Lines that name the columns again, as where files were put one behind the other.</summary>
    public long Headers { get; init; }

    /// <summary>Lines that begin with # or % among the ties, not read.</summary>
    public long Comments { get; init; }

    /// <summary>Two ids that are the same number, but one has zeros before it, such as 7 and 007; empty where there are none.</summary>
    public string Twins { get; init; } = "";

    /// <summary>Two ids that differ only in capitals, in quotes around them, or in the script of their digits; empty where there are none.</summary>
    public string Alike { get; init; } = "";

    /// <summary>How large the file is by its own comment; null where it says nothing.</summary>
    public AnnouncedSize? Announced { get; init; }

    /// <summary>Lines with a tie, those left out among them.</summary>
    public long Listed { get; init; }

    /// <summary>Whether the first line, 0 and 1, ties two members who have no other tie: these may be names of columns.</summary>
    public bool BeginsApart { get; init; }

    /// <summary>Columns that say only whether a tie is left out.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>Columns that are not used.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>What was read in plain words: sizes, then how the file was taken, then what was left out, where something was.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Network.Members} members, {Network.Ties} tie{(Network.Ties == 1 ? "" : "s")}{(Alone == 0 ? "" : $"; {Members(Alone)} without a tie")}";
        yield return $"read from {Ends}; {Ids()}{Columns()}";
        string[] left =
        [
            .. Part(Loops, "tie of a member to itself", "ties of a member to itself"), .. Part(Repeats, "repeat of a tie", "repeats of a tie"),
            .. Part(Zeros, "tie of weight 0", "ties of weight 0"),
            .. Part(Negatives, "tie with a negative weight or sign", "ties with a negative weight or sign"),
            .. Part(Headers, "line that names the columns again", "lines that name the columns again"),
            .. Part(Comments, "line that begins with # or %", "lines that begin with # or %"),
        ];
        if (left.Length > 0)
        {
            yield return $"left out: {string.Join(", ", left)}";
        }

        if (BeginsApart)
        {
            yield return "note: the first line ties 0 and 1, who have no other tie; take it out if these are names of columns";
        }

        if (Twins.Length > 0)
        {
            yield return $"note: {Twins} are ids of different members here, since zeros before a number count";
        }

        if (Alike.Length > 0)
        {
            yield return $"note: {Quotation.Of(Alike)} are ids of different members here, since capitals, quotes within a name and the script of digits count";
        }

        if (Announced is { } announced && (announced.Members > Network.Members || announced.Lines > Listed))
        {
            yield return
                $"note: the file announces {announced.Members} members and {announced.Lines} ties, "
                + $"and has {Network.Members} and {Listed}; fetch it again if it was cut short";
        }
    }

    private string Ids()
    {
        if (Numbers is not var (least, largest))
        {
            return AllWhole ? "ids are whole numbers, members in their order" : "ids are names, members in the order of their letters";
        }

        long gaps = largest - (long)least + 1 - Network.Members;
        return $"ids are whole numbers from {least} to {largest}{(gaps == 0 ? "" : $", of which {gaps} never occur and are no members")}";
    }

    private string Columns() =>
        (Single == 0 ? "" : $"; {Single} line{(Single == 1 ? "" : "s")} with a member and no second end")
        + (Weights.Count == 0 ? "" : $"; the weight ({Quotation.Of(string.Join(", ", Weights))}) only decides which ties are left out")
        + (Unused.Count == 0 ? "" : $"; not used: {Quotation.Of(string.Join(", ", Unused))}");

    private static string Members(int count) => $"{count} member{(count == 1 ? "" : "s")}";

    private static string[] Part(long count, string one, string many) => count == 0 ? [] : [$"{count} {(count == 1 ? one : many)}"];
}
