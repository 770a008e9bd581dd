namespace CommunitySim;

/// <summary>The basis on which a manager reviews a strategy.</summary>
public enum Belief
{
    /// <summary>The impressions on the dashboard.</summary>
    Theatre,
    /// <summary>The belief before any data.</summary>
    Gut,
    /// <summary>The extra income from members who are served, over held-out members, less wages.</summary>
    Lift,
}

/// <summary>One way to split the hours. All zero means to leave.</summary>
/// <param name="Name">Its name, which has no effect on the model.</param>
/// <param name="Shares">The split of the hours.</param>
public readonly record struct Alternative(string Name, Shares Shares);

/// <summary>A manager, who chooses the shares of hours at each review (<see cref="Mechanisms.Review"/>).</summary>
/// <param name="By">The basis of the choice.</param>
/// <param name="Every">Days between reviews, at least 1.</param>
/// <param name="Options">The options, at least one. The first is used at the start.</param>
public sealed record Manager(Belief By, int Every, IReadOnlyList<Alternative> Options)
{
    /// <summary>The error in the time between reviews or in the options, or null.</summary>
    public string? Fault()
    {
        if (Every < 1)
        {
            return $"the manager reviews every {Every} days; allowed is a whole number from 1";
        }

        foreach (Alternative option in Options)
        {
            if (option.Shares.Fault() is { } fault)
            {
                return $"option {option.Name}: {fault}";
            }
        }

        return Options.Count == 0 ? "the manager has no option" : null;
    }
}
