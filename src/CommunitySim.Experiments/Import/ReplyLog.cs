using System.Runtime.InteropServices;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>
/// A list of replies, read once. Ends are codes of ids (see <see cref="MemberIds"/>). Columns that the file lacks are
/// empty lists.
/// </summary>
internal sealed class ReplyLog
{
    /// <summary>The end of a line that answers nobody.</summary>
    public const int Nobody = -1;

    private readonly List<int> _sources = [], _targets = [];
    private readonly List<long> _times = [], _parentTimes = [];
    private readonly List<double> _counts = [];
    private readonly Threads? _threads;
    private readonly Records _records;
    private readonly Times _time, _parentTime;
    private readonly SeveralNames _several = new();

    private ReplyLog(TextLines lines, bool answersPosts)
    {
        _records = new Records(lines);
        Ids = new MemberIds(lines);
        string[] names = _records.ReadNames();
        Columns = ReplyColumns.Find(names) ?? FindUnnamed(names);
        Columns = answersPosts ? Columns.AnsweringPosts() : Columns;
        _time = new Times(NameOf(Columns.Time));
        _parentTime = new Times(NameOf(Columns.ParentTime));
        _threads = Columns.Parent < 0 ? null : new Threads();
        while (_records.Next(out ReadOnlySpan<byte> record))
        {
            ReadRow(record);
        }

        _time.Finish(_records);
        _parentTime.Finish(_records);
        Resolve(_times, _time);
        Resolve(_parentTimes, _parentTime);
        if (_sources.Count == 0)
        {
            throw _records.Refusal(
                Nameless > 0
                    ? $"no line names a member in the column {TieColumns.Quote([NameOf(Columns.Source)])}; name the column of those who wrote author."
                    : "this file holds names of columns and no reply; write one reply a line, such as anna,bert.");
        }

        if (_several.Find(Ids, Sources) is var (text, line))
        {
            _records.GoTo(line);
            throw Several(text);
        }

        HasFractions = _counts.Exists(count => count != Math.Floor(count));
        Encoding = lines.Encoding;
        _threads?.Resolve(CollectionsMarshal.AsSpan(_sources), CollectionsMarshal.AsSpan(_targets), Columns.Target < 0);
    }

    /// <summary>The ids of members.</summary>
    public MemberIds Ids { get; }

    /// <summary>The columns.</summary>
    public ReplyColumns Columns { get; }

    /// <summary>The encoding, if it is not UTF-8; otherwise "".</summary>
    public string Encoding { get; }

    /// <summary>Number of lines with a reply or a post.</summary>
    public int Lines => _sources.Count;

    /// <summary>Who wrote each line; negative for a line that repeats a post.</summary>
    public ReadOnlySpan<int> Sources => CollectionsMarshal.AsSpan(_sources);

    /// <summary>To whom: a code, <see cref="Nobody"/>, or −2 − code where the line makes no tie.</summary>
    public ReadOnlySpan<int> Targets => CollectionsMarshal.AsSpan(_targets);

    /// <summary>When, in seconds since 1970, or <see cref="Times.None"/>.</summary>
    public ReadOnlySpan<long> Seconds => CollectionsMarshal.AsSpan(_times);

    /// <summary>When the post was written that is answered.</summary>
    public ReadOnlySpan<long> ParentSeconds => CollectionsMarshal.AsSpan(_parentTimes);

    /// <summary>The weight of each line, which is the number of its replies unless there are fractions.</summary>
    public ReadOnlySpan<double> Counts => CollectionsMarshal.AsSpan(_counts);

    /// <summary>The posts and what they answer, or null.</summary>
    public Threads? Posts => _threads;

    /// <summary>Whether the file has a column of times.</summary>
    public bool HasTimes => Columns.Time >= 0;

    /// <summary>Whether response times can be told: hours of both posts.</summary>
    public bool HasHours => _time.HasHours && (Columns.ParentTime < 0 || _parentTime.HasHours);

    /// <summary>The form of the times, in words.</summary>
    public string TimeForm => _time.Form;

    /// <summary>Whether a weight is no whole number; a line is then one reply.</summary>
    public bool HasFractions { get; }

    /// <summary>Number of lines without a name of who wrote; they are left out.</summary>
    public long Nameless { get; private set; }

    /// <summary>Number of lines of deleted accounts; they are left out.</summary>
    public long Deleted { get; private set; }

    /// <summary>Number of lines with a count of 0 or less.</summary>
    public long Zeros { get; private set; }

    /// <summary>Number of lines with a sign of 0 or less.</summary>
    public long Negatives { get; private set; }

    /// <summary>Reads a list of replies.</summary>
    /// <exception cref="InputException">The file is no list of replies; the message names file and line.</exception>
    public static ReplyLog Read(string file) => Read(file, TextFile.Read(file, TargetValues.ArePosts));

    /// <summary>Returns how many replies a line stands for.</summary>
    public double CountOf(int line) => Counts.IsEmpty ? 1 : HasFractions ? Math.Sign(Counts[line]) : Counts[line];

    private static ReplyLog Read(string file, bool answersPosts) => TextFile.Read(file, lines => new ReplyLog(lines, answersPosts));

    private static void Resolve(List<long> times, Times column)
    {
        foreach (ref long time in CollectionsMarshal.AsSpan(times))
        {
            time = column.Seconds(time);
        }
    }

    private ReplyColumns FindUnnamed(string[] names)
    {
        if (names.Length == 2 && Array.TrueForAll(names, name => MemberIds.IsWhole(name)))
        {
            Add(Ids.Code(names[0]), Ids.Code(names[1]));
            return ReplyColumns.Unnamed;
        }

        throw _records.Refusal(
            $"the columns are {TieColumns.Quote(names)}, and these names do not say who wrote to whom; "
            + "name the two columns source and target, or author and parent_author. "
            + "If this line is a reply, write a line with names before it, such as source,target,time.");
    }

    private string NameOf(int column) => column < 0 ? "" : Columns.Names[column];

    private void ReadRow(ReadOnlySpan<byte> record)
    {
        TieCell source = _records[Columns.Source];
        bool isDeleted = DeletedAccount.Is(source.In(record));
        Nameless += source.Length == 0 ? 1 : 0;
        Deleted += isDeleted ? 1 : 0;
        if (source.Length == 0 || isDeleted)
        {
            return;
        }

        TieCell target = Columns.Target < 0 ? default : _records[Columns.Target];
        bool isAnswer = target.Length > 0 && !DeletedAccount.Is(target.In(record));
        RefuseSeveral(target, record);
        int one = Ids.Code(source, record), names = Ids.Names.Count, other = isAnswer ? Ids.Code(target, record) : Nobody;
        if (Ids.Names.Count > names)
        {
            _several.Add(other, Ids.Names[names], _records.Line);
        }

        double count = Number(Columns.Count, record), sign = Number(Columns.Sign, record);
        Zeros += count <= 0 ? 1 : 0;
        Negatives += sign <= 0 ? 1 : 0;
        Add(one, other >= 0 && (count <= 0 || sign <= 0) ? -2 - other : other);
        if (Columns.Count >= 0)
        {
            _counts.Add(Math.Max(0, count));
        }

        AddTime(_times, Columns.Time, _time, record);
        AddTime(_parentTimes, Columns.ParentTime, _parentTime, record);
        _threads?.Add(_records[Columns.Post].In(record), _records[Columns.Parent].In(record));
    }

    /// <summary>Refuses a list of addresses, which would become a member of its own.</summary>
    private void RefuseSeveral(TieCell target, ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> text = target.In(record);
        if (text.Count((byte)'@') > 1 && text.ContainsAny((byte)';', (byte)',', (byte)' '))
        {
            throw Several(System.Text.Encoding.UTF8.GetString(text));
        }
    }

    private InputException Several(string text) =>
        _records.Refusal(
            $"\"{Quotation.Escape(text)}\" in the column {TieColumns.Quote([NameOf(Columns.Target)])} names several members; "
            + "write a line for each of them.");

    private void AddTime(List<long> times, int column, Times reader, ReadOnlySpan<byte> record)
    {
        if (column >= 0)
        {
            times.Add(reader.Read(_records[column].In(record), _records));
        }
    }

    private void Add(int source, int target)
    {
        _sources.Add(source);
        _targets.Add(target);
    }

    /// <summary>Reads a number; 1 without such a column, and for an empty cell.</summary>
    private double Number(int column, ReadOnlySpan<byte> record)
    {
        if (column < 0 || _records[column].Length == 0)
        {
            return 1;
        }

        return TieWeight.IsNumber(_records[column].In(record), out double number)
            ? number
            : throw _records.Refusal(
                $"\"{Quotation.Escape(_records[column].Text(record))}\" in the column {TieColumns.Quote([NameOf(column)])} is no number; "
                + "write how many replies the line stands for, or rename that column.");
    }
}
