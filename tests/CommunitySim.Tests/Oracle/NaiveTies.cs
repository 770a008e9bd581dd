using CommunitySim.Members;

namespace CommunitySim.Tests.Oracle;

/// <summary>The ties of the naive community that are severed, whichever brand it was about.</summary>
internal sealed class NaiveTies
{
    /// <summary>The lower seat first.</summary>
    public HashSet<(int Lower, int Higher)> Severed { get; } = [];

    /// <summary>Today's cuts.</summary>
    public List<(int Who, int Whom)> Cuts { get; } = [];

    /// <summary>
    /// The position of a tie's lower end: all members' posting neighbours one after the other, then all members' lurking neighbours.
    /// </summary>
    public Dictionary<(int Lower, int Higher), int> Position { get; } = [];

    public bool AreSevered(NaiveMember one, NaiveMember other) => Severed.Contains((Math.Min(one.Seat, other.Seat), Math.Max(one.Seat, other.Seat)));

    public void Number(World world, IReadOnlyList<NaiveMember> members)
    {
        int position = 0;
        foreach ((NaiveMember one, NaiveMember other) in ((bool[])[true, false]).SelectMany(
            posts => members.SelectMany(one => one.Neighbours.Where(other => world.IsPoster(other.Seat) == posts).Select(other => (one, other)))))
        {
            if (one.Seat < other.Seat)
            {
                Position[(one.Seat, other.Seat)] = position;
            }

            position++;
        }
    }
}
