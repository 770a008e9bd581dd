namespace CommunitySim.Members;

/// <summary>
/// A norm that adapts. Each group of groupSize consecutive seats has its own cohesion c, which begins at community.cohesion
/// and takes its place in disapproval. Every evening c ← c + normRate·(S/P − c). P are the pitches of all brands to the
/// group's members today, and S those that ended in a sanction. Each ask that passes without one weakens the norm. In a
/// group without pitches it stays. The norm belongs to the group: newcomers change nothing.
/// </summary>
internal sealed class GroupNorm
{
    private readonly float[] _cohesion;
    private readonly int _groupSize;
    private readonly float _rate;

    /// <summary>Creates the norms of the first day.</summary>
    /// <param name="community">Cohesion, rate and size of a group.</param>
    /// <param name="members">N.</param>
    public GroupNorm(CommunityParameters community, int members)
    {
        (_groupSize, _rate) = (community.Network.GroupSize, (float)community.NormRate);
        _cohesion = new float[(members + _groupSize - 1) / _groupSize];
        Array.Fill(_cohesion, (float)community.Cohesion);
    }

    /// <summary>The cohesion of a seat's group.</summary>
    public float this[int seat] => _cohesion[seat / _groupSize];

    /// <summary>The norm after a day.</summary>
    /// <param name="cohesion">c.</param>
    /// <param name="pitches">P.</param>
    /// <param name="sanctions">S.</param>
    /// <param name="rate">normRate.</param>
    public static float Adapt(float cohesion, int pitches, int sanctions, float rate) =>
        pitches == 0 ? cohesion : cohesion + (rate * (((float)sanctions / pitches) - cohesion));

    /// <summary>Multiplies the disapproval of a list of members by the cohesion of their groups.</summary>
    public void Apply(ReadOnlySpan<int> list, int first, float[] disapproval)
    {
        for (int n = 0; n < list.Length; n++)
        {
            disapproval[n] *= this[first + list[n]];
        }
    }

    /// <summary>Adapts all norms in the evening, after the members have published their events.</summary>
    /// <param name="brands">The members before each brand.</param>
    public void Adapt(ReadOnlySpan<Population> brands)
    {
        for (int group = 0; group < _cohesion.Length; group++)
        {
            (int pitches, int sanctions) = (0, 0);
            foreach (Population brand in brands)
            {
                (int asked, int sanctioned) = CountAsks(brand, group);
                (pitches, sanctions) = (pitches + asked, sanctions + sanctioned);
            }

            _cohesion[group] = Adapt(_cohesion[group], pitches, sanctions, _rate);
        }
    }

    /// <summary>Takes the norms of another run.</summary>
    public void TakeOver(GroupNorm past) => past._cohesion.CopyTo(_cohesion, 0);

    // A pitch is the last event of a member's day, so the published event tells of it.
    private (int Pitches, int Sanctions) CountAsks(Population brand, int group)
    {
        (int pitches, int sanctions, int first) = (0, 0, group * _groupSize);
        foreach (uint word in brand.Yesterday.AsSpan(first, Math.Min(_groupSize, brand.Members - first)))
        {
            MemberEvent happened = MemberWord.EventOf(word);
            pitches += happened is MemberEvent.Pitched or MemberEvent.Sanctioned ? 1 : 0;
            sanctions += happened == MemberEvent.Sanctioned ? 1 : 0;
        }

        return (pitches, sanctions);
    }
}
