using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Shards;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// The folder of one experiment's results, locked by one process at a time. results.db grows as runs finish. The other
/// files are written to a draft folder and moved when they are complete; the manifest comes last.
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

    /// <summary>The lock file. The operating system releases it when the process ends, even after a crash.</summary>
    public const string LockName = "results.lock";

    /// <summary>The folder of tables with semicolons and decimal commas.</summary>
    public const string SemicolonName = "csv-semicolon";

    private const string SpaceTable = "sensitivity.csv", LineTable = "lines.csv", VariantTable = "variants.csv", DecisionTable = "decision.csv", SearchTable = "search.csv";

    private static readonly string[] Tables =
        ["daily.csv", "runs.csv", "comparisons.csv", DecisionTable, FitTables.Shown, FitTables.Posterior, SearchTable, VariantTable, SpaceTable, LineTable, "findings.csv"];

    private const string EarlierMark = ".earlier-";

    /// <summary>The error codes of Linux, macOS and Windows for a file that another process has locked.</summary>
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream? _lock;

    private ResultFolder(string place, FileStream? hold) => (Place, _lock) = (place, hold);

    /// <summary>The folder's path.</summary>
    public string Place { get; }

    /// <summary>Runs of the results that were moved aside for a fresh start; at least 1 if there were any results.</summary>
    public long RunsSetAside { get; private init; }

    /// <summary>The path of results.db.</summary>
    public string Database => Path.Combine(Place, DatabaseName);

    /// <summary>The folder in which files are written until they are complete.</summary>
    public string Draft => Path.Combine(Place, "draft");

    /// <summary>Loads the finished result of a folder.</summary>
    /// <exception cref="InputException">A file is missing, unfinished or damaged.</exception>
    public static ExperimentResult Load(string folder)
    {
        DemandConfig(folder);
        string file = Path.Combine(folder, ConfigName);
        RegularFile.Require(file, RegularFile.MostText);

        // The file is always called config.json, and the folder may have been renamed.
        ExperimentConfig read = ExperimentReader.Read(file, []) with
        {
            Name = (string?)Manifest.Read(folder)?["experiment"] ?? Path.GetFileName(Path.GetFullPath(folder)),
        };
        ResultStore own = LoadStore(read, DatabaseName);
        return new ExperimentResult(read, own)
        {
            Studies = Studies.Read(read, own, (name, study) => LoadStore(study, StudyRuns.FileName(name))),
        };

        ResultStore LoadStore(ExperimentConfig config, string name) =>
            ResultStore.Read(Path.Combine(folder, name), config);
    }

    /// <summary>Locks the folder for an experiment's results, and creates it if necessary.</summary>
    /// <param name="parent">The folder of all results; created if missing.</param>
    /// <param name="name">The experiment's name.</param>
    /// <param name="fresh">Whether to move existing results aside, to NAME.earlier-1, -2, ...</param>
    /// <exception cref="InputException">The name cannot name a folder, the folder cannot be written, another process
    /// uses it, or foreign files are in the way.</exception>
    public static ResultFolder Acquire(string parent, string name, bool fresh = false)
    {
        if (name.Trim('.', ' ').Length == 0 || name.Contains(EarlierMark, StringComparison.Ordinal))
        {
            throw new InputException(
                name,
                "",
                "the result folder takes the name of the experiment file (without .json). "
                    + $"The name must not be empty, consist of dots, or contain {EarlierMark}. Rename the file.");
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
            FileStream hold = AcquireLock(place);
            bool hasResults =
                File.Exists(Path.Combine(place, DatabaseName)) || File.Exists(Path.Combine(place, Manifest.Name));
            long setAside = fresh && hasResults ? Math.Max(1, (long?)Manifest.Read(place)?["runs"] ?? 0) : 0;
            ResultFolder folder = new(place, setAside > 0 ? MoveAside(place, hold) : hold) { RunsSetAside = setAside };
            RefuseIrregular(folder);
            Clear(folder.Draft); // a killed process may have left it
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                parent, "", $"results cannot be written there: {fault.Message} Choose another folder with --out.");
        }
    }

    /// <summary>Locks an existing folder of results.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="writes">Whether the caller writes. Several processes may read one folder, and it may be
    /// read-only.</param>
    /// <exception cref="InputException">It is no folder of results, or another process uses it.</exception>
    public static ResultFolder Open(string place, bool writes)
    {
        DemandConfig(place);
        RegularFile.Require(Path.Combine(place, LockName));
        return new ResultFolder(
            place,
            writes
                ? AcquireLock(place)
                : File.Exists(Path.Combine(place, LockName))
                    ? AcquireLock(place, FileMode.Open, FileAccess.Read, FileShare.Read)
                    : null);
    }

    private static void DemandConfig(string folder)
    {
        if (!File.Exists(Path.Combine(folder, ConfigName)))
        {
            throw new InputException(
                folder, "", "this folder holds no result (no config.json); name a folder such as results/convert-vs-connect.");
        }
    }

    /// <summary>Whether the folder holds finished, unchanged results of this experiment and this model.</summary>
    public bool IsFinished(ExperimentConfig config) =>
        Manifest.Read(Place) is { } manifest
        && (string?)manifest["model"] == ProgramBuild.Model
        && Manifest.Differences(Place, manifest).Count == 0
        && File.Exists(Path.Combine(Place, ConfigName))
        && StudyRuns.For(config).All(study => File.Exists(Path.Combine(Place, StudyRuns.FileName(study.Name))))
        && config.InputFiles.All(input => (string?)manifest["sha256"]![input.Path] == input.Hash)
        && File.ReadAllText(Path.Combine(Place, ConfigName)) == ConfigWriter.Write(config);

    /// <summary>Whether the folder also has tables with semicolons.</summary>
    public static bool HasSemicolonTables(string folder) => Directory.Exists(Path.Combine(folder, SemicolonName));

    /// <summary>Writes the tables of a folder again, with semicolons and decimal commas.</summary>
    public static void WriteSemicolonTables(string folder)
    {
        string beside = Path.Combine(folder, SemicolonName);
        Clear(beside);
        Directory.CreateDirectory(beside);
        foreach (string table in TablesIn(folder))
        {
            Csv.WriteWithSemicolons(table, Path.Combine(beside, Path.GetFileName(table)));
        }
    }

    /// <summary>The paths of the tables that a folder has.</summary>
    internal static IEnumerable<string> TablesIn(string folder) =>
        Tables.Select(table => Path.Combine(folder, table)).Where(File.Exists);

    /// <summary>Marks the folder as unfinished by deleting its manifest.</summary>
    public void MarkUnfinished() => File.Delete(Path.Combine(Place, Manifest.Name));

    /// <summary>Writes config, networks, tables and summary of a finished experiment into a folder.</summary>
    /// <param name="analysis">The result.</param>
    /// <param name="folder">The folder; created if missing.</param>
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
        foreach ((string path, string file, string hash) in result.Config.InputFiles)
        {
            string copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            if (FileHash.Sha256(copy) != hash)
            {
                throw new InputException(
                    file,
                    "",
                    "the file was changed while the experiment ran; restore the file, or start again with --fresh.");
            }
        }

        Csv.Write(
            Path.Combine(folder, "daily.csv"), ResultTables.DailyColumns(result.Config), ResultTables.Daily(result));
        Csv.Write(Path.Combine(folder, "runs.csv"), ResultTables.RunColumns(result.Config), ResultTables.Runs(result));
        Csv.Write(Path.Combine(folder, "comparisons.csv"), ResultTables.ComparisonColumns(result.Config), ResultTables.Comparisons(result));
        if (analysis.Decision is { } decision)
        {
            Csv.Write(
                Path.Combine(folder, DecisionTable), StudyTables.DecisionColumns, StudyTables.Decide(decision, result.Config));
        }

        if (analysis.Fit is { } fit)
        {
            Csv.Write(Path.Combine(folder, FitTables.Shown), FitTables.ShownColumns, FitTables.ShownRows(fit));
            Csv.Write(Path.Combine(folder, FitTables.Posterior), FitTables.PosteriorColumns(fit), FitTables.PosteriorRows(fit));
        }

        if (analysis.Search is { } search)
        {
            Csv.Write(Path.Combine(folder, SearchTable), StudyTables.SearchColumns, StudyTables.Search(search));
        }

        if (analysis.Variants is { } variants)
        {
            Csv.Write(Path.Combine(folder, VariantTable), StudyTables.VariantColumns, StudyTables.Variants(variants));
        }

        if (analysis.Space is not null)
        {
            Csv.Write(Path.Combine(folder, SpaceTable), StudyTables.SpaceColumns, StudyTables.Space(analysis.Space!));
            Csv.Write(Path.Combine(folder, LineTable), StudyTables.LineColumns, StudyTables.Lines(analysis.Lines!));
        }
    }

    /// <summary>Writes all files of a finished experiment from its store.</summary>
    /// <param name="analysis">The analysis of the result. The method closes its stores.</param>
    /// <param name="run">How it was run.</param>
    /// <param name="draw">Draws charts and report into a folder. It has read the store when it returns; its task gives
    /// the files that could not be drawn.</param>
    /// <param name="semicolons">Whether to write tables with semicolons too. They are also written if the folder had
    /// them.</param>
    public void Publish(
        ExperimentAnalysis analysis,
        RunInfo run,
        Func<ExperimentAnalysis, string, Task<IReadOnlyList<NotDrawn>>> draw,
        bool semicolons = false)
    {
        ExperimentResult result = analysis.Result;
        foreach (ExperimentResult part in result.Studies.Values.Prepend(result))
        {
            part.Store.RequireFile();
        }

        Clear(Draft);
        Directory.CreateDirectory(Draft);

        // The copy runs beside the charts: it has its own connection, and the charts wait for external programs.
        Task copy = Task.Factory.StartNew(
            () => CopyStores(result, Draft), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
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

        Manifest.Write(Draft, result, run, notDrawn, Preregistration.Read(Place));
        foreach (ExperimentResult part in result.Studies.Values.Prepend(result))
        {
            part.Store.Close();
        }

        MarkUnfinished();
        Clear(Path.Combine(Place, "charts"));
        Clear(Path.Combine(Place, SemicolonName));

        // The manifest marks the folder as complete, so it comes last. Files move one by one: the networks may be the
        // ones that were read.
        string[] files = Directory.GetFiles(Draft, "*", SearchOption.AllDirectories);
        Array.ForEach(files, RegularFile.Synchronise);
        Array.ForEach(files, MoveFromDraft);
        RemoveUnwanted(result, files.Select(file => Path.GetRelativePath(Draft, file)));
        Array.ForEach([Place, .. Directory.GetDirectories(Place)], RegularFile.SynchroniseFolder);
        RegularFile.Move(Path.Combine(Draft, Manifest.Name), Path.Combine(Place, Manifest.Name));
        Clear(Draft);
    }

    private void MoveFromDraft(string file)
    {
        string name = Path.GetRelativePath(Draft, file), place = Path.Combine(Place, name);
        if (name != Manifest.Name)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }
    }

    /// <summary>Removes tables, and stores of studies, that an earlier version of the experiment asked for.</summary>
    /// <param name="result">The result.</param>
    /// <param name="written">The names of the files that this version wrote.</param>
    private void RemoveUnwanted(ExperimentResult result, IEnumerable<string> written)
    {
        IEnumerable<string> studies = StudyRuns.Names.Except(result.Studies.Keys, StringComparer.Ordinal).Select(StudyRuns.FileName);
        foreach (string file in Tables.Except(written, StringComparer.Ordinal).Concat(studies))
        {
            File.Delete(Path.Combine(Place, file));
        }
    }

    /// <summary>Copies the stores of an experiment and its studies into a folder, in the order of their keys.</summary>
    public static void CopyStores(ExperimentResult result, string folder)
    {
        result.Store.WriteCopy(Path.Combine(folder, DatabaseName));
        foreach ((string name, ExperimentResult study) in result.Studies)
        {
            study.Store.WriteCopy(Path.Combine(folder, StudyRuns.FileName(name)));
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _lock?.Dispose();

    private static FileStream AcquireLock(
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
            throw new InputException(
                place,
                "",
                "another communitysim is at work in this folder. Wait for it, stop it, or choose another folder with --out.");
        }
    }

    /// <summary>Refuses irregular files at the start, because a run would fail to replace them at its end.</summary>
    private static void RefuseIrregular(ResultFolder folder)
    {
        try
        {
            string[] names = [ConfigName, SummaryName, ReportName, Manifest.Name, .. Tables];
            Array.ForEach(names, name => RegularFile.Require(Path.Combine(folder.Place, name)));
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

        // Windows does not move a folder that contains an open file.
        if (OperatingSystem.IsWindows())
        {
            hold.Dispose();
        }

        string aside = $"{place}{EarlierMark}{number}";
        Directory.Move(place, aside);
        hold.Dispose();
        Directory.CreateDirectory(place);
        FileStream held = AcquireLock(place);
        Preregistration.CarryOver(aside, place);
        return held;
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

    /// <summary>Refuses a folder that holds anything but results, a store or a lock of this program.</summary>
    private static void RefuseForeign(string place, bool fresh)
    {
        if (File.Exists(place))
        {
            throw new InputException(
                place, "", "a file of this name is in the way; move it, or choose another folder with --out.");
        }

        bool ours = !Directory.Exists(place)
            || Directory.EnumerateFileSystemEntries(place).All(entry => Path.GetFileName(entry) == ShardFolder.Name)
            || File.Exists(Path.Combine(place, LockName)) || File.Exists(Path.Combine(place, DatabaseName));
        if (!ours && Manifest.Read(place) is null)
        {
            throw new InputException(
                place,
                "",
                "this folder is in the way and holds no results of communitysim; move it, or choose another folder with --out.");
        }

        if (!ours && !fresh)
        {
            throw new InputException(
                place,
                "",
                $"an earlier version made these results without {DatabaseName}, so this version cannot continue them. "
                    + "Use --fresh to start again; it keeps the old results beside the new ones.");
        }
    }
}
