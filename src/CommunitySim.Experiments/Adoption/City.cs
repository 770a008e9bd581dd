namespace CommunitySim.Experiments.Adoption;

/// <summary>The people of a city, their ties, and the months in which they adopted. People are numbered from 0.</summary>
/// <param name="Name">The city's name.</param>
/// <param name="Neighbours">The neighbours of each person.</param>
/// <param name="Adopted">
/// The month of each person's adoption, from 1; <see cref="Never"/> if not by the end, <see cref="Unknown"/> without a record.
/// </param>
/// <param name="Months">The last month of the record.</param>
public sealed record City(string Name, IReadOnlyList<int[]> Neighbours, IReadOnlyList<int> Adopted, int Months)
{
    /// <summary>No adoption by the end.</summary>
    public const int Never = int.MaxValue;

    /// <summary>No record of adoption.</summary>
    public const int Unknown = 0;

    /// <summary>What was read and how, in lines for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the city came with the command and not with the study.</summary>
    public bool IsAdded { get; init; }

    /// <summary>Number of people.</summary>
    public int People => Adopted.Count;

    /// <summary>Number of people with a record.</summary>
    public int Recorded => Adopted.Count(month => month != Unknown);

    /// <summary>Number of people who adopted by the end of a month.</summary>
    public int AdoptersBy(int month) => Adopted.Count(when => when != Unknown && when <= month);

    /// <summary>The neighbours of each person who count in a share of adopters.</summary>
    internal int[][] Counted(Unrecorded unrecorded) =>
    [
        .. Neighbours.Select(around => unrecorded == Unrecorded.NeverAdopted ? around
            : [.. around.Where(neighbour => Adopted[neighbour] != Unknown)]),
    ];
}
