namespace CommunitySim.Experiments.Input;

/// <summary>One thing that is wrong in a user's input.</summary>
/// <param name="Where">File, line and column ("a.json:3:7"), or the --set that said it.</param>
/// <param name="Path">The path in question, such as "member.lossAversion"; empty for the file as a whole.</param>
/// <param name="What">What was found, what is allowed, and a remedy.</param>
public sealed record InputFault(string Where, string Path, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? $"{Where}: {What}" : $"{Where}: {Path}: {What}";
}

/// <summary>The input cannot be used; nothing has been run.</summary>
public sealed class InputException : Exception
{
    private const int MostTold = 40;

    /// <summary>All that was found wrong; the message tells the first 40.</summary>
    public InputException(IReadOnlyList<InputFault> faults)
        : base(string.Join(
            Environment.NewLine,
            faults.Take(MostTold)
                .Select(fault => fault.ToString())
                .Concat(faults.Count > MostTold ? [$"and {faults.Count - MostTold} more."] : [])))
    {
        Faults = faults;
    }

    /// <summary>One fault.</summary>
    public InputException(string where, string path, string what)
        : this([new InputFault(where, path, what)])
    {
    }

    /// <summary>What is wrong, in the order of the input.</summary>
    public IReadOnlyList<InputFault> Faults { get; }
}
