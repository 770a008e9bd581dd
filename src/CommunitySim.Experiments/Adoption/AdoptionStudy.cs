using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Adoption;

/// <summary>A falsification study: it tests three composites of the model on the months in which people of several cities adopted.</summary>
public sealed record AdoptionStudy
{
    private const string Range = """write { "from": -6, "to": 2 }""";

    /// <summary>The study's name, from its file.</summary>
    public string Name { get; init; } = "";

    [Key("The title.", Longest = 200)]
    public string Title { get; init; } = "";

    [Key("The question.", Longest = 500)]
    public string Question { get; init; } = "";

    [Key("The cities. Each is scored with a fit to the others.", Most = 100,
        Missing = """write [{ "name": "Peoria", "ties": "ties.csv", "adoption": "adoption.csv" }, ...]""")]
    public IReadOnlyList<CityFile> Cities { get; init; } = [];

    [Key("The last month of the record.", Min = 2, Max = 1000, Missing = "write \"months\": 17")]
    public int Months { get; init; }

    [Key("Codes for a person who had not adopted by the end.", Min = 0, Max = 1_000_000, Most = 100,
        Missing = "write \"notAdopted\": [18]")]
    public IReadOnlyList<int> NotAdopted { get; init; } = [];

    [Key("Codes for a person without a record.", Min = 0, Max = 1_000_000, Most = 100)]
    public IReadOnlyList<int> NoRecord { get; init; } = [];

    [Key("What a neighbour without a record counts as: leaveOut takes shares among neighbours with a record; "
        + "neverAdopted counts such a neighbour as one who never adopts.")]
    public Unrecorded Unrecorded { get; init; }

    [Key("The range of the chance of being pitched in a month, above 0 and up to 1.", Missing = """write { "from": 0.05, "to": 1 }""")]
    public PriorRange Pitch { get; init; } = new();

    [Key("The range of the log-odds of accepting a pitch while no neighbour has adopted.", Missing = Range)]
    public PriorRange Acceptance { get; init; } = new();

    [Key("The range of the log-odds that unanimous endorsement adds. It holds 0, which is no effect, well inside.", Missing = Range)]
    public PriorRange Endorsement { get; init; } = new();

    [Key("What counts as failure.", Missing = """write { "scoreBelow": 2, "band": 0.8, "coverage": 0.6, "interval": 0.95 }""")]
    public FailureCriteria Criteria { get; init; } = new();

    [Key("Pretended towns, which tell how often the study finds an effect of a given size.")]
    public PretendedTowns Pretended { get; init; } = new();

    [Key("Number of points at which the likelihood is computed.", Min = 1000, Max = 1_000_000)]
    public int Points { get; init; } = 20_000;

    [Key("The seed of everything random.", Min = 0, Max = ulong.MaxValue)]
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether composites lie in the ranges.</summary>
    internal bool Allows(Composites point) =>
        Pitch.Holds(point.Pitch) && Acceptance.Holds(point.Acceptance) && Endorsement.Holds(point.Endorsement);
}

/// <summary>What a neighbour without a record counts as.</summary>
public enum Unrecorded
{
    /// <summary>Unknown: shares are taken among neighbours with a record.</summary>
    LeaveOut,

    /// <summary>A neighbour who never adopts.</summary>
    NeverAdopted,
}

/// <summary>The two files of a city.</summary>
[Key("A city.")]
public sealed record CityFile
{
    [Key("The city's name.", Longest = 40, Missing = "write \"name\": \"Peoria\"")]
    public string Name { get; init; } = "";

    [Key("The file of ties, relative to the study's folder.", Missing = "write \"ties\": \"ties.csv\"")]
    public string Ties { get; init; } = "";

    [Key("The file of months of adoption, relative to the study's folder.", Missing = "write \"adoption\": \"adoption.csv\"")]
    public string Adoption { get; init; } = "";

    /// <summary>Whether the city came with the command and not with the study.</summary>
    public bool IsAdded { get; init; }
}

/// <summary>A range in which a composite is uniform before the data.</summary>
public sealed record PriorRange
{
    [Key("The lower end.", Min = -50, Max = 50, Missing = "write \"from\": -6")]
    public double From { get; init; }

    [Key("The upper end.", Min = -50, Max = 50, Missing = "write \"to\": 6")]
    public double To { get; init; }

    /// <summary>Whether the range holds a number.</summary>
    internal bool Holds(double number) => number >= From && number <= To;

    /// <summary>The standard deviation before the data.</summary>
    public double Deviation => (To - From) / Math.Sqrt(12);
}

/// <summary>What counts as failure.</summary>
public sealed record FailureCriteria
{
    [Key("A held-out city fails the model if its log score is more than this below that of the constant hazard.", Min = 0, Max = 1000)]
    public double ScoreBelow { get; init; } = 2;

    [Key("The share of futures that a band holds.", Min = 0.5, Max = 0.99)]
    public double Band { get; init; } = 0.8;

    [Key("A held-out city fails the model if a smaller share of its months lies in the bands.", Min = 0, Max = 1)]
    public double Coverage { get; init; } = 0.6;

    [Key("The probability of the interval that must exclude none before contagion is claimed.", Min = 0.5, Max = 0.999)]
    public double Interval { get; init; } = 0.95;
}

/// <summary>Pretended towns on the cities' networks.</summary>
public sealed record PretendedTowns
{
    [Key("Odds ratios of adopting in a month with one adopting neighbour in ten, against none.", Min = 0.1, Max = 100, Most = 20)]
    public IReadOnlyList<double> OddsRatios { get; init; } = [1, 2];

    [Key("Number of pretended towns for each odds ratio; 0 for none.", Min = 0, Max = 10_000)]
    public int Towns { get; init; } = 200;
}
