using CommunitySim.Experiments.Adoption;
using CommunitySim.Randomness;

namespace CommunitySim.Tests.Adoption;

/// <summary>Towns made up for tests.</summary>
internal static class MadeUpTown
{
    /// <summary>Ranges of a study with few points.</summary>
    public static AdoptionStudy Study { get; } = new()
    {
        Name = "made-up",
        Title = "Made up",
        Months = 12,
        NotAdopted = [13],
        NoRecord = [98],
        Pitch = new() { From = 0.05, To = 1 },
        Acceptance = new() { From = -4, To = 1 },
        Endorsement = new() { From = -4, To = 4 },
        Pretended = new() { OddsRatios = [1], Towns = 0 },
        Points = 2000,
    };

    /// <summary>People on a ring, each tied to the nearest on both sides, before anybody adopts.</summary>
    public static City Ring(int people, int reach, int months) => new(
        "Ring",
        [
            .. Enumerable.Range(0, people).Select(person => Enumerable.Range(1, reach)
                .SelectMany(step => (int[])[(person + step) % people, (person + people - step) % people]).Order().ToArray()),
        ],
        [.. Enumerable.Repeat(City.Never, people)],
        months);

    /// <summary>A future of a town.</summary>
    public static City Live(City town, Composites composites, uint world) => Futures.Simulate(
        town, town.Counted(Unrecorded.LeaveOut), composites, new RandomStreams(5, world).Sequence(StreamBlock.Choice));

    /// <summary>Files of a town: ties, and months of adoption with the codes of <see cref="Study"/>.</summary>
    public static (string Ties, string Adoption) Write(TestFolder folder, string name, City town)
    {
        IEnumerable<string> ties = town.Neighbours.SelectMany((around, person) => around.Where(other => other > person).Select(other => $"{person},{other}"));
        IEnumerable<string> months = town.Adopted.Select((month, person) => $"{person},{(month == City.Never ? 13 : month == City.Unknown ? 98 : month)}");
        return (
            folder.Write($"{name}-ties.csv", "source,target\n" + string.Join('\n', ties) + "\n"),
            folder.Write($"{name}-adoption.csv", "member,month\n" + string.Join('\n', months) + "\n"));
    }
}
