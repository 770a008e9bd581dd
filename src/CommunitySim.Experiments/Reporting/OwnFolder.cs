using CommunitySim.Experiments.Input;

namespace CommunitySim.Experiments.Reporting;

/// <summary>A command replaces the files of a folder that it wrote itself, and those of another folder only with --force.</summary>
internal static class OwnFolder
{
    /// <summary>Refuses a folder with files of others.</summary>
    /// <param name="folder">The folder to write.</param>
    /// <param name="force">Whether to write there all the same.</param>
    /// <param name="isOurs">Whether what lies in the folder may be replaced. Called only if the folder is there and not empty.</param>
    /// <exception cref="InputException">The folder holds files of others, or is none.</exception>
    public static void Refuse(string folder, bool force, Func<bool> isOurs)
    {
        if (folder.Length == 0 || File.Exists(folder))
        {
            throw new InputException($"\"{folder}\"", "", "this is not a folder; choose the folder to write with --out.");
        }

        if (!force && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !isOurs())
        {
            throw new InputException(
                folder, "", "this folder holds files that were not written by this command, so they are not replaced; "
                + "choose another folder with --out, or use --force.");
        }
    }
}
