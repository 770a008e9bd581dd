using CommunitySim.Experiments.Import;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Adoption;

/// <summary>The month of one person, as a file has it.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="Month">The month, or <see cref="City.Never"/> or <see cref="City.Unknown"/>.</param>
internal readonly record struct AdoptionRow(string Id, int Line, int Month);

/// <summary>
/// Reads a list of months of adoption: a person and a month a line. The columns are found by their names, or are the first
/// two. Ids are read as in a list of ties. An empty month, or NA, is a person without a record.
/// </summary>
internal sealed class AdoptionList
{
    private static readonly string[] IdNames =
        [
            "member", "id", "doctor", "physician", "person", "node", "vertex", "ego", "name", "number", "actor", "user", "memberid", "nodeid",
            "doctorid",
        ];

    private static readonly string[] MonthNames =
        [
            "month", "adoption", "adopted", "adoptionmonth", "monthofadoption", "adoptiondate", "date", "toa", "time", "timeofadoption",
            "period", "wave",
        ];

    private static readonly string[] Blank = ["", "NA", "N/A", "NaN", "."];

    private readonly Records _records;
    private readonly MemberIds _ids;
    private readonly AdoptionStudy _study;
    private readonly Dictionary<string, AdoptionRow> _rows = new(StringComparer.Ordinal);
    private readonly int _id, _month;

    private AdoptionList(TextLines lines, AdoptionStudy study)
    {
        (_records, _ids, _study) = (new Records(lines), new MemberIds(lines), study);
        string[] names = _records.ReadNames();
        (_id, _month) = FindColumns(names);
        Columns = names.Length > Math.Max(_id, _month) ? $"{names[_id]} and {names[_month]}" : "";
        if (names.Length == 2 && names.All(name => MemberIds.IsWhole(name)))
        {
            Columns = "the first two, which have no names";
            Add(_ids.Code(names[0]), names[1]);
        }

        while (_records.Next(out ReadOnlySpan<byte> record))
        {
            TieCell cell = _records[_id];
            Add(cell.Length > 0 ? _ids.Code(cell, record) : throw _records.Refusal("this line names nobody; write the id of a person, or "
                + "delete the line."),
                _records[_month].Text(record));
        }

        if (_rows.Count == 0)
        {
            throw _records.Refusal("this file holds nobody; write one person a line, such as 0,12 for person 0 in month 12.");
        }
    }

    /// <summary>The columns that were read, in words.</summary>
    public string Columns { get; }

    /// <summary>The people by their ids.</summary>
    public IReadOnlyDictionary<string, AdoptionRow> Rows => _rows;

    /// <summary>Reads a list.</summary>
    /// <exception cref="InputException">The file is no list of months; the message names file and line.</exception>
    public static AdoptionList Read(string file, AdoptionStudy study) =>
        TextFile.Read(file, lines => new AdoptionList(lines, study));

    private (int Id, int Month) FindColumns(string[] names)
    {
        string[] plain = [.. names.Select(TieColumns.Plain)];
        int Find(string[] known) => known.Select(name => Array.IndexOf(plain, name)).FirstOrDefault(column => column >= 0, -1);
        (int id, int month) = (Find(IdNames), Find(MonthNames));
        bool onlyTwo = names.Length == 2;
        return id >= 0 && month >= 0 ? (id, month)
            : onlyTwo && (id == 0 || month == 1 || (id < 0 && month < 0)) ? (0, 1)
            : onlyTwo && (id == 1 || month == 0) ? (1, 0)
            : throw _records.Refusal(
                $"the columns are {TieColumns.Quote(names)}, which do not say who adopted when; name two of them member and month.");
    }

    private void Add(int code, string month)
    {
        string id = code < MemberIds.Numbers ? $"{code}" : _ids.Names[code - MemberIds.Numbers];
        if (!_rows.TryAdd(id, new AdoptionRow(id, _records.Line, Parse(month.Trim()))))
        {
            throw _records.Refusal($"{Quotation.Escape(id)} is already in line {_rows[id].Line}; write each person once.");
        }
    }

    private int Parse(string text)
    {
        if (Blank.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return City.Unknown;
        }

        int end = text.IndexOf('.', StringComparison.Ordinal);
        string whole = end > 0 && text.AsSpan(end + 1).Trim('0').IsEmpty ? text[..end] : text;
        return !int.TryParse(whole, System.Globalization.NumberStyles.None, null, out int month) ? throw Refuse(text)
            : _study.NoRecord.Contains(month) ? City.Unknown
            : _study.NotAdopted.Contains(month) ? City.Never
            : month >= 1 && month <= _study.Months ? month
            : throw Refuse(text);
    }

    private InputException Refuse(string text)
    {
        static string Codes(IEnumerable<int> codes) => string.Join(" or ", codes);
        return _records.Refusal(
            $"the month is \"{Quotation.Escape(text)}\"; allowed are 1 to {_study.Months}, {Codes(_study.NotAdopted)} for no "
                + "adoption by the end"
            + (_study.NoRecord.Count > 0 ? $", and {Codes(_study.NoRecord)} for no record." : ", and nothing for no record."));
    }
}
