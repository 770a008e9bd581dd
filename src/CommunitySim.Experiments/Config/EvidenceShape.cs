namespace CommunitySim.Experiments.Config;

/// <summary>What an experiment file may say of claims, and of spaces of parameters.</summary>
internal static class EvidenceShape
{
    private static GroupShape Ranges(string meaning) => new(
        Parameters.All
            .Where(parameter => parameter.Type == typeof(double) || parameter.Type == typeof(int))
            .ToDictionary(
                parameter => parameter.Path,
                parameter => (Shape)new RangeShape(parameter),
                StringComparer.Ordinal))
    {
        Meaning = meaning,
        Content = "parameters' paths, each with { \"from\": ..., \"to\": ... }",
    };

    private const string WholeSpace = " Without it all parameters for which `explain` tells a plausible range, between its ends.";

    /// <summary>Points of a space of parameters.</summary>
    public static GroupShape Sample { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["design"] = new ChoiceShape(["latinHypercube", "sobol"])
        {
            Meaning = "How the points are spread: latinHypercube (each parameter's range evenly; McKay et al. 1979) "
                + "or sobol (evenly in all directions; Sobol 1967).",
        },
        ["points"] = new WholeShape(2, 100_000) { Meaning = "Points of the space; each makes a cell, or one with every combination of the sweep's values." },
        ["over"] = Ranges("The space: parameters, each between two ends." + WholeSpace),
    })
    {
        Meaning = "Points of a space of parameters instead of, or beside, a grid.",
        Required = ["design", "points"],
    };

    /// <summary>What a result hangs on.</summary>
    public static GroupShape Sensitivity { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["method"] = new ChoiceShape(["sobol", "morris"])
        {
            Meaning = "sobol: shares of the variance due to each parameter alone (first) and with all its interactions (total); "
                + "morris: screening, mean and spread of elementary effects.",
            Default = "\"sobol\"",
        },
        ["of"] = new ChoiceShape([.. Observables.All.Select(observable => observable.Name())])
        {
            Meaning = "Look at challenger less baseline on this observable, on the last horizon; "
                + "without it at the claim's first expectation, and without a claim at value.",
        },
        ["points"] = new WholeShape(2, 100_000)
        {
            Meaning = "Base points of the Sobol indices, each run for every parameter and twice; or trajectories of Morris.",
            Default = "64",
        },
        ["replicates"] = new WholeShape(1, 10_000) { Meaning = "Worlds per point, the same worlds at every point.", Default = "1" },
        ["levels"] = new WholeShape(2, 1_000)
        {
            Meaning = "Values along each parameter alone, both ends of its range included, from the file's own values.",
            Default = "7",
        },
        ["levelReplicates"] = new WholeShape(2, 10_000) { Meaning = "Worlds per value along a parameter.", Default = "20" },
        ["members"] = new WholeShape(1, 10_000_000) { Meaning = "Size of the community in these runs; without it the file's." },
        ["over"] = Ranges("The parameters, each between two ends." + WholeSpace),
    })
    {
        Meaning = "What a difference hangs on over a space of parameters, and at which value of each parameter alone it turns.",
    };

    /// <summary>What is claimed, and what must come out.</summary>
    public static GroupShape Claim { get; } = new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["id"] = new TextShape { Longest = ExperimentShape.LongestLabel, Meaning = "A short name, such as C1." },
        ["says"] = new TextShape { Longest = ExperimentShape.LongestText, Meaning = "The claim, in its author's words." },
        ["refutedIf"] = new TextShape { Longest = ExperimentShape.LongestText, Meaning = "In words, what would speak against it.", Default = "\"\"" },
        ["needs"] = new ChoiceShape(["all", "any"]) { Meaning = "Whether all expectations must hold, or any one is enough.", Default = "\"all\"" },
        ["expect"] = new ListShape(Expectation)
        {
            Most = 100,
            Meaning = "What must come out for the claim to hold; the verdict is computed from it. Without it there is no verdict.",
        },
    })
    {
        Meaning = "What is claimed, and what the results must show for it to be supported.",
        Required = ["id", "says"],
    };

    private static GroupShape Expectation => new(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["that"] = new TextShape { Longest = ExperimentShape.LongestText, Meaning = "The expectation in words, as the verdict will say it." },
        ["of"] = new TextShape
        {
            Meaning = "What is measured in each world: an observable such as trust, "
                + "\"crossover of trust\" (the crossover day; the day after the last where there is none), "
                + "or \"agreement of impressions and value\" (Kendall's tau of two rankings of the strategies).",
        },
        ["day"] = new WholeShape(1, 100_000) { Meaning = "On which of the horizons; without it the last." },
        ["plus"] = new ListShape(new TextShape())
        {
            Most = 100,
            Meaning = "What is added up, each a strategy, and behind @ the swept values that it is taken at: "
                + "\"connect @ brand.consistency = 0.8\". "
                + "\"best\" is whichever strategy has the best mean; "
                + "a crossover is of \"connect over convert\", or of challenger over baseline without names.",
        },
        ["minus"] = new ListShape(new TextShape()) { Most = 100, Meaning = "What is taken off, in the same form." },
        ["is"] = new ChoiceShape(["above", "below", "different"])
        {
            Meaning = "Where the difference is expected: above the margin, below it, or farther from zero than it.",
            Default = "\"above\"",
        },
        ["margin"] = new NumberShape(-1e9, 1e9) { Meaning = "The smallest difference that matters, in the unit of the measure.", Default = "0" },
        ["in"] = new ChoiceShape(["every", "some"])
        {
            Meaning = "In every cell, or in some; cells are told apart by the swept values that plus and minus do not name.",
            Default = "\"every\"",
        },
        ["decides"] = new ChoiceShape(["yes", "no"]) { Meaning = "no: told for comparison, the verdict does not rest on it.", Default = "\"yes\"" },
        ["per"] = new ChoiceShape(["world", "hour"]) { Meaning = "hour divides the difference by the hours paid for the first term.", Default = "\"world\"" },
    })
    {
        Meaning = "One expectation.",
        Required = ["that", "of"],
    };
}
