using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>communitysim schema: writes the JSON Schema of experiment files, for editors.</summary>
internal static class SchemaCommand
{
    /// <exception cref="InputException">Another file has the name.</exception>
    public static int Execute(string? file, TextWriter output)
    {
        if (file is null)
        {
            output.Write(JsonSchema.Text);
            return ExitCode.Done;
        }

        if (Path.GetFileName(file).Length == 0)
        {
            throw new InputException(
                $"\"{file}\"", "", $"this is not a file name; use one such as experiments/{JsonSchema.FileName}.");
        }

        if (!Put(file))
        {
            throw new InputException(
                file, "", "this is not the schema, so it is not overwritten; choose another name.");
        }

        output.WriteLine(
            $"{file}: the schema of experiment files. " +
            $"Editors use it for a file that begins with \"$schema\": \"{Path.GetFileName(file)}\", as the files of `communitysim new` do.");
        return ExitCode.Done;
    }

    /// <summary>Writes the schema, or updates an earlier version of it.</summary>
    /// <returns>Whether the file is the schema now; any other file is left alone.</returns>
    public static bool Put(string file)
    {
        bool there = File.Exists(file) || Directory.Exists(file);
        if (there && !JsonSchema.IsIn(file))
        {
            return false;
        }

        // A schema that is up to date may be read-only.
        if (!there || File.ReadAllText(file) != JsonSchema.Text)
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(file, JsonSchema.Text);
        }

        return true;
    }
}
