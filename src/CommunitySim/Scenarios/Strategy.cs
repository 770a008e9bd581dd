namespace CommunitySim;

/// <summary>The split of a brand's hours. The rest to 1 is paid but idle; all zero means absence.</summary>
/// <param name="Pitch">Share of hours for asking, 0 to 1.</param>
/// <param name="Solve">Share of hours for solving members' problems, 0 to 1.</param>
/// <param name="Bond">Share of hours for one-to-one contact, 0 to 1.</param>
public readonly record struct Shares(double Pitch, double Solve, double Bond)
{
    /// <summary>No hours, no cost and no expectations.</summary>
    public bool Absent => Pitch == 0 && Solve == 0 && Bond == 0;

    /// <summary>The error in the split, or null.</summary>
    public string? Fault()
    {
        // In binary, shares such as 0.7 + 0.2 + 0.1 sum to slightly more than 1.
        bool each = Pitch is >= 0 and <= 1 && Solve is >= 0 and <= 1 && Bond is >= 0 and <= 1;
        return !each ? "each share of hours lies between 0 and 1"
            : Pitch + Solve + Bond > 1 + 1e-9
                ? FormattableString.Invariant(
                    $"the shares of hours add up to {Pitch + Solve + Bond:0.######}; at most 1 is there to be split")
            : null;
    }
}

/// <summary>Shares that hold from a day on.</summary>
public readonly record struct Stage(int FromDay, Shares Shares)
{
    /// <summary>The budget of hours for a thousand members from that day on. Null to keep what was.</summary>
    public double? HoursPerThousandMembers { get; init; }

    /// <summary>The cost of an hour from that day on. Null to keep what was.</summary>
    public double? HourlyWage { get; init; }

    /// <summary>The error in the shares, the hours or the wage, or null.</summary>
    public string? Fault() => Shares.Fault()
        ?? Fault("brand.hoursPerThousandMembers", HoursPerThousandMembers)
        ?? Fault("brand.hourlyWage", HourlyWage);

    private static string? Fault(string path, double? number) =>
        number is { } given && Parameters.Find(path) is { } parameter && !parameter.Allows(given)
            ? FormattableString.Invariant($"{path} is {given} in a stage; allowed is {parameter.Allowed}")
            : null;
}

/// <summary>A policy: how the brand uses its hours on each day. Its name has no effect on the model.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Stages">Ascending by day. Of several on the same day, the last one holds. Empty under a
/// manager.</param>
public sealed record Strategy(string Name, IReadOnlyList<Stage> Stages)
{
    /// <summary>The same shares every day.</summary>
    public Strategy(string name, Shares shares)
        : this(name, [new Stage(1, shares)])
    {
    }

    /// <summary>A strategy that a manager controls.</summary>
    public Strategy(string name, Manager manager)
        : this(name, [])
    {
        Manager = manager;
    }

    /// <summary>The manager who chooses the shares. Null if the stages fix them.</summary>
    public Manager? Manager { get; }

    /// <summary>The error in the manager, the shares or the order of the stages, or null.</summary>
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

            if (stage.Fault() is { } fault)
            {
                return fault;
            }

            before = stage.FromDay;
        }

        return Stages.Count == 0 ? "there is no stage" : null;
    }

    /// <summary>The shares on a day. The brand is absent before the first stage.</summary>
    public Shares On(int day)
    {
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

    /// <summary>The brand's budget of hours for a thousand members on a day, and the wage that a stage has set by then, or null.</summary>
    /// <param name="day">The day, from 1.</param>
    /// <param name="brand">The budget, as long as no stage changes it.</param>
    internal (double HoursPerThousandMembers, double? OwnWage) BudgetOn(int day, BrandParameters brand)
    {
        (double hours, double? wage) = (brand.HoursPerThousandMembers, null);
        for (int n = 0; n < Stages.Count; n++)
        {
            if (Stages[n].FromDay <= day)
            {
                (hours, wage) = (Stages[n].HoursPerThousandMembers ?? hours, Stages[n].HourlyWage ?? wage);
            }
        }

        return (hours, wage);
    }
}
