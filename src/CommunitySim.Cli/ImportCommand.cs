using CommunitySim.Experiments.Import;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Cli;

/// <summary>communitysim import: makes a network, a list of members and measures from a list of replies.</summary>
internal static class ImportCommand
{
    /// <exception cref="InputException">A file cannot be read, or the folder holds files of others.</exception>
    public static int Execute(ImportInput input, string? folder, bool force, TextWriter output)
    {
        folder ??= Name(input.Replies);
        IEnumerable<string> inputs = input.Members is null ? [input.Replies] : [input.Replies, input.Members];
        ImportFolder.Refuse(folder, inputs, force);
        OwnFiles.RefuseInResults(Path.Combine(folder, ImportFolder.Ties));
        CommunityImport community = CommunityImport.Read(
            input.Replies, input.Members, Window.Parse(input.From, input.To), input.MinReplies);
        Measures measures = new(community);
        ImportFolder.Write(folder, community, measures);
        foreach (string line in ImportText.Lines(community, measures))
        {
            output.WriteLine(line);
        }

        string ties = $"{folder.TrimEnd('/', '\\').Replace('\\', '/')}/{ImportFolder.Ties}";
        output.WriteLine($"{folder}: wrote {ImportFolder.Ties}, {ImportFolder.Members} and {ImportFolder.Measured}.");
        output.WriteLine($"In an experiment beside this folder: \"community\": {{ \"network\": {{ \"kind\": \"file\", \"path\": \"{ties}\" }} }}");
        return ExitCode.Done;
    }

    /// <summary>The name of a file without its extensions, such as replies of replies.csv.gz.</summary>
    private static string Name(string file)
    {
        string name = Path.GetFileName(file);
        int dot = name.IndexOf('.', Math.Min(1, name.Length));
        return dot < 0 ? name : name[..dot];
    }
}

/// <summary>What a community is read from.</summary>
/// <param name="Replies">The file of replies.</param>
/// <param name="Members">The file of members, or null.</param>
/// <param name="From">The first day, or null.</param>
/// <param name="To">The last day, or null.</param>
/// <param name="MinReplies">The replies that make a tie.</param>
internal sealed record ImportInput(string Replies, string? Members, string? From, string? To, int MinReplies);
