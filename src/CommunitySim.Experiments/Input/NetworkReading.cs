using CommunitySim.Networks;

namespace CommunitySim.Experiments.Input;

/// <summary>A network, with a record of how its file was interpreted and what was left out.</summary>
public sealed record NetworkReading
{
    /// <summary>The network. Whole-number ids come first, ascending; names follow in alphabetical order.</summary>
    public required SocialNetwork Network { get; init; }

    /// <summary>The form of the file, such as "a list of ties".</summary>
    public required string Form { get; init; }

    /// <summary>The encoding, if it is not UTF-8; otherwise "".</summary>
    public string Encoding { get; init; } = "";

    /// <summary>The columns of the two ends, such as "the columns source and target".</summary>
    public required string Ends { get; init; }

    /// <summary>The least and the largest id if all are whole numbers below 10⁸; otherwise null.</summary>
    public (int Least, int Largest)? Numbers { get; init; }

    /// <summary>Whether all ids are whole numbers.</summary>
    public bool AllWhole { get; init; }

    /// <summary>Number of members without a tie.</summary>
    public int Alone { get; init; }

    /// <summary>Number of lines that tie a member to itself; they are left out.</summary>
    public long Loops { get; init; }

    /// <summary>Number of lines that repeat a tie in either direction; they are left out.</summary>
    public long Repeats { get; init; }

    /// <summary>Number of lines with weight 0; they are left out.</summary>
    public long Zeros { get; init; }

    /// <summary>Number of lines with a negative weight or sign; they are left out.</summary>
    public long Negatives { get; init; }

    /// <summary>Number of lines that name one member and no second end.</summary>
    public long Single { get; init; }

    /// <summary>Number of lines that repeat the header, as in concatenated files.</summary>
    public long Headers { get; init; }

    /// <summary>Number of comment lines (# or %) among the ties.</summary>
    public long Comments { get; init; }

    /// <summary>Two ids that differ only in leading zeros, such as "7 and 007", or "".</summary>
    public string Twins { get; init; } = "";

    /// <summary>Two ids that differ only in case, in quotes around them, or in the script of their digits, or "".</summary>
    public string Alike { get; init; } = "";

    /// <summary>The size that the file's own comment announces, or null.</summary>
    public AnnouncedSize? Announced { get; init; }

    /// <summary>Number of lines with a tie, including those that are left out.</summary>
    public long Listed { get; init; }

    /// <summary>Whether the first line ties 0 and 1, who have no other tie. It may hold names of columns.</summary>
    public bool BeginsApart { get; init; }

    /// <summary>The columns of weights. A weight only decides whether a tie is left out.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>The columns that are not used.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Returns the number of the member with an id, or null if the file has no such member.</summary>
    internal Func<string, int?> NumberOf { get; init; } = _ => null;

    /// <summary>Describes the sizes, the interpretation of the file, and the lines that were left out.</summary>
    public IEnumerable<string> Lines()
    {
        string alone = Alone == 0 ? "" : $"; {Members(Alone)} without a tie";
        yield return $"{Network.Members} members, {Network.Ties} tie{(Network.Ties == 1 ? "" : "s")}{alone}";
        yield return $"read as {Form}, from {Ends}; {Ids()}{Columns()}{(Encoding.Length == 0 ? "" : $"; text in {Encoding}")}";
        string[] left =
        [
            .. Part(Loops, "tie of a member to itself", "ties of a member to itself"),
            .. Part(Repeats, "repeat of a tie", "repeats of a tie"),
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
            yield return "note: the first line ties 0 and 1, who have no other tie; delete it if these are names of columns";
        }

        if (Twins.Length > 0)
        {
            yield return $"note: {Twins} are ids of different members, because leading zeros count";
        }

        if (Alike.Length > 0)
        {
            yield return $"note: {Quotation.Escape(Alike)} are ids of different members, "
                + "because case, quotes within a name and the script of digits count";
        }

        if (Announced is { } announced && (announced.Members > Network.Members || announced.Lines > Listed))
        {
            yield return
                $"note: the file announces {announced.Members} members and {announced.Lines} ties, "
                + $"but has {Network.Members} and {Listed}; download it again if it is incomplete";
        }
    }

    private string Ids()
    {
        if (Numbers is not var (least, largest))
        {
            return AllWhole ? "ids are whole numbers, members in their order" : "ids are names, members in alphabetical order";
        }

        long gaps = largest - (long)least + 1 - Network.Members;
        string missing = gaps == 0 ? "" : $", of which {gaps} never occur and are no members";
        return $"ids are whole numbers from {least} to {largest}{missing}";
    }

    private string Columns() =>
        (Single == 0 ? "" : $"; {Single} line{(Single == 1 ? " that names" : "s that name")} only one member")
        + (Weights.Count == 0 ? "" : $"; the weight ({Quotation.Escape(string.Join(", ", Weights))}) only decides which ties are left out")
        + (Unused.Count == 0 ? "" : $"; not used: {Quotation.Escape(string.Join(", ", Unused))}");

    private static string Members(int count) => $"{count} member{(count == 1 ? "" : "s")}";

    private static string[] Part(long count, string one, string many) =>
        count == 0 ? [] : [$"{count} {(count == 1 ? one : many)}"];
}
