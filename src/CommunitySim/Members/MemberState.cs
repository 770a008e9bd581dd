namespace CommunitySim.Members;

/// <summary>The last event between the brand and a member today. Neighbours see it tomorrow.</summary>
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

/// <summary>The flags of a member.</summary>
[Flags]
public enum Marks : byte
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary>Is aware of the brand.</summary>
    Aware = 1,
    /// <summary>Has bought and not left.</summary>
    Customer = 2,
    /// <summary>Has muted the brand.</summary>
    Muted = 4,
    /// <summary>Has an open problem.</summary>
    OpenProblem = 8,
    /// <summary>The brand has looked at that problem and will not answer it.</summary>
    Ignored = 16,
}

/// <summary>The changing state of a member.</summary>
public record struct MemberState
{
    /// <summary>Trust τ, 0 to 1.</summary>
    public float Trust { get; set; }

    /// <summary>Pain h, at least 0.</summary>
    public float Pain { get; set; }

    /// <summary>Obligation o, −1 to 1: above 0 the member owes the brand.</summary>
    public float Obligation { get; set; }

    /// <summary>Social mode σ, 0 to 1: how far the social mind dominates the seesaw.</summary>
    public float SocialMode { get; set; }

    /// <summary>Age of the open problem in days, 1 on the day it arose.</summary>
    public int ProblemAge { get; set; }

    /// <summary>The flags of the member.</summary>
    public Marks Marks { get; set; }

    /// <summary>Today's event.</summary>
    public MemberEvent Event { get; set; }

    /// <summary>Is aware of the brand.</summary>
    public readonly bool Aware => (Marks & Marks.Aware) != Marks.None;

    /// <summary>Has bought and not left.</summary>
    public readonly bool Customer => (Marks & Marks.Customer) != Marks.None;

    /// <summary>Has muted the brand.</summary>
    public readonly bool Muted => (Marks & Marks.Muted) != Marks.None;

    /// <summary>Has an open problem.</summary>
    public readonly bool OpenProblem => (Marks & Marks.OpenProblem) != Marks.None;

    /// <summary>The brand will not answer the open problem.</summary>
    public readonly bool Ignored => (Marks & Marks.Ignored) != Marks.None;

    /// <summary>The state of a newcomer.</summary>
    public static MemberState Newcomer(MemberParameters member) =>
        new() { Trust = MemberWord.Round((float)member.InitialTrust), SocialMode = (float)member.SocialMode };

    /// <summary>Sets marks.</summary>
    public void Set(Marks marks) => Marks |= marks;

    /// <summary>Clears marks.</summary>
    public void Clear(Marks marks) => Marks &= ~marks;
}

/// <summary>The constant traits of a seat.</summary>
/// <param name="LossAversion">λᵢ, at least 0.</param>
/// <param name="PainSensitivity">ωᵢ, above 0.</param>
/// <param name="OfferFit">gᵢ, 0 to 1.</param>
public readonly record struct Traits(float LossAversion, float PainSensitivity, float OfferFit);
