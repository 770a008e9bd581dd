using System.Diagnostics;
using CommunitySim.Experiments.Running;
using Spectre.Console;

namespace CommunitySim.Cli;

/// <summary>Shows how far a run is: a live bar on a terminal, a plain line for its begin and every tenth elsewhere, nothing when quiet.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the run has ended, in whatever way.</summary>
    public static void Show(string name, RunProgress progress, Task running, TextWriter error, bool quiet)
    {
        if (quiet)
        {
            Ended(running, Timeout.InfiniteTimeSpan);
        }
        else if (ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected)
        {
            Live(name, progress, running, error);
        }
        else
        {
            Lines(name, progress, running, error);
        }
    }

    private static void Live(string name, RunProgress progress, Task running, TextWriter error) => AnsiConsole
        .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(name), maxValue: progress.TotalMemberDays);
            do
            {
                task.Value = progress.MemberDays;
                task.Description = $"{Markup.Escape(name)}: {progress.Runs} of {progress.TotalRuns} runs";
            }
            while (!Ended(running, Refresh));
            task.Value = progress.MemberDays;
        });

    private static void Lines(string name, RunProgress progress, Task running, TextWriter error)
    {
        Stopwatch clock = Stopwatch.StartNew();
        double before = (double)progress.MemberDays / progress.TotalMemberDays;
        int told = (int)(before * 10);
        error.WriteLine($"{name}: simulating {progress.TotalRuns - progress.Runs} runs ...");
        while (!Ended(running, Refresh))
        {
            double share = (double)progress.MemberDays / progress.TotalMemberDays;
            if ((int)(share * 10) > told)
            {
                told = (int)(share * 10);
                string left = told < 10 ? $", about {clock.Elapsed.TotalSeconds * (1 - share) / (share - before):0} s left" : "";
                error.WriteLine($"{name}: {told * 10}%, {progress.Runs} of {progress.TotalRuns} runs{left}");
            }
        }
    }

    private static bool Ended(Task running, TimeSpan wait) => Task.WhenAny(running, Task.Delay(wait)).GetAwaiter().GetResult() == running;
}
