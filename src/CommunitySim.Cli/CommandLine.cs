using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CommunitySim.Charts;
using CommunitySim.Cluster;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;
using CommunitySim.Lecture;
using Microsoft.Data.Sqlite;

namespace CommunitySim.Cli;

/// <summary>The command communitysim: its subcommands, their options and their exit codes.</summary>
public static class CommandLine
{
    private const string RunName = "run";

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors and progress.</param>
    /// <returns>0 if done, 1 if failed, 2 for wrong input, 130 if interrupted.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error) =>
        Run(args, ChartSet.Standard, output, error);

    /// <summary>Runs a command line with a given set of charts.</summary>
    internal static int Run(IReadOnlyList<string> args, ChartSet charts, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Root(charts, output, error, string.Join(' ', args.Select(RedisAddress.WithoutPassword).Prepend("communitysim")))
            .Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (string fault in parsed.Errors.Select(found => found.Message).Distinct(StringComparer.Ordinal))
            {
                error.WriteLine(fault);
            }

            error.WriteLine("`communitysim --help` lists the commands, and `communitysim COMMAND --help` the options of a command.");
            return ExitCode.WrongInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception wrapped) when (Causes.Find<InputException>(wrapped) is { } fault)
        {
            error.WriteLine(fault.Message);
            return ExitCode.WrongInput;
        }
        catch (Exception fault) when (Causes.Find<OutOfMemoryException>(fault) is not null)
        {
            error.WriteLine(
                "There was not enough memory. Use fewer members, ties, cells or days, or fewer --threads. " +
                "`communitysim check` estimates how much is needed.");
            return ExitCode.Failed;
        }
        catch (SqliteException fault) when (ResultStore.IsDamage(fault))
        {
            error.WriteLine(
                $"results.db is damaged: {fault.Message.TrimEnd('.')}. " +
                "`communitysim run` with --fresh starts anew and keeps the old results beside the new ones.");
            return ExitCode.WrongInput;
        }
        catch (SqliteException fault)
        {
            error.WriteLine(StoreFault(fault, writes: parsed.CommandResult.Command.Name == RunName));
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"communitysim could not finish: {fault.Message}");
            return ExitCode.Failed;
        }
        catch (Exception fault)
        {
            error.WriteLine("communitysim failed because of a bug. Please report this text:");
            error.WriteLine(fault);
            return ExitCode.Failed;
        }
    }

    /// <summary>Describes a store that cannot be used. Stored runs are certainly safe only if SQLite refused to write.</summary>
    private static string StoreFault(SqliteException fault, bool writes)
    {
        (string remedy, bool safe) = (fault.SqliteErrorCode & 0xff) switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => ("Close the program that has it open", true),
            SQLitePCL.raw.SQLITE_FULL => ("Free some space, or have your quota raised,", true),
            SQLitePCL.raw.SQLITE_READONLY => ("Make the folder writable", true),
            SQLitePCL.raw.SQLITE_CANTOPEN =>
                ($"Make sure that the file and its folder can be {(writes ? "written" : "read")}", false),
            _ when writes =>
                ("Make sure that the disk has room and accepts writes (a network file system may not), " +
                    "or choose another with --out,", false),
            _ => ("Make sure that the disk can be read", false),
        };
        string kept = writes && safe ? " The runs stored before are safe, and a new run continues from there." : "";
        return $"communitysim could not {(writes ? "write" : "read")} results.db: " +
            $"{fault.Message.TrimEnd('.')}.{kept} {remedy} and run the same command again.";
    }

    private static RootCommand Root(ChartSet charts, TextWriter output, TextWriter error, string commandLine)
    {
        RootCommand root = new(
            "Simulates how a brand's behaviour plays out in a social group. "
            + "Runs experiments and writes verdicts with charts.")
        {
            Run(charts, output, error, commandLine),
            Check(charts, output),
            BatchCommand.Create(output),
            Import(output),
            AdoptionCommand.Create(output, error),
            New(output),
            Explain(output),
            EffectsCommand.Create(output),
            Schema(output),
            Chart(charts, output, error),
            Report(charts, output, error),
            Gallery(charts, output, error),
            Verify(charts, output),
            Lecture(output, error),
            FitCommand.Create(charts, Out("Folder of all results; the fit writes to OUT/NAME-fit."), Threads(), output, error, commandLine),
            WorkerCommand.Create(Threads("--places", "Number of worlds that it simulates at the same time."), output, error),
        };
        root.SetAction(_ =>
        {
            error.WriteLine(
                $"No command given. Commands: {string.Join(", ", root.Subcommands.Select(command => command.Name))}.");
            error.WriteLine("`communitysim --help` describes them.");
            return ExitCode.WrongInput;
        });
        return root;
    }

    private static Command Run(ChartSet charts, TextWriter output, TextWriter error, string commandLine)
    {
        ExperimentOptions experiment = new();
        Option<string> folder = Out("Folder of all results; an experiment writes to OUT/NAME.");
        Option<int> threads = Threads();
        Option<bool> fresh = new("--fresh")
        {
            Description = "Start anew; existing results are kept as NAME.earlier-1, -2, ...",
        };
        Option<bool> quiet = new("--quiet") { Description = "Print errors only." };
        Option<string> csv = new("--csv")
        {
            Description = $"semicolon: also writes the tables with semicolons and decimal commas, into NAME/{ResultFolder.SemicolonName}. " +
                "Excel and LibreOffice expect them in German and many other languages.",
            DefaultValueFactory = _ => "comma",
            HelpName = "comma|semicolon",
        };
        csv.AcceptOnlyFromAmong("comma", "semicolon");
        ShardOptions shards = new();
        ClusterOptions cluster = new(error);
        Command command = new(
            RunName,
            "Runs experiments and writes a folder for each, with numbers, charts and a verdict. Stored runs are not repeated.")
        {
            folder, threads, fresh, quiet, csv,
        };
        experiment.AddTo(command);
        cluster.AddTo(command);
        shards.AddTo(command, experiment, fresh);
        cluster.RefuseBeside(command, shards);
        command.SetAction(parsed => shards.Shard(parsed) is { } shard
            ? new ShardCommand(output, error).Execute(
                experiment.Files(parsed), experiment.Settings(parsed), parsed.GetValue(folder)!, shard, shards.Scratch(parsed),
                parsed.GetValue(threads), parsed.GetValue(quiet))
            : new RunCommand(charts, output, error, commandLine, parsed.GetValue(csv) == "semicolon")
            {
                Shards = shards.From(parsed),
                StopsAfterScreening = shards.StopsAfterScreening(parsed),
                Connect = cluster.Connect(parsed, parsed.GetValue(quiet)),
            }.Execute(
                experiment.Files(parsed), experiment.Settings(parsed), parsed.GetValue(folder)!,
                parsed.GetValue(threads), parsed.GetValue(fresh), parsed.GetValue(quiet)));
        return command;
    }

    private static Command Check(ChartSet charts, TextWriter output)
    {
        ExperimentOptions experiment = new();
        Option<string> folder = Out("Folder of all results, whose stored runs are counted.");
        Command command = new("check", "Checks experiments and estimates their time, memory and disk. Runs nothing.") { folder };
        experiment.AddTo(command);
        command.SetAction(parsed => CheckCommand.Execute(
            experiment.Files(parsed), experiment.Settings(parsed), parsed.GetValue(folder)!, charts, output));
        return command;
    }

    private static Option<string> Out(string description) => new("--out")
    {
        Description = description,
        DefaultValueFactory = _ => "results",
        HelpName = "OUT",
    };

    private static Command Import(TextWriter output)
    {
        Argument<string> replies = new("FILE")
        {
            Description = "The replies, one a line, such as replies.csv: who wrote (author), to whom (parent_author), and when, as columns.",
        };
        Option<string?> members = new("--members")
        {
            Description = "All members, one a line, also the silent ones; it may say when they joined and left.",
            HelpName = "FILE",
        };
        Option<string?> from = new("--from") { Description = "The first day that counts, such as 2025-03-01.", HelpName = "DATE" };
        Option<string?> to = new("--to") { Description = "The last day that counts.", HelpName = "DATE" };
        Option<int> least = new("--min-replies")
        {
            Description = "Number of replies, both ways together, that make a tie.",
            DefaultValueFactory = _ => 1,
            HelpName = "number",
        };
        least.Validators.Add(result => Refuse(result, 1, int.MaxValue));
        Option<string?> folder = new("--out")
        {
            Description = "The folder to write; the default is the file's name without its extensions.",
            HelpName = "NAME",
        };
        Option<bool> force = Force();
        Command command = new(
            "import",
            "Reads a community that you have: makes a network, a list of members and measured parameters from a list of replies.")
        {
            replies, members, from, to, least, folder, force,
        };
        command.SetAction(parsed => ImportCommand.Execute(
            new ImportInput(
                parsed.GetRequiredValue(replies), parsed.GetValue(members), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(least)),
            parsed.GetValue(folder), parsed.GetValue(force), output));
        return command;
    }

    private static Command New(TextWriter output)
    {
        Argument<string> file = new("FILE") { Description = "The file to write; it must not exist." };
        Option<string?> from = new("--from")
        {
            Description = "A folder that `import` wrote: its network and what it measured go into the file.",
            HelpName = "IMPORT",
        };
        Command command = new("new", "Writes a commented experiment file to start from.") { file, from };
        command.SetAction(parsed => NewCommand.Execute(parsed.GetRequiredValue(file), parsed.GetValue(from), output));
        return command;
    }

    private static Command Explain(TextWriter output)
    {
        Argument<string> path = new("PATH")
        {
            Description = "A key such as replicates, a parameter such as member.lossAversion, a group such as brand, an observable such as trust, "
                + "or a word such as churn. Without it, all keys and parameters are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("explain",
            "Explains a key, a parameter or an observable: its meaning, default, range and source. Finds what a word may mean.") { path };
        command.SetAction(parsed => ExplainCommand.Execute(parsed.GetValue(path) ?? "", output));
        return command;
    }

    private static Command Schema(TextWriter output)
    {
        Argument<string?> file = new("FILE")
        {
            Description = $"The file to write, such as experiments/{JsonSchema.FileName}. Without it, the schema is printed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("schema", "Writes the JSON Schema of experiment files, for editors.") { file };
        command.SetAction(parsed => SchemaCommand.Execute(parsed.GetValue(file), output));
        return command;
    }

    private static Command Report(ChartSet charts, TextWriter output, TextWriter error)
    {
        Argument<string[]> folders = Folders();
        Option<string?> file = new("--out")
        {
            Description = "The file to write, by default book.html; with --board the folder to write, by default board.",
            HelpName = "PATH",
        };
        Option<string> title = new("--title")
        {
            Description = "The book's title.",
            DefaultValueFactory = _ => "CommunitySim: the evidence",
            HelpName = "TITLE",
        };
        Option<bool> board = new("--board")
        {
            Description = "Write each result for a board instead: two pages as PDF, and each chart as a slide.",
        };
        Option<bool> workbook = new("--xlsx") { Description = "With --board: write the tables as a workbook too." };
        Option<bool> force = Force();
        Command command = new(
            "report",
            "Joins the reports of finished results into one book, a page that needs no network. Each result also has its own report.html.")
        {
            folders, file, title, board, workbook, force,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(workbook) && !parsed.GetValue(board))
            {
                parsed.AddError("--xlsx: a workbook comes with the board pack; add --board.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(board)
            ? BoardCommand.Execute(
                parsed.GetRequiredValue(folders), parsed.GetValue(file) ?? "board", parsed.GetValue(workbook),
                parsed.GetValue(force), charts, output, error)
            : ReportCommand.Execute(
                parsed.GetRequiredValue(folders), parsed.GetValue(file) ?? "book.html", parsed.GetValue(title)!,
                parsed.GetValue(force), charts, output, error));
        return command;
    }

    private static Command Gallery(ChartSet charts, TextWriter output, TextWriter error)
    {
        Argument<string[]> folders = Folders();
        Option<string> file = OutputFile("experiments/README.md");
        Option<string> pictures = new("--pictures")
        {
            Description = "The folder for its pictures.",
            DefaultValueFactory = _ => "results/gallery",
            HelpName = "FOLDER",
        };
        Option<bool> force = Force();
        Command command = new(
            "gallery",
            "Writes a Markdown page with a picture, the verdict and the file of each result.")
        {
            folders, file, pictures, force,
        };
        command.SetAction(parsed => new GalleryCommand(charts, output, error).Execute(
            parsed.GetRequiredValue(folders), parsed.GetValue(file)!, parsed.GetValue(pictures)!,
            parsed.GetValue(force)));
        return command;
    }

    private static Option<string> OutputFile(string usual) =>
        new("--out") { Description = "The file to write.", DefaultValueFactory = _ => usual, HelpName = "FILE" };

    private static Option<bool> Force() =>
        new("--force") { Description = "Replace existing files, even if this command did not write them." };

    private static Argument<string[]> Folders() => new("DIR")
    {
        Description = "Folders of finished results, such as results/convert-vs-connect.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static Command Chart(ChartSet charts, TextWriter output, TextWriter error)
    {
        Argument<string> folder = new("DIR") { Description = "A result folder, such as results/convert-vs-connect." };
        Option<bool> force = Force();
        Command command = new(
            "chart", "Redraws the charts of a result folder from its stored numbers.") { folder, force };
        command.SetAction(parsed =>
            ChartCommand.Execute(parsed.GetRequiredValue(folder), parsed.GetValue(force), charts, output, error));
        return command;
    }

    private static Command Verify(ChartSet charts, TextWriter output)
    {
        Argument<string> folder = new("DIR") { Description = "A result folder, such as results/convert-vs-connect." };
        Option<bool> all = new("--all") { Description = "Run every world again." };
        Option<int> sample = new("--sample")
        {
            Description = "Number of worlds to run again.",
            DefaultValueFactory = _ => 10,
            HelpName = "number"
        };
        sample.Validators.Add(result => Refuse(result, 1, int.MaxValue));
        Option<int> threads = Threads();
        Command command = new(
            "verify",
            "Checks that a result folder is what its experiment gives. "
            + "Compares hashes, rebuilds files from the store, and runs worlds again.")
        {
            folder, all, sample, threads,
        };
        command.SetAction(parsed => new VerifyCommand(charts, output).Execute(
            parsed.GetRequiredValue(folder), parsed.GetValue(all)
                ? long.MaxValue
                : parsed.GetValue(sample), parsed.GetValue(threads)));
        return command;
    }

    private static Command Lecture(TextWriter output, TextWriter error)
    {
        Option<int?> port = new("--port")
        {
            Description = $"Port to listen on, 1 to 65535; the default is {LectureOptions.UsualPort}, or any free port.",
            HelpName = "number",
        };
        port.Validators.Add(result => Refuse(result, 1, 65535));
        Option<string?> host = new("--host")
        {
            Description = "Address to listen on: 127.0.0.1 is this machine alone, 0.0.0.0 lets everybody in the network open the page. "
                + "The default is 127.0.0.1, and 0.0.0.0 with --hall.",
            HelpName = "ADDRESS",
        };
        Option<bool> hall = new("--hall")
        {
            Description = "Let the phones of the hall join and vote. Prints the lecturer's address and the join address.",
        };
        Option<int> threads = Threads();
        Option<string?> language = new("--language")
        {
            Description = "Language in which the page opens, en or de. Without it, each browser opens in the one it used last.",
            HelpName = "LANGUAGE",
        };
        Option<string?> export = new("--export")
        {
            Description = "Write a file and start no server: a page that needs no network (.html), slides (.pptx), or the film of the group (.gif).",
            HelpName = "FILE",
        };
        Option<bool> force = Force();
        Command command = new(
            "lecture",
            "Opens the lecture: a local page with scenes, live sliders, a group to look into and a game.")
        {
            port, host, hall, threads, language, export, force,
        };
        command.SetAction((parsed, _) => parsed.GetValue(export) is { } file
            ? Task.FromResult(
                new LectureCommand(output, error)
                    .Export(file, parsed.GetValue(threads), parsed.GetValue(language), parsed.GetValue(force)))
            : new LectureCommand(output, error)
                .Execute(
                    parsed.GetValue(port), parsed.GetValue(host), parsed.GetValue(threads), parsed.GetValue(hall), parsed.GetValue(language)));
        return command;
    }

    private static Option<int> Threads(
        string name = "--threads", string description = "Number of threads; results do not depend on it.")
    {
        Option<int> threads = new(name)
        {
            Description = description,
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        threads.Validators.Add(result => Refuse(result, 1, 1024));
        return threads;
    }

    /// <summary>Refuses a number outside a range.</summary>
    internal static void Refuse(OptionResult option, int least, int most)
    {
        if (option.Tokens is [{ Value: string said }]
            && (!int.TryParse(said, CultureInfo.InvariantCulture, out int number) || number < least || number > most))
        {
            option.AddError($"{option.Option.Name} {said}: allowed is a whole number from {least} to {most}.");
        }
    }
}
