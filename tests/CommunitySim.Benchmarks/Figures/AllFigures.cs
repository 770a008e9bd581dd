namespace CommunitySim.Benchmarks.Figures;

/// <summary>The figures that the core and its runs are held to, measured and printed as a table.</summary>
internal static class AllFigures
{
    /// <summary>Measures everything; what is done is told on the way, the table comes last.</summary>
    /// <returns>The program's exit code: 0, whatever the figures are.</returns>
    public static int Print(Options options)
    {
        Effort effort = options.Quick ? Effort.Quick : Effort.Full;
        List<Row> rows = [];
        foreach (Row row in Measure(effort, options.Huge))
        {
            Console.Error.WriteLine($"{row.Figure}: {row.Case}: {row.Measured}");
            rows.Add(row);
        }

        Console.WriteLine(Machine.Description);
        Console.WriteLine(options.Quick
            ? "Small sizes, few rounds: this shows that everything works, not how fast it is."
            : $"Best of {effort.Rounds} rounds, of {effort.LongRounds} where one takes a second or more; ratios are of rounds in turn, in brackets the range of single rounds.");
        Console.WriteLine();
        Table.Write(rows, Console.Out);
        return 0;
    }

    private static IEnumerable<Row> Measure(Effort effort, bool huge)
    {
        IEnumerable<Row> figures = DayFigures.Measure(effort)
            .Concat(ThreadFigures.Measure(effort))
            .Concat(MemoryFigures.Measure(effort))
            .Concat(NetworkFigures.Measure(effort))
            .Concat(MainJob.Measure(effort))
            .Concat(BitFigures.Measure())
            .Concat(EnsembleFigures.Measure(effort));
        return huge ? figures.Concat(GreatCommunity.Measure(effort)) : figures;
    }
}
