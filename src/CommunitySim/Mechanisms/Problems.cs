using System.Runtime.CompilerServices;
using CommunitySim.Cohorts;
using CommunitySim.Members;
using CommunitySim.Randomness;
using CommunitySim.Simd;

namespace CommunitySim.Mechanisms;

/// <summary>The outcome of a member's problem today.</summary>
internal enum ProblemOutcome
{
    /// <summary>Nothing happened: the problem is a day older.</summary>
    None,
    /// <summary>The brand solved it.</summary>
    Solved,
    /// <summary>The brand answered and failed, and so let the member down.</summary>
    Failed,
    /// <summary>The member gave up on an expected answer: the brand let the member down.</summary>
    Disappointed,
    /// <summary>The member gave up and had expected nothing from the brand.</summary>
    GaveUp,
    /// <summary>Peers closed the problem.</summary>
    PeerHelped,
}

/// <summary>
/// Phase 2, problems. The brand looks at an open problem with qS, unless it ignores it or the member's group is held
/// out. It answers with probability consistency, else it ignores the problem for good. An answer makes aware and
/// succeeds with skill·(1 − seesaw·workHat): gain(1) and o ← min(1, o + helpCredit). Otherwise it is loss(1). Peers
/// close a problem that stays open with peerHelp. Else it ages. If it is older than patience, it closes, with
/// loss(disappointment) for a member who expected something. A member without a problem gets one with
/// problemRate·(complaintFloor + (1 − complaintFloor)·τ). <see cref="Expectation"/> and <see cref="LetDownMuting"/> add
/// to this.
/// </summary>
internal static class Problems
{
    /// <summary>The largest age of a problem in days (180 years), because ages have 16 bits.</summary>
    public const int Oldest = ushort.MaxValue;

    /// <summary>Chance that a problem arises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Probability<V>(V trust, V floor, V slope)
        where V : struct, IVector<V> => floor + (slope * trust);

    /// <summary>Runs a day of a member with an open problem.</summary>
    /// <param name="state">The member.</param>
    /// <param name="expectation">e, the member's expectation of an answer.</param>
    /// <param name="draws">The numbers of the block <see cref="StreamBlock.Problem"/>.</param>
    /// <param name="plan">The brand's plan for today.</param>
    /// <param name="peerHelp">The chance that peers help.</param>
    /// <param name="c">Coefficients.</param>
    public static ProblemOutcome Handle(
        ref MemberState state, float expectation, Draws draws, in BrandPlan plan, float peerHelp, Coefficients c)
    {
        if (CanBeLookedAt(state.Marks, plan) && draws[RandomStream.ProblemLook] < plan.Look)
        {
            if (draws[RandomStream.ProblemAnswer] < c.Consistency)
            {
                return Answer(ref state, expectation, draws[RandomStream.ProblemSuccess], c);
            }

            state.Set(Marks.Ignored);
        }

        if (draws[RandomStream.PeerHelp] < peerHelp)
        {
            Close(ref state);
            return ProblemOutcome.PeerHelped;
        }

        state.ProblemAge = Math.Min(Oldest, state.ProblemAge + 1);
        return state.ProblemAge > c.Patience ? GiveUp(ref state, expectation, plan, c) : ProblemOutcome.None;
    }

    /// <summary>
    /// Whether the brand looks at an open problem today and decides not to answer it. Peers or patience may still close
    /// it today.
    /// </summary>
    internal static bool IsIgnored(Marks marks, Draws draws, in BrandPlan plan, Coefficients c) =>
        CanBeLookedAt(marks, plan) && draws[RandomStream.ProblemLook] < plan.Look && draws[RandomStream.ProblemAnswer] >= c.Consistency;

    /// <summary>
    /// Processes the open problems of a cohort. Screening has marked those that arise today. On most days a problem
    /// only ages, and a short path handles that.
    /// </summary>
    internal static void Process<V>(Cohort cohort)
        where V : struct, IVector<V>
    {
        (Coefficients c, BrandPlan plan, BrandPlan unseen) =
            (cohort.Coefficients, cohort.Plan, cohort.Plan with { Look = 0 });
        ReadOnlySpan<int> open = cohort.ListMembers<V>(cohort.Active.OpenProblems);
        Span<ushort> waited = cohort.Population.ProblemWaited.AsSpan(cohort.First, cohort.Seats);
        cohort.Draw<V>(StreamBlock.Problem, open);
        bool isMutual = cohort.Population.Help.Length > 0;
        for (int n = 0; n < open.Length; n++)
        {
            int i = open[n];
            bool looked = CanBeLookedAt((Marks)cohort.Marks[i], plan)
                && cohort.Uniform(RandomStream.ProblemLook, n) < plan.Look
                && !cohort.Targeting.IsHeldOut(cohort.First + i);
            float peerHelp = isMutual ? MutualHelp.Chance(cohort.Population, cohort.First + i, c) : c.PeerHelp;
            if (!looked
                && cohort.Uniform(RandomStream.PeerHelp, n) >= peerHelp
                && waited[i] + 2 <= Math.Min(c.Patience, Oldest))
            {
                waited[i]++;
                continue;
            }

            HandleInFull(cohort, i, n, in looked ? ref plan : ref unseen, peerHelp);
        }
    }

    // Kept apart, so that the short path above keeps its numbers in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void HandleInFull(Cohort cohort, int i, int n, in BrandPlan plan, float peerHelp)
    {
        (Coefficients c, Population population, int seat) = (cohort.Coefficients, cohort.Population, cohort.First + i);
        MemberState state = cohort[i];
        float expectation = c.Expects ? population.Expectation[seat] : 1;
        ProblemOutcome outcome = Handle(ref state, expectation, cohort.Draws(StreamBlock.Problem, n), plan, peerHelp, c);
        cohort[i] = state;
        if (outcome == ProblemOutcome.Solved)
        {
            cohort.Tally[Counter.Solved]++;
            population.Helped[seat / Population.Row] |= 1UL << i;
        }

        MutualHelp.NoteHelper(cohort, i, outcome);
        Leaving.NoteAnswer(cohort, i, outcome);
        if (c.Expects)
        {
            population.Expectation[seat] = Expectation.After(outcome, expectation, cohort.Plan.Present, c);
        }

        if (outcome is ProblemOutcome.Failed or ProblemOutcome.Disappointed)
        {
            cohort.Tally[Counter.LetDown]++;
            LetDownMuting.MayMute(cohort, i);
        }
    }

    private static bool CanBeLookedAt(Marks marks, in BrandPlan plan) =>
        plan.Present && (marks & (Marks.Muted | Marks.Ignored)) == Marks.None;

    private static ProblemOutcome Answer(ref MemberState state, float expectation, float uniform, Coefficients c)
    {
        Close(ref state);
        state.Set(Marks.Aware);
        if (uniform >= c.Success)
        {
            LetDown(ref state, c.Loss);
            return ProblemOutcome.Failed;
        }

        state.Trust = Trust.Gain<Scalar>(state.Trust, Expectation.SolvedStep(expectation, c));
        state.Obligation = Math.Min(1, state.Obligation + c.HelpCredit);
        state.Event = MemberEvent.Solved;
        return ProblemOutcome.Solved;
    }

    private static ProblemOutcome GiveUp(ref MemberState state, float expectation, in BrandPlan plan, Coefficients c)
    {
        Close(ref state);
        bool expected = plan.Present && state.Aware && !state.Muted;
        if (!expected)
        {
            return ProblemOutcome.GaveUp;
        }

        LetDown(ref state, Expectation.DisappointmentStep(expectation, c));
        return ProblemOutcome.Disappointed;
    }

    private static void LetDown(ref MemberState state, float step)
    {
        state.Trust = Trust.Loss<Scalar>(state.Trust, step);
        state.Event = MemberEvent.LetDown;
    }

    private static void Close(ref MemberState state)
    {
        state.Clear(Marks.OpenProblem | Marks.Ignored);
        state.ProblemAge = 0;
    }
}
