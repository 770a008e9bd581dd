namespace CommunitySim;

/// <summary>What a manager goes by when a strategy is reviewed.</summary>
public enum Belief
{
    /// <summary>The dashboard's impressions.</summary>
    Theatre,
    /// <summary>What was believed before there were data.</summary>
    Gut,
    /// <summary>What members whom the brand serves bring in more than those whom it leaves alone, less wages.</summary>
    Lift,
}

/// <summary>One way to split the hours; all zero is to leave.</summary>
/// <param name="Name">Its name, which has no effect on the model.</param>
/// <param name="Shares">How the hours are split.</param>
public readonly record struct Alternative(string Name, Shares Shares);

/// <summary>Somebody who chooses the shares of hours anew from time to time; how is told in <see cref="Mechanisms.Review"/>.</summary>
/// <param name="By">What the choice goes by.</param>
/// <param name="Every">Days between reviews, at least 1.</param>
/// <param name="Options">What can be chosen, at least one; the first is what is begun with.</param>
public sealed record Manager(Belief By, int Every, IReadOnlyList<Alternative> Options)
{
    /// <summary>What is wrong with the time between reviews or the options, or null.</summary>
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
