namespace CommunitySim;

/// <summary>
/// Phase 0, the brand's plan. B are the hours, Q the open problems it may look at, R the members it may pitch to or
/// contact: qS = min(1, B·solve/(solveHours·Q)), qP = min(1, pitchCap/7, B·pitch/(pitchHours·R)), qB = min(1, (B·bond +
/// left over)/(bondHours·R)). Hours that problems leave over go to bonding. Contacts are drawn member by member with
/// these chances (thinning), so the expected hours equal the budget. Under a cap below 7 the pitching hours beyond
/// pitchHours·R·pitchCap/7 are not worked.
/// </summary>
/// <param name="Present">Whether the brand is there today, even without hours for problems.</param>
/// <param name="Hours">Hours worked and paid today.</param>
/// <param name="Look">qS, the chance that the brand looks at an open problem.</param>
/// <param name="Pitch">qP, the chance of a pitch to a member who may be pitched.</param>
/// <param name="Bond">qB, the chance of a contact with a member who may be contacted.</param>
internal readonly record struct BrandPlan(bool Present, double Hours, double Look, double Pitch, double Bond)
{
    private const double Week = 7;

    /// <summary>Whether the group has expelled the brand.</summary>
    public bool Expelled { get; init; }

    /// <summary>B, the hours that the brand may work today, worked or not.</summary>
    public double Budget { get; init; }

    /// <summary>The wage that a stage of the strategy sets for today; null for the brand's.</summary>
    public double? OwnWage { get; init; }

    /// <summary>B, the hours that a brand may work in a day.</summary>
    /// <param name="hoursPerThousandMembers">Hours for a thousand members.</param>
    /// <param name="members">N, the size of the community.</param>
    public static double BudgetOf(double hoursPerThousandMembers, int members) => hoursPerThousandMembers * members / 1000;

    /// <summary>Computes the plan for a day from yesterday's counts.</summary>
    /// <param name="shares">Today's split of the hours.</param>
    /// <param name="brand">Times and the cap.</param>
    /// <param name="budget">B.</param>
    /// <param name="wage">The wage that a stage sets, or null.</param>
    /// <param name="problems">Q, the problems that are open, not ignored, and of members who have neither muted nor are
    /// held out.</param>
    /// <param name="askable">R of pitches: members who may be pitched and have not muted.</param>
    /// <param name="meetable">R of one-to-one contacts: members who may be contacted and have not muted.</param>
    public static BrandPlan For(
        Shares shares, BrandParameters brand, double budget, double? wage, int problems, int askable, int meetable)
    {
        if (shares.Absent)
        {
            return default(BrandPlan) with { Budget = budget, OwnWage = wage };
        }

        double hours = budget, cap = brand.PitchCap / Week, pitching = hours * shares.Pitch;
        double idle = cap < 1 ? Math.Max(0, pitching - (brand.PitchHours * askable * cap)) : 0;
        double solving = hours * shares.Solve, needed = brand.SolveHours * problems;
        double leftOver = Math.Max(0, solving - needed);
        return new BrandPlan(
            Present: true,
            hours - idle,
            Look: Chance(solving, needed),
            Pitch: Math.Min(cap, Chance(pitching, brand.PitchHours * askable)),
            Bond: Chance((hours * shares.Bond) + leftOver, brand.BondHours * meetable))
        {
            Budget = budget,
            OwnWage = wage,
        };
    }

    // If nobody needed service yesterday, hours / 0 is infinite, and anyone who needs it today is served.
    private static double Chance(double hours, double needed) => hours <= 0 ? 0 : Math.Min(1, hours / needed);
}
