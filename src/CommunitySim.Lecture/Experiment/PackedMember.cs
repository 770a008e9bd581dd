using CommunitySim.Members;

namespace CommunitySim.Lecture.Experiment;

/// <summary>Packs a member into two bytes for the page; packed-member.js unpacks them.</summary>
internal static class PackedMember
{
    private const int EventAt = 5;
    private const double PainSteps = 64;

    /// <summary>Trust in 255ths.</summary>
    public static byte Trust(in MemberState member) => (byte)MathF.Round(member.Trust * byte.MaxValue);

    /// <summary>Pain in 64ths of the tolerance, at most 255: 0 is no pain, 64 the tolerance itself.</summary>
    /// <param name="member">The member.</param>
    /// <param name="tolerance">The pain at which a member without trust mutes with a chance of one half, at least 0.</param>
    public static byte Pain(in MemberState member, double tolerance) =>
        member.Pain <= 0 ? (byte)0 : (byte)Math.Min(byte.MaxValue, Math.Ceiling(PainSteps * member.Pain / tolerance));

    /// <summary>Bits 0 to 4 are <see cref="Members.Marks"/>, bits 5 to 7 the day's <see cref="MemberEvent"/>.</summary>
    public static byte Marks(in MemberState member) => (byte)((int)member.Marks | ((int)member.Event << EventAt));
}
