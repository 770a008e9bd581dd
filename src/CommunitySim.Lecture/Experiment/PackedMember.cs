using CommunitySim.Members;

namespace CommunitySim.Lecture.Experiment;

/// <summary>Packs a member into two bytes for the page; packed-member.js unpacks them.</summary>
internal static class PackedMember
{
    private const int EventAt = 5;

    /// <summary>Trust in 255ths.</summary>
    public static byte Trust(in MemberState member) => (byte)MathF.Round(member.Trust * byte.MaxValue);

    /// <summary>Bits 0 to 4 are <see cref="Members.Marks"/>, bits 5 to 7 the day's <see cref="MemberEvent"/>.</summary>
    public static byte Marks(in MemberState member) => (byte)((int)member.Marks | ((int)member.Event << EventAt));
}
