using System.CommandLine;

namespace CommunitySim.Cli;

/// <summary>What run and check have in common: the files, and what overrides them.</summary>
internal sealed class ExperimentOptions
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Experiment files.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides the file, such as --set member.lossAversion=2.25; may be given often.",
        HelpName = "path=value",
    };

    // Each stands for --set of the key of the same name, and is checked like it.
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
