namespace CommunitySim;

/// <summary>
/// Phase 0, the brand plans. With B hours, Q open problems it could look at, and R members each whom it may pitch and whom it may meet:
/// qS = min(1, B·solve/(solveHours·Q)), qP = min(1, B·pitch/(pitchHours·R)), qB = min(1, (B·bond + left over)/(bondHours·R));
/// hours that problems leave over go to bonding. Contacts are drawn member by member with these chances (thinning),
/// so the expected hours equal the budget.
/// </summary>
/// <param name="Present">The brand is there today, even if it has no hours for what is asked of it.</param>
/// <param name="Hours">Hours paid today.</param>
/// <param name="Look">qS, the chance that an open problem is looked at.</param>
/// <param name="Pitch">qP, the chance that a member is pitched, of those who may be.</param>
/// <param name="Bond">qB, the chance of a one-to-one contact, of those who may be met.</param>
internal readonly record struct BrandPlan(bool Present, double Hours, double Look, double Pitch, double Bond)
{
    /// <summary>The plan for a day, made from yesterday's counts.</summary>
    /// <param name="shares">How the strategy splits the hours today.</param>
    /// <param name="brand">Hours and times.</param>
    /// <param name="members">N, the size of the community.</param>
    /// <param name="problems">Q, problems open and not ignored, of members who have not muted and are not held out.</param>
    /// <param name="askable">R of pitches, members who may be pitched and have not muted.</param>
    /// <param name="meetable">R of one-to-one contacts.</param>
    public static BrandPlan For(Shares shares, BrandParameters brand, int members, int problems, int askable, int meetable)
    {
        if (shares.Absent)
        {
            return default;
        }

        double hours = brand.HoursPerThousandMembers * members / 1000;
        double solving = hours * shares.Solve, needed = brand.SolveHours * problems;
        double leftOver = Math.Max(0, solving - needed);
        return new BrandPlan(
            Present: true,
            hours,
            Look: Chance(solving, needed),
            Pitch: Chance(hours * shares.Pitch, brand.PitchHours * askable),
            Bond: Chance((hours * shares.Bond) + leftOver, brand.BondHours * meetable));
    }

    // With nobody to serve yesterday, hours / 0 is infinite: whoever turns up today is served for certain.
    private static double Chance(double hours, double needed) => hours <= 0 ? 0 : Math.Min(1, hours / needed);
}
