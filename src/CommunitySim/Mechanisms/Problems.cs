using CommunitySim.Randomness;

namespace CommunitySim.Mechanisms;

/// <summary>What became of a member's problem today.</summary>
public enum ProblemOutcome
{
    /// <summary>Nothing that is counted.</summary>
    None,
    /// <summary>One arose.</summary>
    Raised,
    /// <summary>The brand solved it.</summary>
    Solved,
    /// <summary>The brand failed it, or left it unanswered for too long.</summary>
    LetDown,
}

/// <summary>
/// Phase 2, problems. An open one is looked at with qS; the answer comes with probability consistency, else the problem is
/// ignored for good; an answer closes it and succeeds with skill·(1 − seesaw·workHat): gain(1) and o ← min(1, o + helpCredit),
/// or loss(1). Left open, peers close it with peerHelp; else it ages and, older than patience, closes with
/// loss(disappointment) for a member who expected something. If none is open, one arises with
/// problemRate·(complaintFloor + (1 − complaintFloor)·τ).
/// </summary>
public static class Problems
{
    /// <summary>A day of a member without an open problem.</summary>
    public static ProblemOutcome Arise(ref MemberState state, double uniform, MemberParameters member)
    {
        if (uniform >= member.ProblemRate * (member.ComplaintFloor + ((1 - member.ComplaintFloor) * state.Trust)))
        {
            return ProblemOutcome.None;
        }

        state.Set(Marks.OpenProblem);
        state.ProblemAge = 1;
        return ProblemOutcome.Raised;
    }

    /// <summary>A day of a member with an open problem.</summary>
    public static ProblemOutcome Handle(ref MemberState state, in Draws draws, BrandPlan plan, MemberParameters member, BrandParameters brand)
    {
        bool looked = plan.Present && !state.Muted && !state.Ignored && draws[Purpose.ProblemLook] < plan.Look;
        if (looked && draws[Purpose.ProblemAnswer] < brand.Consistency)
        {
            return Answer(ref state, draws[Purpose.ProblemSuccess], member, brand);
        }

        if (looked)
        {
            state.Set(Marks.Ignored);
        }

        if (draws[Purpose.PeerHelp] < member.PeerHelp)
        {
            Close(ref state);
            return ProblemOutcome.None;
        }

        state.ProblemAge++;
        return state.ProblemAge > member.Patience ? GiveUp(ref state, plan, member) : ProblemOutcome.None;
    }

    private static ProblemOutcome Answer(ref MemberState state, double uniform, MemberParameters member, BrandParameters brand)
    {
        Close(ref state);
        state.Set(Marks.Aware);
        if (uniform >= brand.Skill * (1 - (member.Seesaw * brand.WorkHat)))
        {
            return LetDown(ref state, 1, member);
        }

        state.Trust = Trust.Gain(state.Trust, 1, member);
        state.Obligation = Math.Min(1, state.Obligation + brand.HelpCredit);
        state.Event = MemberEvent.Solved;
        return ProblemOutcome.Solved;
    }

    private static ProblemOutcome GiveUp(ref MemberState state, BrandPlan plan, MemberParameters member)
    {
        Close(ref state);
        bool expected = plan.Present && state.Aware && !state.Muted;
        return expected ? LetDown(ref state, member.Disappointment, member) : ProblemOutcome.None;
    }

    private static ProblemOutcome LetDown(ref MemberState state, double weight, MemberParameters member)
    {
        state.Trust = Trust.Loss(state.Trust, weight, member);
        state.Event = MemberEvent.LetDown;
        return ProblemOutcome.LetDown;
    }

    private static void Close(ref MemberState state)
    {
        state.Clear(Marks.OpenProblem | Marks.Ignored);
        state.ProblemAge = 0;
    }
}
