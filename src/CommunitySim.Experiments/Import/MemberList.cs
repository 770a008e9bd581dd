using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Import;

/// <summary>One member of a list of members.</summary>
/// <param name="Id">The id as the file has it.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="Joined">When the member joined, in seconds since 1970, or <see cref="Times.None"/>.</param>
/// <param name="Left">When the member left, or <see cref="Times.None"/>.</param>
/// <param name="IsLurker">Whether the file calls the member a lurker; null where it does not say.</param>
/// <param name="Kept">The fields of the columns that are kept.</param>
internal sealed record MemberRow(string Id, int Line, long Joined, long Left, bool? IsLurker, string[] Kept);

/// <summary>A list of members, one a line, with names of columns in its first line.</summary>
internal sealed class MemberList
{
    private static readonly string[] IdNames =
        [
            "id", "memberid", "userid", "accountid", "authorid", "number", "nr", "no", "nummer", "user", "member", "username", "name",
            "handle", "screenname", "login", "account", "author", "email", "mail", "mitglied", "nutzer", "benutzer", "benutzername",
            "nutzername", "mitgliedsnummer", "autor", "person", "node", "vertex", "label",
        ];

    private static readonly string[] JoinedNames =
        [
            "joined", "joinedat", "joinedon", "joindate", "joinedate", "joineddate", "datejoined", "registered", "registeredat", "registrationdate", "signup",
            "signupdate", "signedup", "signedupat", "created", "createdat", "membersince", "since", "start", "startdate", "beitritt",
            "beitrittsdatum", "eintritt", "beigetreten", "mitgliedseit", "registriert",
        ];

    private static readonly string[] LeftNames =
        [
            "left", "leftat", "lefton", "leftdate", "leavedate", "leavingdate", "dateleft", "churned", "churnedat", "churndate", "cancelled",
            "canceled", "cancelledat", "canceledat", "deactivated", "deactivatedat", "deletedat", "exit", "exitdate", "end", "enddate",
            "memberuntil", "until", "austritt", "austrittsdatum", "ausgetreten", "gekündigt", "mitgliedbis",
        ];

    private static readonly string[] LurkerNames = ["lurker", "islurker", "silent", "issilent", "passive", "ispassive", "stillerleser", "leser"];

    private static readonly string[] KeptNames =
        ["segment", "role", "group", "team", "type", "tier", "plan", "class", "category", "cohort", "status", "rolle", "gruppe", "rang", "rank", "cluster", "department", "abteilung"];

    private readonly Records _records;
    private readonly string[] _names;
    private readonly List<(int Line, string[] Cells)> _rows = [];

    private MemberList(TextLines lines, Func<string, bool> isKnown)
    {
        _records = new Records(lines);
        _names = _records.ReadNames();
        string[] plain = [.. _names.Select(TieColumns.Plain)];
        bool isHeaderless = _names.Any(isKnown) || _names.Any(name => MemberIds.IsWhole(name));
        if (isHeaderless && _names.Length > 1)
        {
            throw _records.Refusal(
                $"the columns are {TieColumns.Quote(_names)}, which looks like a member; "
                + "write names of columns in the first line, such as id,joined,left,segment.");
        }

        if (!isHeaderless && plain.Length == 1 && !IdNames.Contains(plain[0], StringComparer.Ordinal))
        {
            throw _records.Refusal(
                $"\"{TieColumns.Quote(_names)}\" may be the name of the column or a member; write id in the first line, before the members.");
        }

        if (isHeaderless)
        {
            _rows.Add((_records.Line, _names));
            _names = ["id"];
        }

        ReadRows();
        (Joined, Left, Lurker) = (Find(plain, JoinedNames), Find(plain, LeftNames), Find(plain, LurkerNames));
        Kept = [.. Enumerable.Range(0, _names.Length).Where(column => KeptNames.Contains(plain[column], StringComparer.Ordinal))];
        Id = isHeaderless ? 0 : FindId(plain, isKnown);
        Rows = Parse();
        Encoding = lines.Encoding;
    }

    /// <summary>The members in the order of the file.</summary>
    public IReadOnlyList<MemberRow> Rows { get; }

    /// <summary>Index of the column of ids.</summary>
    public int Id { get; }

    /// <summary>Index of the column of joining dates, or −1.</summary>
    public int Joined { get; }

    /// <summary>Index of the column of leaving dates, or −1.</summary>
    public int Left { get; }

    /// <summary>Index of the column that says who is a lurker, or −1.</summary>
    public int Lurker { get; }

    /// <summary>The columns that are kept as they are.</summary>
    public int[] Kept { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The encoding, if it is not UTF-8; otherwise "".</summary>
    public string Encoding { get; }

    /// <summary>The columns that are not used.</summary>
    public IEnumerable<string> Unused => _names.Where((name, column) =>
        name.Length > 0 && column != Id && column != Joined && column != Left && column != Lurker && !Kept.Contains(column));

    /// <summary>Reads a list of members.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isKnown">Whether an id occurs among the replies; the column of ids is the one with most of them.</param>
    /// <exception cref="InputException">The file is no list of members; the message names file and line.</exception>
    public static MemberList Read(string file, Func<string, bool> isKnown) =>
        TextFile.Read(file, lines => new MemberList(lines, isKnown));

    private static int Find(string[] plain, string[] names) =>
        names.Select(name => Array.IndexOf(plain, name)).FirstOrDefault(column => column >= 0, -1);

    private void ReadRows()
    {
        while (_records.Next(out ReadOnlySpan<byte> record))
        {
            string[] cells = new string[_names.Length];
            for (int column = 0; column < cells.Length; column++)
            {
                cells[column] = NormalForm.Compose(_records[column].Text(record)).Trim();
            }

            _rows.Add((_records.Line, cells));
        }

        if (_rows.Count == 0)
        {
            throw _records.Refusal("this file holds names of columns and no member; write one member a line, or leave out --members.");
        }
    }

    private int FindId(string[] plain, Func<string, bool> isKnown)
    {
        int[] candidates = [.. IdNames.Select(name => Array.IndexOf(plain, name)).Where(column => column >= 0)];
        if (candidates.Length == 0)
        {
            candidates = [.. Enumerable.Range(0, _names.Length).Where(IsFree).Where(IsUnique).Take(1)];
        }

        if (candidates.Length == 0)
        {
            throw new InputException(
                _records.At(1), "",
                $"the columns are {TieColumns.Quote(_names)}, and none of them names the members; "
                + "add a column id with the names or numbers that the replies have.");
        }

        (int best, int known) = candidates.Select(column => (column, _rows.Count(row => isKnown(row.Cells[column])))).MaxBy(found => found.Item2);
        return known > 0 ? best
            : throw new InputException(
                _records.At(_rows[0].Line), "",
                $"no member in the column {TieColumns.Quote(candidates.Select(column => _names[column]))} occurs among the replies "
                + $"(the first is \"{Quotation.Escape(_rows[0].Cells[candidates[0]])}\"); "
                + "name the column id whose names or numbers the replies have.");
    }

    private bool IsFree(int column) => column != Joined && column != Left && column != Lurker && !Kept.Contains(column);

    private bool IsUnique(int column) =>
        _rows.TrueForAll(row => row.Cells[column].Length > 0)
        && _rows.Select(row => row.Cells[column]).Distinct(StringComparer.Ordinal).Count() == _rows.Count;

    private List<MemberRow> Parse()
    {
        Times joined = new(Joined < 0 ? "" : _names[Joined]), left = new(Left < 0 ? "" : _names[Left]);
        List<MemberRow> rows = new(_rows.Count);
        foreach ((int line, string[] cells) in _rows)
        {
            _records.GoTo(line);
            rows.Add(new MemberRow(
                cells[Id].Length > 0 ? cells[Id] : throw _records.Refusal(
                    $"the member of this line has no id in the column {TieColumns.Quote([_names[Id]])}; write the id, or delete the line."),
                line,
                Read(joined, Joined, cells),
                Read(left, Left, cells),
                ReadLurker(cells),
                [.. Kept.Select(column => cells[column])]));
        }

        joined.Finish(_records);
        left.Finish(_records);
        return [.. rows.Select(row => Checked(row with { Joined = joined.Seconds(row.Joined), Left = left.Seconds(row.Left) }))];
    }

    private long Read(Times times, int column, string[] cells) =>
        column < 0 ? Times.None : times.Read(System.Text.Encoding.UTF8.GetBytes(cells[column]), _records);

    private MemberRow Checked(MemberRow row) =>
        row.Joined == Times.None || row.Left == Times.None || row.Joined <= row.Left ? row
            : throw new InputException(
                _records.At(row.Line), "",
                $"the member \"{Quotation.Escape(row.Id)}\" left before joining; correct the dates in the columns "
                + $"{TieColumns.Quote([_names[Joined], _names[Left]])}.");

    private bool? ReadLurker(string[] cells)
    {
        string said = Lurker < 0 ? "" : cells[Lurker].ToLowerInvariant();
        return said.Length == 0 ? null
            : said is "1" or "true" or "yes" or "y" or "ja" or "x" or "lurker" or "silent" ? true
            : said is "0" or "false" or "no" or "n" or "nein" or "-" or "poster" or "active" ? false
            : throw _records.Refusal(
                $"\"{Quotation.Escape(cells[Lurker])}\" in the column {TieColumns.Quote([_names[Lurker]])} says neither yes nor no; "
                + "write 1 for a lurker and 0 for others.");
    }
}
