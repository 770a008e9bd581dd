using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// The folder of one experiment's results, held by one process at a time. results.db grows there as runs finish; the other
/// files are made from it in a draft and moved in when they are whole, the manifest last.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>The experiment with every parameter resolved.</summary>
    public const string ConfigName = "config.json";

    /// <summary>The record of the runs.</summary>
    public const string DatabaseName = "results.db";

    /// <summary>The result as a page.</summary>
    public const string ReportName = "report.html";

    /// <summary>The result in words.</summary>
    public const string SummaryName = "summary.md";

    /// <summary>Held open by the process that works in the folder; the system lets it go with the process, however that ends.</summary>
    public const string LockName = "results.lock";

    /// <summary>The folder of the tables with semicolons and decimal commas.</summary>
    public const string SemicolonName = "csv-semicolon";

    private const string SpaceTable = "sensitivity.csv", LineTable = "lines.csv";

    private static readonly string[] Tables = ["daily.csv", "runs.csv", "comparisons.csv", SpaceTable, LineTable, "findings.csv"];

    private const string EarlierMark = ".earlier-";

    /// <summary>What Linux, macOS and Windows call a file that is held by another process.</summary>
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream? _lock;

    private ResultFolder(string place, FileStream? hold) => (Place, _lock) = (place, hold);

    /// <summary>The folder's path.</summary>
    public string Place { get; }

    /// <summary>The path of results.db.</summary>
    public string Database => Path.Combine(Place, DatabaseName);

    /// <summary>Where files are written until they are complete.</summary>
    public string Draft => Path.Combine(Place, "draft");

    /// <summary>The finished result in a folder.</summary>
    /// <exception cref="InputException">A file is missing, unfinished or damaged.</exception>
    public static ExperimentResult Load(string folder)
    {
        string file = Path.Combine(folder, ConfigName);
        if (!File.Exists(file))
        {
            throw new InputException(folder, "", "this folder holds no result (no config.json); name a folder such as results/convert-vs-connect.");
        }

        RegularFile.Require(file, RegularFile.MostText);

        // The file's name says nothing here, and a folder may have been renamed.
        ExperimentConfig read = ExperimentReader.Read(file, []) with
        {
            Name = (string?)Manifest.Read(folder)?["experiment"] ?? Path.GetFileName(Path.GetFullPath(folder)),
        };
        return new ExperimentResult(read, ResultStore.Read(Path.Combine(folder, DatabaseName), read))
        {
            Studies = SensitivityRuns.For(read).ToDictionary(
                study => study.Name,
                study => new ExperimentResult(study.Config, ResultStore.Read(Path.Combine(folder, SensitivityRuns.FileName(study.Name)), study.Config)),
                StringComparer.Ordinal),
        };
    }

    /// <summary>Takes hold of the place for an experiment's results.</summary>
    /// <param name="parent">The folder of all results; made where it is missing.</param>
    /// <param name="name">The experiment's name.</param>
    /// <param name="fresh">Whether results that are there are moved aside, to NAME.earlier-1, -2, ...</param>
    /// <exception cref="InputException">The name cannot name a folder, the place cannot be written, another process is at work
    /// there, or something that is no result of ours is in the way.</exception>
    public static ResultFolder Claim(string parent, string name, bool fresh = false)
    {
        if (name.Trim('.', ' ').Length == 0 || name.Contains(EarlierMark, StringComparison.Ordinal))
        {
            throw new InputException(
                name,
                "",
                "an experiment file's name (without .json) names its result folder: "
                    + $"it must not be empty, all dots, or hold {EarlierMark}; "
                    + "rename the file.");
        }

        if (parent.Trim().Length == 0)
        {
            throw new InputException("--out", "", "the folder has no name; --out results is the default.");
        }

        string place = Path.Combine(parent, name);
        RefuseForeign(place, fresh);
        try
        {
            Directory.CreateDirectory(place);
            FileStream hold = Hold(place);
            bool moves = fresh && (File.Exists(Path.Combine(place, DatabaseName)) || File.Exists(Path.Combine(place, Manifest.Name)));
            ResultFolder folder = new(place, moves ? MoveAside(place, hold) : hold);
            RefuseIrregular(folder);
            Clear(folder.Draft); // a process that was killed may have left it
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(parent, "", $"results cannot be written there: {fault.Message} Choose another folder with --out.");
        }
    }

    /// <summary>Takes hold of a folder of results that is there already.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="writes">Whether it will be written; a folder that is only read may be read by several, and need not be one that can be written.</param>
    /// <exception cref="InputException">It is no folder of results, or another process is at work there.</exception>
    public static ResultFolder Open(string place, bool writes)
    {
        if (!File.Exists(Path.Combine(place, ConfigName)))
        {
            throw new InputException(place, "", "this folder holds no result (no config.json); name a folder such as results/convert-vs-connect.");
        }

        RegularFile.Require(Path.Combine(place, LockName));
        return new ResultFolder(
            place,
            writes
                ? Hold(place)
                : File.Exists(Path.Combine(place, LockName))
                    ? Hold(place, FileMode.Open, FileAccess.Read, FileShare.Read)
                    : null);
    }

    /// <summary>Whether the folder holds the finished results of this experiment, by this build of the model, byte by byte as they were written.</summary>
    public bool IsFinished(ExperimentConfig config) =>
        Manifest.Read(Place) is { } manifest
        && (string?)manifest["model"] == ProgramBuild.Model
        && Manifest.Differences(Place, manifest).Count == 0
        && File.Exists(Path.Combine(Place, ConfigName))
        && config.NetworkFiles.All(network => (string?)manifest["sha256"]![network.Key] == network.Value.Hash)
        && File.ReadAllText(Path.Combine(Place, ConfigName)) == ConfigWriter.Write(config);

    /// <summary>Whether the folder has its tables with semicolons too.</summary>
    public static bool HasSemicolonTables(string folder) => Directory.Exists(Path.Combine(folder, SemicolonName));

    /// <summary>Writes the tables of a folder a second time, with semicolons and decimal commas.</summary>
    public static void WriteSemicolonTables(string folder)
    {
        string beside = Path.Combine(folder, SemicolonName);
        Clear(beside);
        Directory.CreateDirectory(beside);
        foreach (string table in Tables.Where(table => File.Exists(Path.Combine(folder, table))))
        {
            Csv.WriteWithSemicolons(Path.Combine(folder, table), Path.Combine(beside, table));
        }
    }

    /// <summary>Says that what is in the folder is not the whole: takes the manifest away.</summary>
    public void MarkUnfinished() => File.Delete(Path.Combine(Place, Manifest.Name));

    /// <summary>Writes config, networks, tables and summary of a finished experiment into a folder.</summary>
    /// <param name="analysis">The result.</param>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="notDrawn">Files that could not be drawn; the summary names them.</param>
    public static void Write(ExperimentAnalysis analysis, string folder, IReadOnlyList<NotDrawn> notDrawn)
    {
        WriteTables(analysis, folder);
        WriteWords(analysis, folder, notDrawn);
    }

    internal static void WriteSummary(ExperimentAnalysis analysis, string folder, IReadOnlyList<NotDrawn> notDrawn) =>
        File.WriteAllText(Path.Combine(folder, SummaryName), Summary.Of(analysis.Shown).TextWithout(notDrawn));

    private static void WriteWords(ExperimentAnalysis analysis, string folder, IReadOnlyList<NotDrawn> notDrawn)
    {
        WriteSummary(analysis, folder, notDrawn);
        Csv.Write(Path.Combine(folder, "findings.csv"), ResultTables.FindingColumns, ResultTables.Findings(analysis));
    }

    private static void WriteTables(ExperimentAnalysis analysis, string folder)
    {
        ExperimentResult result = analysis.Result;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ConfigName), ConfigWriter.Write(result.Config));
        foreach ((string path, NetworkSource source) in result.Config.NetworkFiles)
        {
            string copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source.File, copy);
            if (FileHash.Sha256(copy) != source.Hash)
            {
                throw new InputException(
                    source.File,
                    "",
                    "the network was changed while the experiment ran; "
                        + "put back what was there, or start anew with --fresh.");
            }
        }

        Csv.Write(Path.Combine(folder, "daily.csv"), ResultTables.DailyColumns(result.Config), ResultTables.Daily(result));
        Csv.Write(Path.Combine(folder, "runs.csv"), ResultTables.RunColumns(result.Config), ResultTables.Runs(result));
        Csv.Write(Path.Combine(folder, "comparisons.csv"), ResultTables.ComparisonColumns(result.Config), ResultTables.Comparisons(result));
        if (result.Studies.Count > 0)
        {
            Csv.Write(Path.Combine(folder, SpaceTable), StudyTables.SpaceColumns, StudyTables.Space(analysis.Space!));
            Csv.Write(Path.Combine(folder, LineTable), StudyTables.LineColumns, StudyTables.Lines(analysis.Lines!));
        }
    }

    /// <summary>Makes all files of a finished experiment from its store and puts them in their place.</summary>
    /// <param name="analysis">The result and what was found out; its stores are closed.</param>
    /// <param name="run">How it was run.</param>
    /// <param name="draw">Draws charts and report into a folder; has read the store when it returns, and says what it could not
    /// draw when its task is done.</param>
    /// <param name="semicolons">Whether the tables are written with semicolons too; they always are where they were before.</param>
    public void Publish(ExperimentAnalysis analysis, RunInfo run, Func<ExperimentAnalysis, string, Task<IReadOnlyList<NotDrawn>>> draw, bool semicolons = false)
    {
        ExperimentResult result = analysis.Result;
        foreach (ExperimentResult part in result.Studies.Values.Prepend(result))
        {
            part.Store.RequireFile();
        }

        Clear(Draft);
        Directory.CreateDirectory(Draft);

        // Side by side: the copy has a connection of its own, and charts wait for the programs that make pictures of them.
        Task copy = Task.Factory.StartNew(() => CopyStores(result, Draft), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task<IReadOnlyList<NotDrawn>> charts = Task.FromResult<IReadOnlyList<NotDrawn>>([]);
        try
        {
            charts = draw(analysis, Draft);
            WriteTables(analysis, Draft);
        }
        finally
        {
            Task.WhenAll(charts, copy).GetAwaiter().GetResult();
        }

        IReadOnlyList<NotDrawn> notDrawn = charts.Result;
        WriteWords(analysis, Draft, notDrawn);
        if (semicolons || HasSemicolonTables(Place))
        {
            WriteSemicolonTables(Draft);
        }

        Manifest.Write(Draft, result, run, notDrawn);
        foreach (ExperimentResult part in result.Studies.Values.Prepend(result))
        {
            part.Store.Close();
        }

        MarkUnfinished();
        Clear(Path.Combine(Place, "charts"));
        Clear(Path.Combine(Place, SemicolonName));

        // The manifest says that all is there, so it comes last. File by file: the networks may be the very ones that were read.
        string[] files = Directory.GetFiles(Draft, "*", SearchOption.AllDirectories);
        Array.ForEach(files, RegularFile.Synchronise);
        Array.ForEach(files, Enter);
        RemoveWhatIsNotAsked(result);
        Array.ForEach([Place, .. Directory.GetDirectories(Place)], RegularFile.SynchroniseFolder);
        RegularFile.Move(Path.Combine(Draft, Manifest.Name), Path.Combine(Place, Manifest.Name));
        Clear(Draft);
    }

    /// <summary>Moves a file from the draft to its place; the manifest waits.</summary>
    private void Enter(string file)
    {
        string name = Path.GetRelativePath(Draft, file), place = Path.Combine(Place, name);
        if (name != Manifest.Name)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }
    }

    /// <summary>Tables and stores of studies that the experiment asked for before it was edited.</summary>
    private void RemoveWhatIsNotAsked(ExperimentResult result)
    {
        if (result.Studies.Count == 0)
        {
            Array.ForEach(
                [SpaceTable, LineTable, SensitivityRuns.FileName(SensitivityRuns.Space), SensitivityRuns.FileName(SensitivityRuns.Lines)],
                name => File.Delete(Path.Combine(Place, name)));
        }
    }

    /// <summary>Writes the stores of an experiment and of what was run beside it into a folder, in the order of their keys.</summary>
    public static void CopyStores(ExperimentResult result, string folder)
    {
        result.Store.WriteCopy(Path.Combine(folder, DatabaseName));
        foreach ((string name, ExperimentResult study) in result.Studies)
        {
            study.Store.WriteCopy(Path.Combine(folder, SensitivityRuns.FileName(name)));
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _lock?.Dispose();

    private static FileStream Hold(
        string place,
        FileMode mode = FileMode.OpenOrCreate,
        FileAccess access = FileAccess.ReadWrite,
        FileShare share = FileShare.None)
    {
        RegularFile.Require(Path.Combine(place, LockName));
        try
        {
            return new FileStream(Path.Combine(place, LockName), mode, access, share);
        }
        catch (IOException fault) when (InUse.Contains(fault.HResult))
        {
            throw new InputException(place, "", "another communitysim is at work in this folder. Wait for it, stop it, or choose another folder with --out.");
        }
    }

    /// <summary>What a run writes last must have its place before anything is run.</summary>
    private static void RefuseIrregular(ResultFolder folder)
    {
        try
        {
            Array.ForEach([ConfigName, SummaryName, ReportName, Manifest.Name, .. Tables], name => RegularFile.Require(Path.Combine(folder.Place, name)));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static FileStream MoveAside(string place, FileStream hold)
    {
        int number = 1;
        while (Directory.Exists($"{place}{EarlierMark}{number}"))
        {
            number++;
        }

        // Windows does not move a folder in which a file is open.
        if (OperatingSystem.IsWindows())
        {
            hold.Dispose();
        }

        Directory.Move(place, $"{place}{EarlierMark}{number}");
        hold.Dispose();
        Directory.CreateDirectory(place);
        return Hold(place);
    }

    private static void Clear(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>What may be there: nothing, a store or a lock of ours, or results of ours.</summary>
    private static void RefuseForeign(string place, bool fresh)
    {
        if (File.Exists(place))
        {
            throw new InputException(place, "", "a file of this name is in the way; move it, or choose another folder with --out.");
        }

        bool ours = !Directory.Exists(place) || !Directory.EnumerateFileSystemEntries(place).Any()
            || File.Exists(Path.Combine(place, LockName)) || File.Exists(Path.Combine(place, DatabaseName));
        if (!ours && Manifest.Read(place) is null)
        {
            throw new InputException(
                place,
                "",
                "this folder is in the way and holds no results of communitysim; "
                    + "move it, or choose another folder with --out.");
        }

        if (!ours && !fresh)
        {
            throw new InputException(
                place,
                "",
                $"the results there were made without {DatabaseName}, by an earlier version, "
                    + "so they cannot be gone on with. "
                    + "Use --fresh to start anew; it keeps them beside the new ones.");
        }
    }
}
