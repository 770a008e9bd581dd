using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Storage;

/// <content>Reads the store, and checks each row against its seal.</content>
public sealed partial class ResultStore
{
    // The cache holds up to 128 MB of numbers for further queries about the same cell.
    private const int MostKept = 16_000_000, NumbersOfMoments = 3;

    private readonly Dictionary<(int Cell, int Strategy, int Day), double[]> _blocks = [];
    private readonly Dictionary<(int Cell, int Strategy), Moments[]> _days = [];
    private readonly Dictionary<(int Cell, int Strategy), IReadOnlyList<BrandParameters>> _prices = [];
    private int _kept;

    /// <inheritdoc/>
    public IReadOnlyList<int> Worlds(int cell) => ReadRuns(cell)[0];

    /// <summary>Checks that no row is missing or superfluous. Seals only detect changed rows.</summary>
    /// <exception cref="InputException">Something is missing; the message names it.</exception>
    public void Audit(int cell)
    {
        List<int>[] runs = AuditParts(cell);
        Require(cell, "runs", Array.TrueForAll(runs, found => found.SequenceEqual(runs[0])));
        Require(cell, "days", runs[0].Count == 0 || _shape.FoldedDays == 0 || HasStatistics(cell));
    }

    /// <summary>Returns the number of worlds of each strategy, usable or not. Unfinished counts may differ.</summary>
    /// <exception cref="InputException">Something is missing; the message names it.</exception>
    internal int[] Tried(int cell)
    {
        int failed = Faults(cell).Count;
        return [.. AuditParts(cell).Select(runs => runs.Count + failed)];
    }

    /// <summary>
    /// Returns challenger minus baseline in each common world, in order, for the observable of the precision. Null
    /// stands for a failed world.
    /// </summary>
    internal IEnumerable<double?> Differences(int cell, int challenger, int baseline)
    {
        int day = _config.Horizons[^1], of = (int)_config.Replicates.Until!.Of;
        HashSet<int> failed = [.. Faults(cell).Select(fault => fault.Replicate)];
        double[] one = Outcomes(cell, challenger, day), other = Outcomes(cell, baseline, day);
        int worlds = Math.Min(one.Length, other.Length) / Observables.Count;
        for (int replicate = 0, used = 0; used < worlds || failed.Contains(replicate); replicate++)
        {
            if (failed.Contains(replicate))
            {
                yield return null;
            }
            else
            {
                int at = (used++ * Observables.Count) + of;
                yield return one[at] - other[at];
            }
        }
    }

    /// <summary>Returns the same for one world.</summary>
    internal double? Difference(int cell, int challenger, int baseline, int replicate)
    {
        int day = _config.Horizons[^1], of = (int)_config.Replicates.Until!.Of;
        double[] one = Outcomes(cell, challenger, day, replicate, replicate);
        return one.Length == 0 ? null : one[of] - Outcomes(cell, baseline, day, replicate, replicate)[of];
    }

    /// <summary>Reads the stored replicates of each strategy, ascending.</summary>
    private List<int>[] ReadRuns(int cell)
    {
        List<int>[] runs = [.. _shape.Strategies.Select(_ => new List<int>())];
        Statement select = _database
            .Prepare("SELECT strategy, replicate, series, seal FROM run WHERE cell = $cell ORDER BY strategy, replicate")
            .Set(0, _ids[cell]);
        while (select.Step())
        {
            (int strategy, int replicate) = ((int)select.Whole(0), (int)select.Whole(1));
            if (strategy < 0 || strategy >= runs.Length
                || select.Whole(3) != _checksums[cell].Compute(strategy, replicate, 0, [], select.Bytes(2)))
            {
                throw Damaged(cell, $"the run of strategy {strategy} in replicate {replicate} does not fit its seal");
            }

            runs[strategy].Add(replicate);
        }

        return runs;
    }

    private List<int>[] AuditParts(int cell)
    {
        List<int>[] runs = ReadRuns(cell);
        int[] failed = [.. Faults(cell).Select(fault => fault.Replicate)];
        (long Count, long Sum)[] all = [.. runs.Select(worlds => ((long)worlds.Count, worlds.Sum(world => (long)world)))];
        int begun = all.Count(worlds => worlds.Count > 0);
        Require(cell, "worlds", Array.TrueForAll(
            runs,
            worlds => worlds.Concat(failed).Order().SequenceEqual(Enumerable.Range(0, worlds.Count + failed.Length))));
        Require(cell, "outcomes", HasGroups(
            "SELECT strategy, count(*), sum(replicate) FROM outcome WHERE cell = $cell GROUP BY strategy, day",
            cell,
            all,
            begun * _shape.KeptDays.Count));
        Require(cell, "series", HasGroups(
            "SELECT strategy, count(*), sum(replicate) FROM series WHERE cell = $cell GROUP BY strategy", cell, all, begun));
        Require(cell, "days", !HasStatistics(cell) || HasGroups(
            "SELECT strategy, count(*), min(worlds) + max(worlds) FROM daily WHERE cell = $cell GROUP BY strategy",
            cell,
            [.. all.Select(worlds => ((long)_shape.FoldedDays * Observables.Count, 2 * worlds.Count))],
            _shape.FoldedDays == 0 ? 0 : begun));
        (long Count, long Sum) pair = _shape.Challenger < 0 ? default
            : all[_shape.Challenger].Count < all[_shape.Baseline].Count ? all[_shape.Challenger]
            : all[_shape.Baseline];
        Require(cell, "crossover days", HasGroups(
            "SELECT 0, count(*), sum(replicate) FROM crossover WHERE cell = $cell GROUP BY cell",
            cell,
            [pair],
            pair.Count == 0 ? 0 : 1));
        return runs;
    }

    /// <summary>Whether a cell has statistics over worlds. An unfinished cell has none.</summary>
    internal bool HasStatistics(int cell)
    {
        Statement select = _database.Prepare("SELECT 1 FROM daily WHERE cell = $cell LIMIT 1").Set(0, _ids[cell]);
        bool has = select.Step();
        select.Reset();
        return has;
    }

    /// <summary>Whether a query by strategy gives all groups, each with its strategy's count and sum.</summary>
    private bool HasGroups(string sql, int cell, (long Count, long Sum)[] each, int groups)
    {
        Statement select = _database.Prepare(sql).Set(0, _ids[cell]);
        int found = 0;
        while (select.Step())
        {
            long strategy = select.Whole(0);
            bool isRight = strategy >= 0 && strategy < each.Length
                && (select.Whole(1), select.Whole(2)) == each[strategy];
            found += isRight ? 1 : groups + 1;
        }

        return found == groups;
    }

    private void Require(int cell, string what, bool there)
    {
        if (!there)
        {
            throw Damaged(cell, $"some {what} are missing");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunFault> Faults(int cell)
    {
        Statement select = _database
            .Prepare("SELECT replicate, strategy, cause FROM fault WHERE cell = $cell ORDER BY replicate")
            .Set(0, _ids[cell]);
        List<RunFault> faults = [];
        while (select.Step())
        {
            faults.Add(new RunFault((int)select.Whole(0), select.Text(1), select.Text(2)));
        }

        return faults;
    }

    /// <summary>Returns the SHA-256 of a run's whole daily series, or an empty array without that run.</summary>
    public byte[] Series(int cell, int strategy, int replicate)
    {
        Statement select = _database
            .Prepare("SELECT series FROM run WHERE cell = $cell AND strategy = $strategy AND replicate = $replicate")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, replicate);
        byte[] series = select.Step() ? select.Bytes(0).ToArray() : [];
        select.Reset();
        return series;
    }

    /// <inheritdoc/>
    public double[] Outcomes(int cell, int strategy, int day)
    {
        if (_blocks.TryGetValue((cell, strategy, day), out double[]? block))
        {
            return block;
        }

        block = Outcomes(cell, strategy, day, 0, int.MaxValue);
        ReserveCache(block.Length);
        _blocks.Add((cell, strategy, day), block);
        return block;
    }

    /// <inheritdoc/>
    public double[] Outcomes(int cell, int strategy, int day, int first, int last)
    {
        Statement select = _database
            .Prepare($"SELECT replicate, {StoreSchema.Columns}, seal FROM outcome WHERE cell = $cell AND strategy = $strategy"
                + " AND day = $day AND replicate BETWEEN $first AND $last ORDER BY replicate")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, day).Set(3, first).Set(4, last);
        List<double> numbers = [];
        double[] values = new double[Observables.Count];
        while (select.Step())
        {
            for (int observable = 0; observable < values.Length; observable++)
            {
                values[observable] = select.Number(1 + observable);
            }

            if (select.Whole(1 + values.Length) != _checksums[cell].Compute(strategy, day, select.Whole(0), values))
            {
                throw Damaged(cell, $"replicate {select.Whole(0)} of strategy {strategy} on day {day} does not fit its seal");
            }

            numbers.AddRange(values);
        }

        return [.. numbers];
    }

    /// <inheritdoc/>
    public IReadOnlyList<int?[]> Crossovers(int cell)
    {
        Statement select = _database
            .Prepare($"SELECT replicate, {StoreSchema.Columns}, seal FROM crossover WHERE cell = $cell ORDER BY replicate")
            .Set(0, _ids[cell]);
        List<int?[]> worlds = [];
        while (select.Step())
        {
            int?[] days = [.. Enumerable.Range(1, Observables.Count).Select(column =>
                select.IsNull(column) ? (int?)null : (int)select.Whole(column))];
            if (select.Whole(1 + days.Length) != ChecksumOfCrossovers(cell, select.Whole(0), days))
            {
                throw Damaged(cell, $"the crossover days of replicate {select.Whole(0)} do not fit their seal");
            }

            worlds.Add(days);
        }

        return worlds;
    }

    /// <summary>Whether the stored crossover days of a world match its series.</summary>
    internal bool HasCrossovers(int cell, int replicate, IReadOnlyList<DailySeries> world)
    {
        Statement select = _database
            .Prepare("SELECT seal FROM crossover WHERE cell = $cell AND replicate = $replicate")
            .Set(0, _ids[cell]).Set(1, replicate);
        return select.Step() && select.Whole(0) == ChecksumOfCrossovers(
            cell,
            replicate,
            Crossover.Days(world[_config.IndexOf(_config.Challenger!)], world[_config.IndexOf(_config.Baseline!)]));
    }

    /// <summary>Describes the tables in which another store of the same experiment has different rows.</summary>
    internal IReadOnlyList<string> TablesThatDiffer(string file)
    {
        _database.Prepare("ATTACH $file AS other").Set(0, Path.GetFullPath(file)).Run();
        List<string> differences = [];
        foreach (string table in StoreSchema.PerCell)
        {
            long rows = _database.QueryNumber(
                $"SELECT (SELECT count(*) FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM other.{table}))"
                + $" + (SELECT count(*) FROM (SELECT * FROM other.{table} EXCEPT SELECT * FROM main.{table}))");
            if (rows > 0)
            {
                differences.Add($"{rows} rows of the table {table} differ");
            }
        }

        return differences;
    }

    /// <summary>Reads a whole run at the prices of the experiment, or null without that run.</summary>
    private DailySeries? ReadSeries(int cell, int strategy, int replicate) =>
        ReadSeries(cell, strategy, replicate, PricesOf(cell, strategy));

    /// <summary>Reads a run at some prices, or null without that run. A store of outcomes has only its money on all days.</summary>
    private DailySeries? ReadSeries(int cell, int strategy, int replicate, IReadOnlyList<BrandParameters> prices) =>
        ReadDays(cell, strategy, replicate) is { } days ? DecodeDays(cell, strategy, replicate, days, prices) : null;

    /// <summary>Reads the days of a run as they are stored, or null without that run.</summary>
    private (byte[] Days, long Seal)? ReadDays(int cell, int strategy, int replicate)
    {
        Statement select = _database
            .Prepare("SELECT days, seal FROM series WHERE cell = $cell AND strategy = $strategy AND replicate = $replicate")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, replicate);
        if (!select.Step())
        {
            return null;
        }

        (byte[], long) days = (select.Bytes(0).ToArray(), select.Whole(1));
        select.Reset();
        return days;
    }

    /// <summary>Checks and decodes the days of a run. Threads may share this work.</summary>
    private DailySeries DecodeDays(
        int cell, int strategy, int replicate, (byte[] Days, long Seal) stored, IReadOnlyList<BrandParameters> prices)
    {
        if (stored.Seal != _checksums[cell].Compute(strategy, replicate, 0, [], stored.Days))
        {
            throw Damaged(cell, $"the days of strategy {strategy} in replicate {replicate} do not fit their seal");
        }

        DailySeries series = SeriesCode.Decode(stored.Days, _config.Days);
        series.Price(prices);
        return series;
    }

    private IReadOnlyList<BrandParameters> PricesOf(int cell, int strategy)
    {
        if (!_prices.TryGetValue((cell, strategy), out IReadOnlyList<BrandParameters>? prices))
        {
            prices = [.. _config.Strategies[strategy].Brands.Select(brand => _config.BrandOf(_config.Cells()[cell], brand))];
            _prices[(cell, strategy)] = prices;
        }

        return prices;
    }

    /// <summary>Whether the stored days of a run match its series.</summary>
    internal bool HasSeries(int cell, int strategy, int replicate, DailySeries run)
    {
        Statement select = _database
            .Prepare("SELECT days FROM series WHERE cell = $cell AND strategy = $strategy AND replicate = $replicate")
            .Set(0, _ids[cell]).Set(1, strategy).Set(2, replicate);
        bool same = select.Step() && select.Bytes(0).SequenceEqual(Encode(cell, run));
        select.Reset();
        return same;
    }

    /// <inheritdoc/>
    public Moments[] Daily(int cell, int strategy)
    {
        if (_days.TryGetValue((cell, strategy), out Moments[]? days))
        {
            return days;
        }

        days = _config.Keep == Keep.Outcomes
            ? [.. _config.Horizons.SelectMany(day => ComputeMoments(cell, strategy, day))]
            : ReadDaily(cell, strategy);
        ReserveCache(days.Length * NumbersOfMoments);
        _days.Add((cell, strategy), days);
        return days;
    }

    private Moments[] ReadDaily(int cell, int strategy)
    {
        Statement select = SelectDaily(cell, strategy);
        List<Moments> read = [];
        while (select.Step())
        {
            read.Add(ReadMoments(select, cell, strategy));
        }

        return [.. read];
    }

    /// <summary>Computes each observable's moments over the runs on a kept day; empty without worlds.</summary>
    private Moments[] ComputeMoments(int cell, int strategy, int day)
    {
        double[] outcomes = Outcomes(cell, strategy, day);
        Moments[] moments = new Moments[outcomes.Length == 0 ? 0 : Observables.Count];
        for (int at = 0; at < outcomes.Length; at++)
        {
            moments[at % Observables.Count].Add(outcomes[at]);
        }

        return moments;
    }

    /// <inheritdoc/>
    public Moments Daily(int cell, int strategy, Observable observable, int day)
    {
        if (_config.Keep == Keep.Outcomes)
        {
            return ComputeMoments(cell, strategy, day) is { Length: > 0 } together ? together[(int)observable] : default;
        }

        Statement select = SelectDaily(cell, strategy, "observable = $observable AND day = $day")
            .Set(2, (int)observable).Set(3, day);
        Moments found = select.Step() ? ReadMoments(select, cell, strategy) : default;
        select.Reset();
        return found;
    }

    /// <inheritdoc/>
    public (double Low, double High)[] Spread(int cell, int strategy, Observable observable)
    {
        List<(double Low, double High)> days = [];
        if (_config.Keep != Keep.Outcomes)
        {
            Statement select = SelectDaily(cell, strategy, "observable = $observable").Set(2, (int)observable);
            while (select.Step())
            {
                ReadMoments(select, cell, strategy);
                days.Add((select.Number(5), select.Number(7)));
            }
        }

        return [.. days];
    }

    private Statement SelectDaily(int cell, int strategy, string where = "TRUE") =>
        _database
            .Prepare("SELECT day, observable, worlds, mean, squares, q05, median, q95, seal FROM daily"
                + $" WHERE cell = $cell AND strategy = $strategy AND {where} ORDER BY day, observable")
            .Set(0, _ids[cell]).Set(1, strategy);

    /// <summary>Clears the cache if more numbers would exceed its limit.</summary>
    private void ReserveCache(int numbers)
    {
        if (_kept + numbers > MostKept)
        {
            ClearCache();
        }

        _kept += numbers;
    }

    private void ClearCache()
    {
        _blocks.Clear();
        _days.Clear();
        _kept = 0;
    }

    private Moments ReadMoments(Statement row, int cell, int strategy)
    {
        (int day, int observable) = ((int)row.Whole(0), (int)row.Whole(1));
        Moments moments = Moments.From((int)row.Whole(2), row.Number(3), row.Number(4));
        ReadOnlySpan<double> quantiles = [row.Number(5), row.Number(6), row.Number(7)];
        return row.Whole(8) == ChecksumOfDaily(cell, strategy, day, observable, moments, quantiles)
            ? moments
            : throw Damaged(cell, $"observable {observable} of strategy {strategy} on day {day} does not fit its seal");
    }

    private InputException Damaged(int cell, string what) =>
        new(_file, "", $"in cell {cell} {what}; the file is damaged. {Remedy}");
}
