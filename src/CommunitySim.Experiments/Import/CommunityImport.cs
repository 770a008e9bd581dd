using System.Runtime.InteropServices;
using CommunitySim.Experiments.Input;
using CommunitySim.Networks;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// A community read from a list of replies and, if there is one, a list of members. A tie is a pair with enough replies
/// in both directions together. Members are those who are named in the window, and those of the list. Who had left by its
/// last day, or joined after it, is no member.
/// </summary>
public sealed class CommunityImport
{
    private readonly IdSet _named = new(), _gone = new();
    private readonly Dictionary<int, MemberRow> _rows = [];
    private readonly MemberNumbers _numbers;
    private readonly int[] _places;
    private readonly double[] _written;
    private readonly bool[] _answered;

    private CommunityImport(ReplyLog log, string file, string? membersFile, Window window, int least)
    {
        (Log, File, MembersFile, MinReplies) = (log, file, membersFile, least);
        Asked = window;
        Window = Limit(window);
        MarkNamed();
        Listed = membersFile is null ? null : MemberList.Read(membersFile, IsKnown);
        AddListed();
        (_numbers, _places) = NumberMembers();
        _written = new double[_numbers.Count];
        _answered = new bool[_numbers.Count];
        Pairs = CountPairs();
        Network = SocialNetwork.FromTies(_numbers.Count, [.. Pairs.Select(pair => pair.Tie)]);
        Members = BuildMembers();
        if (Pairs.Count == 0)
        {
            throw NoPair();
        }
    }

    /// <summary>The file of replies.</summary>
    public string File { get; }

    /// <summary>The file of members, or null.</summary>
    public string? MembersFile { get; }

    /// <summary>The replies that make a tie.</summary>
    public int MinReplies { get; }

    /// <summary>The days that were asked for.</summary>
    internal Window Asked { get; }

    /// <summary>The days that count: those asked for that the replies span; without ends if neither is known.</summary>
    public Window Window { get; }

    /// <summary>The ties.</summary>
    public SocialNetwork Network { get; }

    /// <summary>The replies.</summary>
    internal ReplyLog Log { get; }

    /// <summary>The list of members, or null.</summary>
    internal MemberList? Listed { get; }

    /// <summary>The members by their numbers.</summary>
    internal IReadOnlyList<ImportedMember> Members { get; }

    /// <summary>The pairs with enough replies, ascending, and their replies.</summary>
    internal IReadOnlyList<(Tie Tie, double Replies)> Pairs { get; }

    /// <summary>Number of pairs with replies, but too few.</summary>
    internal long PairsBelow { get; private set; }

    /// <summary>Number of lines outside of the window.</summary>
    internal long Outside { get; private set; }

    /// <summary>Number of lines without a time.</summary>
    internal long Timeless { get; private set; }

    /// <summary>Number of lines in which a member answers itself.</summary>
    internal long Loops { get; private set; }

    /// <summary>Number of lines that answer nobody.</summary>
    internal long Posts { get; private set; }

    /// <summary>Number of lines of the window that name someone who is no member on its last day.</summary>
    internal long WithGone { get; private set; }

    /// <summary>Replies of the window to others, also of and to those who left later.</summary>
    internal double Replies { get; private set; }

    /// <summary>Number of members whom the replies name and the list of members does not.</summary>
    internal int Unlisted { get; private set; }

    /// <summary>Number of listed members who had left by the last day of the window.</summary>
    internal int Departed { get; private set; }

    /// <summary>Number of listed members who joined after the window.</summary>
    internal int Later { get; private set; }

    /// <summary>Two ids that look alike, such as "anna and Anna", or "".</summary>
    internal string Alike { get; private set; } = "";

    /// <summary>Reads a community.</summary>
    /// <param name="replies">The file of replies.</param>
    /// <param name="members">The file of members, or null.</param>
    /// <param name="window">The days that count.</param>
    /// <param name="minReplies">The replies that make a tie.</param>
    /// <exception cref="InputException">A file is unreadable or ambiguous, or nothing is left; the message names file and line.</exception>
    public static CommunityImport Read(string replies, string? members, Window window, int minReplies) =>
        new(ReplyLog.Read(replies), replies, members, window, minReplies);

    /// <summary>Whether a line of the replies counts.</summary>
    internal bool IsInside(int line) =>
        Log.Sources[line] >= 0 && (!Log.HasTimes || Window.Contains(Log.Seconds[line]));

    /// <summary>Returns the number of the member who wrote a line of the window.</summary>
    internal int AuthorOf(int line) => NumberOf(Log.Sources[line]);

    private Window Limit(Window window)
    {
        if (!Log.HasTimes)
        {
            return window;
        }

        long first = long.MaxValue, last = long.MinValue;
        foreach (long seconds in Log.Seconds)
        {
            if (seconds != Times.None)
            {
                (first, last) = (Math.Min(first, seconds), Math.Max(last, seconds));
            }
        }

        if (last == long.MinValue)
        {
            throw Refusal($"no line has a time in the column {TieColumns.Quote([Log.Columns.Names[Log.Columns.Time]])}; write the times, or delete the column.");
        }

        (first, last) = (Window.DayOf(first), Window.DayOf(last));
        Window limited = new(Math.Max(window.From ?? first, first), Math.Min(window.To ?? last, last));
        return limited.From <= limited.To ? limited
            : throw Refusal(
                $"the replies run from {Window.Text(first)} to {Window.Text(last)}, and none of them lies"
                + (window.From is { } from ? $" from {Window.Text(from)} on" : "") + (window.To is { } to ? $" until {Window.Text(to)}" : "")
                + "; change --from or --to.");
    }

    private void MarkNamed()
    {
        for (int line = 0; line < Log.Lines; line++)
        {
            if (IsInside(line))
            {
                int target = Log.Targets[line];
                _named.Add(Log.Sources[line]);
                _ = target != ReplyLog.Nobody && _named.Add(CodeOf(target));
            }
            else if (Log.Sources[line] >= 0)
            {
                bool isTimeless = Log.Seconds[line] == Times.None;
                Timeless += isTimeless ? 1 : 0;
                Outside += isTimeless ? 0 : 1;
            }
        }

        if (Outside + Timeless + (Log.Posts?.Repeats ?? 0) == Log.Lines)
        {
            throw Refusal("no reply lies in the window; change --from or --to.");
        }
    }

    private static int CodeOf(int target) => target >= 0 ? target : -2 - target;

    private bool IsKnown(string id) =>
        Log.Ids.CodeOf(id) is { } code && _named.Has(code);

    private void AddListed()
    {
        if (Listed is null)
        {
            return;
        }

        Dictionary<int, int> lines = new(Listed.Rows.Count);
        foreach (MemberRow row in Listed.Rows)
        {
            int code = CodeOf(row);
            if (!lines.TryAdd(code, row.Line))
            {
                throw new InputException(
                    $"{MembersFile}:{row.Line}", "",
                    $"the member \"{Quotation.Escape(row.Id)}\" is already in line {lines[code]}; delete one of the two lines.");
            }

            // Without a last day, the list tells who is there now.
            bool isLater = row.Joined != Times.None && Window.To is { } to && Window.DayOf(row.Joined) > to;
            bool hasLeft = !isLater && row.Left != Times.None && !(Window.To is { } end && Window.DayOf(row.Left) > end);
            Later += isLater ? 1 : 0;
            Departed += hasLeft ? 1 : 0;
            if (isLater || hasLeft)
            {
                _gone.Add(code);
            }
            else
            {
                _rows.Add(code, row);
            }
        }
    }

    private bool IsMember(int code) => (_named.Has(code) && !_gone.Has(code)) || _rows.ContainsKey(code);

    private int CodeOf(MemberRow row)
    {
        try
        {
            return Log.Ids.Code(row.Id);
        }
        catch (InputException fault)
        {
            throw new InputException($"{MembersFile}:{row.Line}", "", fault.Faults[0].What);
        }
    }

    /// <summary>Numbers the members in the order in which the network reader will find their numbers.</summary>
    private (MemberNumbers Numbers, int[] Places) NumberMembers()
    {
        IdSet numbers = new();
        foreach (int code in _rows.Keys.Where(code => code < MemberIds.Numbers))
        {
            numbers.Add(code);
        }

        for (int word = 0; word < _named.Numbers.Length; word++)
        {
            for (int bit = 0; bit < 64; bit++)
            {
                int code = (64 * word) + bit;
                _ = IsMember(code) && numbers.Add(code);
            }
        }

        IReadOnlyList<string> all = Log.Ids.Names;
        int[] places = new int[all.Count];
        List<string> names = [];
        for (int name = 0; name < places.Length; name++)
        {
            places[name] = names.Count;
            if (IsMember(MemberIds.Numbers + name))
            {
                names.Add(all[name]);
            }
        }

        MemberNumbers members = new(numbers, names);
        Alike = members.FindTwins(names) is { Length: > 0 } twins ? twins : members.FindAlike(names);
        return (members, places);
    }

    private int NumberOf(int code) =>
        _numbers.IndexOf(code < MemberIds.Numbers ? code : MemberIds.Numbers + _places[code - MemberIds.Numbers]);

    /// <summary>Adds up the replies of each pair, by sorting, since a table of ten million pairs would not fit.</summary>
    private List<(Tie Tie, double Replies)> CountPairs()
    {
        List<ulong> keys = [];
        List<double> counts = [];
        for (int line = 0; line < Log.Lines; line++)
        {
            if (!IsInside(line))
            {
                continue;
            }

            int author = Log.Sources[line], target = Log.Targets[line], code = target == ReplyLog.Nobody ? -1 : CodeOf(target);
            double count = Log.CountOf(line);
            Replies += target >= 0 && code != author ? count : 0;
            Mark(author, code, count);
            if (_gone.Has(author) || (code >= 0 && _gone.Has(code)))
            {
                WithGone++;
                continue;
            }

            Posts += code < 0 ? 1 : 0;
            Loops += code == author ? 1 : 0;
            if (target >= 0 && code != author)
            {
                Tie tie = Tie.Between(NumberOf(author), NumberOf(code));
                keys.Add(((ulong)(uint)tie.A << 32) | (uint)tie.B);
                if (!Log.Counts.IsEmpty)
                {
                    counts.Add(Log.Counts[line]);
                }
            }
        }

        return Collect(CollectionsMarshal.AsSpan(keys), CollectionsMarshal.AsSpan(counts));
    }

    /// <summary>Marks who wrote and who was answered. A reply to someone who left was written all the same.</summary>
    private void Mark(int author, int answered, double count)
    {
        if (!_gone.Has(author))
        {
            _written[NumberOf(author)] += count;
        }

        if (answered >= 0 && answered != author && !_gone.Has(answered))
        {
            _answered[NumberOf(answered)] = true;
        }
    }

    private List<(Tie Tie, double Replies)> Collect(Span<ulong> keys, Span<double> counts)
    {
        if (counts.IsEmpty)
        {
            keys.Sort();
        }
        else
        {
            keys.Sort(counts);
        }

        List<(Tie, double)> pairs = [];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            double sum = 0;
            for (end = start; end < keys.Length && keys[end] == keys[start]; end++)
            {
                sum += counts.IsEmpty ? 1 : counts[end];
            }

            if ((Log.HasFractions ? end - start : sum) >= MinReplies)
            {
                pairs.Add((new Tie((int)(keys[start] >> 32), (int)(uint)keys[start]), sum));
            }
            else
            {
                PairsBelow++;
            }
        }

        return pairs;
    }

    private ImportedMember[] BuildMembers()
    {
        ImportedMember[] members = new ImportedMember[_numbers.Count];
        foreach (int code in Codes())
        {
            int number = NumberOf(code);
            MemberRow? row = _rows.GetValueOrDefault(code);
            Unlisted += Listed is not null && row is null ? 1 : 0;
            bool isSilent = _written[number] == 0 && !(Log.Columns.IsAnswer && _answered[number]);
            string id = code < MemberIds.Numbers ? $"{code}" : Log.Ids.Names[code - MemberIds.Numbers];
            members[number] = new ImportedMember(id, row, _written[number], Network.Degree(number), isSilent);
        }

        return members;
    }

    private IEnumerable<int> Codes()
    {
        IEnumerable<int> small = Enumerable.Range(0, 64 * _named.Numbers.Length).Where(code => _named.Has(code) && IsMember(code))
            .Concat(_rows.Keys.Where(code => code < MemberIds.Numbers && !_named.Has(code)));
        IEnumerable<int> names = Enumerable.Range(MemberIds.Numbers, Log.Ids.Names.Count)
            .Where(IsMember);
        return small.Concat(names);
    }

    private InputException NoPair() =>
        Refusal(PairsBelow > 0
            ? $"no pair has {MinReplies} replies; the {PairsBelow} pairs have fewer, so choose a smaller --min-replies."
            : $"no line is a reply of one member to another: {Loops} answer themselves, {Posts} answer nobody, {WithGone} name someone who is not there on the last day, "
                + $"{Log.Zeros + Log.Negatives} have a count or sign of 0 or less. Correct the column of those who are answered.");

    private InputException Refusal(string what) => new($"{File}:1", "", what);
}
