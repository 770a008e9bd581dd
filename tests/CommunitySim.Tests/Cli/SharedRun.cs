namespace CommunitySim.Tests.Cli;

/// <summary>An experiment that is run once; each test changes a copy of its results.</summary>
/// <param name="text">The experiment.</param>
internal sealed class SharedRun(string text) : IDisposable
{
    private readonly TestFolder _folder = new();
    private bool _run;

    /// <summary>Copies mine.json and its results, charts included, into a folder and returns the folder of the results.</summary>
    public string CopyTo(TestFolder folder)
    {
        if (!_run)
        {
            Command.Run(_folder, text);
            _run = true;
        }

        foreach (string file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            string copy = folder[Path.GetRelativePath(_folder.Path, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder["out/mine"];
    }

    public void Dispose() => _folder.Dispose();
}
