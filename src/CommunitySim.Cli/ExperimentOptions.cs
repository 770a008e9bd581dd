using System.CommandLine;
using System.CommandLine.Parsing;

namespace CommunitySim.Cli;

/// <summary>The arguments that run and check share: the files, and settings that override them.</summary>
internal sealed class ExperimentOptions
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Experiment files.",
        Arity = ArgumentArity.OneOrMore
    };
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides the file, such as --set member.lossAversion=2.25. May be repeated.",
        HelpName = "path=value",
    };

    // Each is short for --set of the key with the same name, and is checked like it.
    private readonly Option<string>[] _shorthands =
    [
        new("--replicates") { Description = "Worlds per cell.", HelpName = "number" },
        new("--seed") { Description = "Seed of all random numbers.", HelpName = "number" },
        new("--days") { Description = "Days of every run.", HelpName = "number" },
    ];

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_set);
        foreach (Option<string> shorthand in _shorthands)
        {
            command.Add(shorthand);
        }
    }

    /// <summary>Number of files.</summary>
    public int CountOf(CommandResult parsed) => parsed.GetValue(_files)?.Length ?? 0;

    public string[] Files(ParseResult parsed) => parsed.GetRequiredValue(_files);

    public IReadOnlyList<string> Settings(ParseResult parsed) =>
    [
        .. parsed.GetValue(_set) ?? [],
        .. from shorthand in _shorthands
           let value = parsed.GetValue(shorthand)
           where value is not null
           select $"{shorthand.Name.TrimStart('-')}={value}",
    ];
}
