namespace CommunitySim.Experiments.Input;

/// <summary>One mistake in a user's input.</summary>
/// <param name="Where">File, line and column ("a.json:3:7"), or the --set.</param>
/// <param name="Path">The path, such as "member.lossAversion"; empty for the whole file.</param>
/// <param name="What">The value that was found, the values that are allowed, and a remedy.</param>
public sealed record InputFault(string Where, string Path, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? $"{Where}: {What}" : $"{Where}: {Path}: {What}";
}

/// <summary>The input is unusable. No simulation has started.</summary>
public sealed class InputException : Exception
{
    private const int MostShown = 40;

    /// <summary>Carries all faults; the message lists the first 40.</summary>
    public InputException(IReadOnlyList<InputFault> faults)
        : base(string.Join(
            Environment.NewLine,
            faults.Take(MostShown)
                .Select(fault => fault.ToString())
                .Concat(faults.Count > MostShown ? [$"and {faults.Count - MostShown} more."] : [])))
    {
        Faults = faults;
    }

    public InputException(string where, string path, string what)
        : this([new InputFault(where, path, what)])
    {
    }

    /// <summary>All faults, in the order of the input.</summary>
    public IReadOnlyList<InputFault> Faults { get; }
}
