using System.Globalization;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Import;

/// <summary>What the data say about one quantity.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The lower end of the 95% interval, or null.</param>
/// <param name="High">The upper end, or null.</param>
/// <param name="Count">Number of cases behind the value.</param>
/// <param name="How">How it was computed.</param>
public sealed record Measure(double Value, double? Low, double? High, long Count, string How)
{
    internal Measure(Interval interval, long count, string how)
        : this(interval.Mean, interval.Low, interval.High, count, how)
    {
    }
}

/// <summary>
/// Measures a community: parameters of the model that the data determine, other figures, and what the data do not tell.
/// </summary>
public sealed class Measures
{
    private readonly Dictionary<string, Measure> _parameters = new(StringComparer.Ordinal), _observed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = new(StringComparer.Ordinal);
    private readonly CommunityImport _from;
    private readonly bool _hasWindow;

    /// <summary>Measures a community.</summary>
    public Measures(CommunityImport from)
    {
        _from = from;
        _hasWindow = from.Window is { From: not null, To: not null };
        int members = from.Members.Count;
        _parameters["community.members"] = new(members, null, null, members,
            "members named in the replies of the window, or in the list of members, without those who are not there on its last day; "
            + "the network file has the same number");
        MeasureTurnover();
        MeasureLurkers();
        MeasureActivity();
        MeasureReplies();
        MeasureNetwork();
    }

    /// <summary>Parameters by their paths.</summary>
    public IReadOnlyDictionary<string, Measure> Parameters => _parameters;

    /// <summary>Figures that are no parameters.</summary>
    public IReadOnlyDictionary<string, Measure> Observed => _observed;

    /// <summary>What the data do not tell, why, and what would.</summary>
    public IReadOnlyDictionary<string, string> Missing => _missing;

    private string Period => _hasWindow
        ? $"from {Window.Text(_from.Window.From!.Value)} to {Window.Text(_from.Window.To!.Value)}"
        : "in the whole file";

    private void MeasureTurnover()
    {
        const string turnover = "community.turnover";
        if (_from.Listed is not { } listed)
        {
            _missing[turnover] = "the dates on which members joined and left are not known; a list of members with the columns joined and left would tell";
            return;
        }

        if (listed.Joined < 0 || listed.Left < 0)
        {
            _missing[turnover] = "the list of members has "
                + (listed.Left >= 0 ? "no joining dates; a column joined would tell"
                    : listed.Joined >= 0 ? "no leaving dates, and joining alone is growth; a column left would tell"
                    : "no dates; the columns joined and left would tell");
        }

        if (!_hasWindow)
        {
            _missing.TryAdd(turnover, "the days that count are not known; --from and --to would tell");
            return;
        }

        long joins = listed.Rows.Count(row => _from.Window.Contains(row.Joined));
        long leavings = listed.Rows.Count(row => _from.Window.Contains(row.Left));
        AddRates(listed, joins, leavings, listed.Rows.Sum(MemberDays));
    }

    /// <summary>Returns the days of the window on which a member was there, without the day of leaving.</summary>
    private double MemberDays(MemberRow row)
    {
        (long from, long to) = (_from.Window.From!.Value, _from.Window.To!.Value + 1);
        double joined = DayOf(row.Joined) ?? from, left = DayOf(row.Left) ?? to;
        return Math.Max(0, Math.Min(left, to) - Math.Max(joined, from));
    }

    private void AddRates(MemberList listed, long joins, long leavings, double days)
    {
        if (days == 0)
        {
            _missing.TryAdd("community.turnover", "no listed member was there for a day of the window; other dates would tell");
            return;
        }

        string basis = $"in {Number(days)} member-days {Period}, with the exact Poisson interval";
        Measure joining = new(PoissonRate.Exact(joins, days), joins, $"{joins} joins {basis}");
        Measure leaving = new(PoissonRate.Exact(leavings, days), leavings, $"{leavings} departures {basis}");
        if (listed.Joined >= 0)
        {
            _observed["joinsPerMemberDay"] = joining;
        }

        if (listed.Left >= 0)
        {
            _observed["departuresPerMemberDay"] = leaving;
        }

        if (listed.Joined >= 0 && listed.Left >= 0)
        {
            _parameters["community.turnover"] = leaving with
            {
                How = $"{leaving.How}; in the same days {joins} members joined"
                    + (joining.Low > leaving.High || joining.High < leaving.Low ? ", so the community was not of constant size as in the model" : ""),
            };
        }
    }

    private static double? DayOf(long seconds) => seconds == Times.None ? null : Window.DayOf(seconds);

    private void MeasureLurkers()
    {
        const string share = "member.lurkerShare";
        if (_from.Listed is not { } listed)
        {
            _missing[share] = "members who wrote nothing are not in the replies; a list of all members would tell (--members)";
            return;
        }

        bool isWhole = listed is { Joined: >= 0, Lurker: < 0 } && _hasWindow;
        ImportedMember[] counted =
        [
            .. _from.Members.Where(member =>
                !isWhole || (DayOf(member.Row?.Joined ?? Times.None) ?? long.MinValue) <= _from.Window.From),
        ];
        int lurkers = counted.Count(member => member.IsLurker), members = counted.Length;
        if (members == 0)
        {
            _missing[share] = "no member was there for the whole window; a later --from would tell";
            return;
        }

        string there = isWhole ? "there for the whole window " : "";
        string rule = listed.Lurker >= 0
            ? $"members whom the column {Input.TieColumns.Quote([listed.Names[listed.Lurker]])} calls lurkers (without an entry: who wrote nothing {Period})"
            : _from.Log.Columns.IsAnswer
                ? $"members {there}who neither wrote a reply nor were answered {Period}"
                : $"members {there}who wrote nothing {Period}";
        _parameters[share] = new(Proportion.Wilson(lurkers, members), members, $"{lurkers} of {members} {rule}, with Wilson's interval");
    }

    /// <summary>How often lurkers show up needs lurkers who are known for such otherwise than by their silence.</summary>
    private void MeasureActivity()
    {
        const string activity = "member.lurkerActivity";
        if (_from.Listed is not { Lurker: >= 0 } || !_hasWindow || !_from.Log.HasTimes)
        {
            _missing[activity] = "members count as lurkers because they wrote nothing, so their activity would be 0 by construction; "
                + "a column lurker in the list of members, and times of the replies, would tell";
            return;
        }

        HashSet<(int, long)> active = [];
        for (int line = 0; line < _from.Log.Lines; line++)
        {
            if (_from.IsInside(line) && _from.AuthorOf(line) is var author && _from.Members[author].IsLurker)
            {
                active.Add((author, Window.DayOf(_from.Log.Seconds[line])));
            }
        }

        Dictionary<int, int> days = active.CountBy(day => day.Item1).ToDictionary();
        (int Number, double Days)[] lurkers =
        [
            .. _from.Members.Index()
                .Where(member => member.Item.IsLurker)
                .Select(member => (member.Index, Present(member.Item)))
                .Where(member => member.Item2 > 0),
        ];
        if (lurkers.Length < Interval.FewestWorlds)
        {
            _missing[activity] = "there are fewer than three lurkers in the window; more would tell";
            return;
        }

        Interval mean = Interval.OfMean(lurkers.Select(lurker => Math.Min(1, days.GetValueOrDefault(lurker.Number) / lurker.Days)), new Bounds(0, 1));
        _parameters[activity] = new(
            mean.Mean, double.IsNaN(mean.Low) ? null : mean.Low, double.IsNaN(mean.High) ? null : mean.High, lurkers.Length,
            $"mean over {lurkers.Length} lurkers of the share of their days {Period} on which they wrote, with Student's interval over lurkers");
    }

    private double Present(ImportedMember member) => member.Row is { } row ? MemberDays(row) : _from.Window.Days;

    private void MeasureReplies()
    {
        int members = _from.Members.Count;
        if (_hasWindow)
        {
            double days = (_from.Listed?.Rows.Sum(MemberDays) ?? 0)
                + ((double)_from.Window.Days * _from.Members.Count(member => member.Row is null));
            if (days > 0)
            {
                _observed["repliesPerMemberDay"] = new(
                    _from.Replies / days, null, null, (long)_from.Replies,
                    $"{Number(_from.Replies)} replies in {Number(days)} member-days, also of members who left later");
            }
            else
            {
                _missing["repliesPerMemberDay"] = "no member was there for a day of the window; other dates would tell";
            }
        }
        else
        {
            _missing["repliesPerMemberDay"] = "the days that count are not known; a column of times, or --from and --to, would tell";
        }

        MeasureResponse();
        double[] written = [.. _from.Members.Select(member => member.Written).OrderDescending()];
        int top = (int)Math.Ceiling(members / 10.0);
        double all = written.Sum();
        if (all > 0)
        {
            _observed["topTenthShare"] = new(written.Take(top).Sum() / all, null, null, members,
                $"share of all that was written by the {top} of {members} members who wrote most");
        }
    }

    private void MeasureResponse()
    {
        const string name = "medianResponseHours";
        ResponseTimes times = new(_from);
        if (times.Hours.Count == 0)
        {
            _missing[name] = !_from.Log.HasTimes || (_from.Log.Columns.ParentTime < 0 && _from.Log.Posts is null)
                    ? "the times of replies and of what they answer are not both known; "
                        + "columns time and parent_time, or time, post_id and parent_id, would tell"
                : !_from.Log.HasHours ? "the times say the day only; times with hours would tell"
                : "no reply has the time of what it answers; posts from before the window in the same file would tell";
            return;
        }

        string early = times.Early == 0 ? "" : $"; {times.Early} that precede what they answer are left out";
        _observed[name] = new(
            times.Median, null, null, times.Hours.Count,
            $"median over {times.Hours.Count} replies of the hours since what they answer{early}");
    }

    private void MeasureNetwork()
    {
        int members = _from.Members.Count;
        _observed["meanDegree"] = new(2.0 * _from.Network.Ties / members, null, null, members, "ties of a member, on average");
        _observed["greatestDegree"] = new(_from.Members.Max(member => member.Ties), null, null, members, "the most ties of a member");
        _observed["clustering"] = new(Clustering.Mean(_from.Network), null, null, members,
            "share of the pairs of a member's contacts who are tied, averaged over members; with fewer than two contacts it is 0");
    }

    private static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
