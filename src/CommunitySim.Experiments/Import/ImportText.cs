using System.Globalization;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>Says what was read, what was left out, and what was measured.</summary>
public static class ImportText
{
    /// <summary>Returns the lines to print.</summary>
    public static IEnumerable<string> Lines(CommunityImport community, Measures measures) =>
        [.. Replies(community), .. Listed(community), .. Result(community), .. Measured(measures)];

    private static IEnumerable<string> Replies(CommunityImport community)
    {
        ReplyLog log = community.Log;
        ReplyColumns columns = log.Columns;
        string Name(int column) => NameOf(columns, column);
        yield return $"{community.File}: read as a list of replies from {EndsOf(columns)}; {Count(log.Lines, "line")}{Encoding(log.Encoding)}{Unused(columns.Unused)}";
        if (log.HasTimes)
        {
            yield return $"  times from the column {Name(columns.Time)} ({log.TimeForm}); "
                + $"counted from {Window.Text(community.Window.From!.Value)} to {Window.Text(community.Window.To!.Value)}, "
                + Count(community.Window.Days, "day");
            if (community.Asked.From < community.Window.From || community.Asked.To > community.Window.To)
            {
                yield return "  note: the replies do not span all the days asked for with --from and --to; rates use the days above";
            }
        }
        else if (community.Window is { From: not null } or { To: not null })
        {
            yield return "  note: the replies have no column of times, so all of them count; --from and --to apply to members only";
        }

        if (columns.Count >= 0)
        {
            yield return log.HasFractions
                ? $"  the column {Name(columns.Count)} holds fractions, so each line is one reply for --min-replies and for rates; "
                    + "the weights are added up in ties.csv"
                : $"  each line stands for as many replies as the column {Name(columns.Count)} says";
        }

        if (columns.NotCounts.Count > 0)
        {
            yield return $"  each line is one post, so {TieColumns.Quote(columns.NotCounts)} does not say how many replies it stands for";
        }

        string[] left =
        [
            .. Part(community.Outside, "line outside of these days", "lines outside of these days"),
            .. Part(community.Timeless, "line without a time", "lines without a time"),
            .. Part(log.Nameless, "line that does not say who wrote", "lines that do not say who wrote"),
            .. Part(log.Deleted, "line of a deleted account", "lines of deleted accounts"),
            .. Part(log.Posts?.Repeats ?? 0, "repeat of a post", "repeats of a post"),
            .. Part(log.Zeros, "line with a count of 0 or less", "lines with a count of 0 or less"),
            .. Part(log.Negatives, "line with a sign of 0 or less", "lines with a sign of 0 or less"),
            .. Part(community.WithGone, "line of or to someone who is not there on the last day", "lines of or to someone who is not there on the last day"),
            .. Part(community.Loops, "reply of a member to itself", "replies of a member to itself"),
        ];
        if (left.Length > 0)
        {
            yield return $"  left out of ties: {string.Join(", ", left)}";
        }

        if (community.Posts > 0)
        {
            yield return $"  {Count(community.Posts, "line")} answer{(community.Posts == 1 ? "s" : "")} nobody; such lines make no tie and count as written";
        }

        if (log.Posts is { Orphans: > 0 } threads)
        {
            yield return $"  note: {Count(threads.Orphans, "line")} answer{(threads.Orphans == 1 ? "s" : "")} a post that the file does not hold";
        }
    }

    private static string EndsOf(ReplyColumns columns)
    {
        if (columns.Names is ["", ""])
        {
            return "the first two columns, which have no names";
        }

        (string source, string target) = (NameOf(columns, columns.Source), NameOf(columns, columns.Target));
        return columns.Target >= 0
            ? $"the columns {source} and {target}"
            : $"the columns {source}, {NameOf(columns, columns.Post)} and {NameOf(columns, columns.Parent)} "
                + "(who answered whom follows from the posts)";
    }

    private static string NameOf(ReplyColumns columns, int column) =>
        column < 0 ? "" : TieColumns.Quote([columns.Names[column]]);

    private static IEnumerable<string> Listed(CommunityImport community)
    {
        if (community.Listed is not { } listed)
        {
            yield break;
        }

        string Name(int column) => TieColumns.Quote([listed.Names[column]]);
        string[] used =
        [
            .. listed.Joined >= 0 ? [$"joining dates from {Name(listed.Joined)}"] : (string[])[],
            .. listed.Left >= 0 ? [$"leaving dates from {Name(listed.Left)}"] : (string[])[],
            .. listed.Lurker >= 0 ? [$"lurkers from {Name(listed.Lurker)}"] : (string[])[],
            .. listed.Kept.Length > 0 ? [$"kept: {TieColumns.Quote(listed.Kept.Select(column => listed.Names[column]))}"] : (string[])[],
        ];
        yield return $"{community.MembersFile}: {Count(listed.Rows.Count, "member")}; ids from the column {Name(listed.Id)}"
            + $"{string.Concat(used.Select(part => "; " + part))}{Encoding(listed.Encoding)}{Unused(listed.Unused)}";
        if (community.Departed + community.Later > 0)
        {
            string[] parts =
            [
                .. Part(community.Departed, "member who had left by the last day", "members who had left by the last day"),
                .. Part(community.Later, "member who joined after it", "members who joined after it"),
            ];
            yield return $"  left out: {string.Join(", ", parts)}; turnover counts the days on which they were there";
        }

        if (community.Unlisted > 0)
        {
            (string are, string too) = community.Unlisted == 1 ? ("is", "is a member") : ("are", "are members");
            yield return $"  note: {Count(community.Unlisted, "member")} of the replies {are} not in this list, and {too} all the same";
        }
    }

    private static IEnumerable<string> Result(CommunityImport community)
    {
        int alone = community.Members.Count(member => member.Ties == 0);
        yield return $"{Count(community.Members.Count, "member")}; {alone} without ties; {Count(community.Network.Ties, "tie")} "
            + $"(a pair with at least {Count(community.MinReplies, "reply", "replies")}, both ways together)"
            + (community.PairsBelow == 0 ? "" : $"; {Count(community.PairsBelow, "pair")} with fewer make{(community.PairsBelow == 1 ? "s" : "")} no tie");
        if (community.Alike.Length > 0)
        {
            yield return $"note: {Quotation.Escape(community.Alike)} are ids of different members";
        }
    }

    private static IEnumerable<string> Measured(Measures measures)
    {
        foreach ((string heading, IReadOnlyDictionary<string, Measure> found) in ((string, IReadOnlyDictionary<string, Measure>)[])
            [("measured:", measures.Parameters), ("observed (no parameters):", measures.Observed)])
        {
            yield return heading;
            foreach ((string name, Measure measure) in found)
            {
                string ends = measure.Low is { } low && measure.High is { } high ? $" [{Text(low)}, {Text(high)}]" : "";
                yield return $"  {name} {Text(measure.Value)}{ends}: {measure.How}";
            }
        }

        foreach ((string name, string why) in measures.Missing)
        {
            yield return $"not measured: {name}: {why}";
        }
    }

    private static string Text(double number) =>
        number.ToString(number == Math.Floor(number) ? "0" : "G4", CultureInfo.InvariantCulture);

    private static string Encoding(string encoding) => encoding.Length == 0 ? "" : $"; text in {encoding}";

    private static string Unused(IEnumerable<string> names) =>
        names.Any() ? $"; not used: {TieColumns.Quote(names)}" : "";

    private static string Count(long count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";

    private static string[] Part(long count, string one, string many) => count == 0 ? [] : [Count(count, one, many)];
}
