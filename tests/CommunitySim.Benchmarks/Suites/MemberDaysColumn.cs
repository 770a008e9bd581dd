using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace CommunitySim.Benchmarks.Suites;

/// <summary>Members × days over the mean time: the rate in which simulations of this kind are compared.</summary>
internal sealed class MemberDaysColumn : IColumn
{
    public string Id => nameof(MemberDaysColumn);

    public string ColumnName => "M member-days/s";

    public string Legend => "Million members times days per second, from the mean time";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } time)
        {
            return "-";
        }

        double memberDays = (int)benchmarkCase.Parameters[nameof(DayBenchmarks.Members)] * (double)DayBenchmarks.Days;
        return (memberDays / time.Mean * 1000).ToString("0.0", CultureInfo.InvariantCulture); // mean is in nanoseconds
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
