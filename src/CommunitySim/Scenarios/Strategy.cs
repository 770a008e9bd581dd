namespace CommunitySim;

/// <summary>How a brand splits its hours. The rest to 1 is paid and idle; all zero means that the brand stays away.</summary>
/// <param name="Pitch">Share of hours for asking, 0 to 1.</param>
/// <param name="Solve">Share of hours for solving members' problems, 0 to 1.</param>
/// <param name="Bond">Share of hours for one-to-one contact, 0 to 1.</param>
public readonly record struct Shares(double Pitch, double Solve, double Bond)
{
    /// <summary>No hours, no cost, and nobody expects anything.</summary>
    public bool Absent => Pitch == 0 && Solve == 0 && Bond == 0;

    /// <summary>What is wrong with the split, or null.</summary>
    public string? Fault()
    {
        // Shares such as 0.7 + 0.2 + 0.1 add up to a little over 1 in binary.
        bool each = Pitch is >= 0 and <= 1 && Solve is >= 0 and <= 1 && Bond is >= 0 and <= 1;
        return !each ? "each share of hours lies between 0 and 1"
            : Pitch + Solve + Bond > 1 + 1e-9
                ? FormattableString.Invariant(
                    $"the shares of hours add up to {Pitch + Solve + Bond:0.######}; at most 1 is there to be split")
            : null;
    }
}

/// <summary>From a day on, these shares.</summary>
public readonly record struct Stage(int FromDay, Shares Shares);

/// <summary>A policy with hours: what the brand does on each day. Its name has no effect on the model.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Stages">By ascending day; of several from the same day the last holds. None under a manager.</param>
public sealed record Strategy(string Name, IReadOnlyList<Stage> Stages)
{
    /// <summary>The same shares every day.</summary>
    public Strategy(string name, Shares shares)
        : this(name, [new Stage(1, shares)])
    {
    }

    /// <summary>What a manager makes of it.</summary>
    public Strategy(string name, Manager manager)
        : this(name, [])
    {
        Manager = manager;
    }

    /// <summary>Who chooses the shares; null where the stages fix them.</summary>
    public Manager? Manager { get; }

    /// <summary>What is wrong with the manager, the shares or the order of the stages, or null.</summary>
    public string? Fault()
    {
        if (Manager is not null)
        {
            return Manager.Fault();
        }

        int before = 1;
        foreach (Stage stage in Stages)
        {
            if (stage.FromDay < before)
            {
                return $"a stage from day {stage.FromDay} stands after one from day {before}; stages begin with day 1 and ascend";
            }

            if (stage.Shares.Fault() is { } fault)
            {
                return fault;
            }

            before = stage.FromDay;
        }

        return Stages.Count == 0 ? "there is no stage" : null;
    }

    /// <summary>The shares that hold on a day; before the first stage the brand is absent.</summary>
    public Shares On(int day)
    {
        // By index: going through a list whose type is not known would allocate on every day.
        Shares shares = default;
        for (int n = 0; n < Stages.Count; n++) // an enumerator would be made anew every day
        {
            if (Stages[n].FromDay <= day)
            {
                shares = Stages[n].Shares;
            }
        }

        return shares;
    }
}
