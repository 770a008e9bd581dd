using System.Diagnostics;
using CommunitySim.Experiments.Running;
using Spectre.Console;

namespace CommunitySim.Cli;

/// <summary>Shows the progress of a run: a bar on a terminal, else a line at the start and after every tenth; nothing if quiet.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the run has finished or failed.</summary>
    public static void Show(string name, RunProgress progress, Task running, TextWriter error, bool quiet)
    {
        if (quiet)
        {
            HasEnded(running, Timeout.InfiniteTimeSpan);
        }
        else if (ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected)
        {
            ShowBar(name, progress, running, error);
        }
        else
        {
            WriteLines(name, progress, running, error);
        }
    }

    private static void ShowBar(string name, RunProgress progress, Task running, TextWriter error) => AnsiConsole
        .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new RemainingTimeColumn())
        .Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(name), maxValue: progress.TotalMemberDays);
            do
            {
                task.Value = progress.MemberDays;
                task.Description = $"{Markup.Escape(name)}: {progress.Runs} of {progress.TotalRuns} runs";
            }
            while (!HasEnded(running, Refresh));
            task.Value = progress.MemberDays;
        });

    private static void WriteLines(string name, RunProgress progress, Task running, TextWriter error)
    {
        Stopwatch clock = Stopwatch.StartNew();
        double before = (double)progress.MemberDays / progress.TotalMemberDays;
        int tenths = (int)(before * 10);
        error.WriteLine($"{name}: simulating {progress.TotalRuns - progress.Runs} runs ...");
        while (!HasEnded(running, Refresh))
        {
            double share = (double)progress.MemberDays / progress.TotalMemberDays;
            if ((int)(share * 10) > tenths)
            {
                tenths = (int)(share * 10);
                string left = tenths < 10
                    ? $", about {clock.Elapsed.TotalSeconds * (1 - share) / (share - before):0} s left"
                    : "";
                error.WriteLine($"{name}: {tenths * 10}%, {progress.Runs} of {progress.TotalRuns} runs{left}");
            }
        }
    }

    private static bool HasEnded(Task running, TimeSpan wait) =>
        Task.WhenAny(running, Task.Delay(wait)).GetAwaiter().GetResult() == running;
}
