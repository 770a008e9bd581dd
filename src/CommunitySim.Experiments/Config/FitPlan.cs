namespace CommunitySim.Experiments.Config;

/// <summary>What a fit is to observe, and how far the model may be off.</summary>
public sealed record FitPlan
{
    [Key("The file of observations (CSV), relative to the experiment file's folder. Its columns are date_from, date_to, measure, value, "
        + "se, n and unit.", Missing = "write \"data\": \"observations.csv\"")]
    public string Data { get; init; } = "";

    [Key("Number of points of the space, unless the file has a \"sample\". By default 2000, or 1000 with a network from a file, "
        + "which keeps its size.", Min = 200, Max = Sample.MostPoints)]
    public int? Points { get; init; }

    [Key("How far the model itself may be off, as a share of the observed value: its discrepancy. It is the same for all observations "
        + "of a measure.", Max = 1)]
    public double Discrepancy { get; init; } = 0.05;

    [Key("Number of pretended truths on which the fit is tried: points whose own worlds play the part of the data.", Min = 20, Max = 10_000)]
    public int Truths { get; init; } = 200;

    [Key("Points for each other form of the model: another kind of network, another form of disapproval, or one more mechanism. "
        + "0 leaves them out.", Max = 10_000)]
    public int OtherForms { get; init; } = 50;

    [Key("Most members of the simulated community. A larger one is simulated at this size, and its people are scaled. "
        + "A network from a file keeps its own size.", Min = 10, Max = 1_000_000)]
    public int Members { get; init; } = 2000;

    [Key("Number of members of the observed community, by whom observed people are divided, and to whom money is scaled. "
        + "By default that of the file.", Min = 2, Max = 1_000_000_000)]
    public int? People { get; init; }

    /// <summary>The number of points, and that in a community of any size.</summary>
    internal const int UsualPoints = 2000, UsualPointsOfFile = 1000;
}
