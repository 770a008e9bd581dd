using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Writes which result would refute a claim. It follows from the expectations alone.</summary>
public static class RefutationText
{
    /// <summary>One sentence, such as "It is refuted if trust on day 730: [a] − [b] certainly lies below 0.02."</summary>
    public static string Of(Claim claim)
    {
        Expectation[] deciding = [.. claim.Expect.Where(expectation => expectation.Decides)];
        string[] conditions = [.. deciding.Select(Condition)];
        return $"It is refuted if {string.Join(claim.All ? ", or if " : ", and if ", conditions)}.";
    }

    private static string Condition(Expectation expectation)
    {
        string edge = NumberText.Number(expectation.Edge);
        string where = expectation.Is switch
        {
            Side.Above => $"below {edge}",
            Side.Below => $"above {edge}",
            Side.Different => $"within {edge} of zero",
            _ => $"farther than {edge} from zero",
        };
        string cells = expectation.Everywhere ? "" : " in every cell";
        return $"{MeasureText.Of(expectation)} certainly lies {where}{cells}";
    }
}
