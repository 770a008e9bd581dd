namespace CommunitySim;

/// <summary>What happened between the brand and a member today; the last one counts, and neighbours see it tomorrow.</summary>
public enum MemberEvent : byte
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The brand asked.</summary>
    Pitched,
    /// <summary>The brand solved a problem.</summary>
    Solved,
    /// <summary>The brand failed a problem or left it unanswered.</summary>
    LetDown,
    /// <summary>The member accepted an ask and the group showed its disapproval.</summary>
    Sanctioned,
}

/// <summary>What is or is not so of a member.</summary>
[Flags]
public enum Marks : byte
{
    /// <summary>Nothing is.</summary>
    None = 0,
    /// <summary>Knows of the brand.</summary>
    Aware = 1,
    /// <summary>Has bought and not left.</summary>
    Customer = 2,
    /// <summary>Does not let the brand's word through.</summary>
    Muted = 4,
    /// <summary>Has a problem that nobody has closed.</summary>
    OpenProblem = 8,
    /// <summary>The brand has looked at that problem and will not answer it.</summary>
    Ignored = 16,
}

/// <summary>What changes in a member.</summary>
public record struct MemberState
{
    /// <summary>Trust τ, 0 to 1.</summary>
    public double Trust { get; set; }

    /// <summary>Pain h, at least 0.</summary>
    public double Pain { get; set; }

    /// <summary>Obligation o, −1 to 1: above 0 the member owes the brand.</summary>
    public double Obligation { get; set; }

    /// <summary>Social mode σ, 0 to 1: how far the social mind has the upper end of the seesaw.</summary>
    public double SocialMode { get; set; }

    /// <summary>Age of the open problem in days, 1 on the day it arose.</summary>
    public int ProblemAge { get; set; }

    /// <summary>What is so of the member.</summary>
    public Marks Marks { get; set; }

    /// <summary>Today's event.</summary>
    public MemberEvent Event { get; set; }

    /// <summary>Knows of the brand.</summary>
    public readonly bool Aware => Marks.HasFlag(Marks.Aware);

    /// <summary>Has bought and not left.</summary>
    public readonly bool Customer => Marks.HasFlag(Marks.Customer);

    /// <summary>Does not let the brand's word through.</summary>
    public readonly bool Muted => Marks.HasFlag(Marks.Muted);

    /// <summary>Has a problem that nobody has closed.</summary>
    public readonly bool OpenProblem => Marks.HasFlag(Marks.OpenProblem);

    /// <summary>The brand will not answer the open problem.</summary>
    public readonly bool Ignored => Marks.HasFlag(Marks.Ignored);

    /// <summary>Somebody new in a seat.</summary>
    public static MemberState Newcomer(MemberParameters member) =>
        new() { Trust = member.InitialTrust, SocialMode = member.SocialMode };

    /// <summary>Sets marks.</summary>
    public void Set(Marks marks) => Marks |= marks;

    /// <summary>Clears marks.</summary>
    public void Clear(Marks marks) => Marks &= ~marks;
}

/// <summary>What does not change in a seat.</summary>
/// <param name="LossAversion">λᵢ, at least 0.</param>
/// <param name="PainSensitivity">ωᵢ, above 0.</param>
/// <param name="OfferFit">gᵢ, 0 to 1.</param>
public readonly record struct Traits(double LossAversion, double PainSensitivity, double OfferFit);
