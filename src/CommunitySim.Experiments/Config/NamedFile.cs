using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Config;

/// <summary>Finds a file that an experiment names.</summary>
internal static class NamedFile
{
    /// <summary>Finds a file in the experiment's folder. A --set may also name one in the current folder.</summary>
    /// <param name="path">The path as the experiment has it.</param>
    /// <param name="key">The key that names it.</param>
    /// <param name="file">The experiment file.</param>
    /// <param name="layers">Knows where the key stands.</param>
    /// <exception cref="InputException">There is no such file.</exception>
    public static string Find(string path, string key, string file, Layers layers)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!, own = Path.Combine(folder, path);
        bool isSet = layers.Where(key).StartsWith("--set", StringComparison.Ordinal);
        string found = isSet && !File.Exists(own) && File.Exists(path) ? path : own;
        return File.Exists(found)
            ? found
            : throw new InputException(
                layers.Where(key), key,
                $"there is no file {Quotation.Escape(path)} in {folder}; name a file relative to the experiment file's folder.");
    }
}
