using System.Diagnostics;
using System.Globalization;
using CommunitySim.Members;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>Figure 3, the last part: a community as large as a country's, in a process of its own, whose memory is then its own.</summary>
internal static class GreatCommunity
{
    /// <summary>Lives it, with as many members as are named behind it.</summary>
    public const string Option = "--community";

    private const int Days = 30;

    /// <summary>Starts the process.</summary>
    public static IEnumerable<Row> Measure(Effort effort)
    {
        double[] numbers = [.. Child.Run(Child.Itself, [Option, $"{effort.Huge}"]).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        yield return new Row(
            "3 memory, size",
            $"{effort.Huge:N0} members, {numbers[0]:0.0} ties each, {Days} days, {Environment.ProcessorCount} threads",
            $"built in {numbers[1]:0.0} s, run in {numbers[2]:0.0} s, at most {numbers[3] / 1e9:0.0} GB",
            "runs",
            Met: true);
    }

    /// <summary>Builds and runs.</summary>
    /// <returns>Ties a member, seconds of building and of running, most bytes of memory.</returns>
    public static string Live(int members)
    {
        long start = Stopwatch.GetTimestamp();
        World world = Communities.World(members);
        double building = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        Simulation.Run(Communities.Scenario(members, Communities.Connect), world, Days, Environment.ProcessorCount);
        double running = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process itself = Process.GetCurrentProcess();
        // The network would be made anew for who asks for it.
        return $"{(double)world.FeedIndex.Ends.Length / members:0.00} {building:0.00} {running:0.00} {itself.PeakWorkingSet64}";
    }
}
