using CommunitySim.Simd;

namespace CommunitySim.Members;

/// <summary>
/// A scenario's parameters in single precision, with values that all members share computed once. The names are those
/// of MODEL.md. A step is the share of the distance that a gain or loss of trust covers, at most 1.
/// </summary>
/// <param name="scenario">Parameters and strategy.</param>
internal sealed class Coefficients(Scenario scenario)
{
    private const double Log2OfE = 1.4426950408889634;

    /// <summary>The coefficients of each segment, by number. The first are those of members who belong to none.</summary>
    public static Coefficients[] BySegment(Scenario scenario)
    {
        Coefficients[] all = new Coefficients[scenario.Segments.Count + 1];
        all[0] = new Coefficients(scenario);
        for (int place = 0; place < scenario.Segments.Count; place++)
        {
            all[place + 1] = new Coefficients(scenario.With(scenario.Segments[place]));
        }

        return all;
    }

    /// <summary>The state of a newcomer.</summary>
    public MemberState Newcomer { get; } = MemberState.Newcomer(scenario.Member);

    /// <summary>κ·ρ: step of a loss of weight 1, before the limit of 1.</summary>
    public float LossRate { get; } = (float)(scenario.Member.TrustLearningRate * scenario.Member.TrustAsymmetry);

    /// <summary>
    /// Trust from which a neighbour endorses, in steps of 2⁻²³. It is rounded like trust, so that equal numbers stay
    /// equal.
    /// </summary>
    public int EndorsementThreshold { get; } = scenario.Member.EndorsementThreshold > 1
        ? MemberWord.FullTrust + 1
        : (int)MemberWord.TrustSteps((float)scenario.Member.EndorsementThreshold);

    /// <summary>2^(−1/painHalfLife).</summary>
    public float PainKept { get; } = Powers.Exp2((float)(-1 / scenario.Member.PainHalfLife));

    /// <summary>2^(−1/obligationHalfLife).</summary>
    public float ObligationKept { get; } = Powers.Exp2((float)(-1 / scenario.Member.ObligationHalfLife));

    /// <summary>Chance of a newcomer in a seat.</summary>
    public float Turnover { get; } = (float)scenario.Community.Turnover;

    public float Cut { get; } = (float)scenario.Community.Cut;

    public float Mend { get; } = (float)scenario.Community.Mend;

    /// <summary>leaveByPain in powers of 2 rather than e, as are the next two.</summary>
    public float LeaveByPain { get; } = (float)(scenario.Community.LeaveByPain * Log2OfE);

    public float LeaveByAnswer { get; } = (float)(scenario.Community.LeaveByAnswer * Log2OfE);

    public float LeaveByTies { get; } = (float)(scenario.Community.LeaveByTies * Log2OfE);

    /// <summary>Whether the chance of turnover differs between members.</summary>
    public bool LeavingDiffers => LeaveByPain > 0 || LeaveByAnswer > 0 || LeaveByTies > 0;

    /// <summary>Disapproval without any endorsement.</summary>
    public float Cohesion { get; } = (float)scenario.Community.Cohesion;

    /// <summary>The form of disapproval.</summary>
    public DissentForm Dissent { get; } = scenario.Community.Dissent;

    public float DissentThreshold { get; } = (float)scenario.Community.DissentThreshold;

    public float SpillOver { get; } = (float)scenario.Community.SpillOver;

    /// <summary>Step of gain(1).</summary>
    public float Gain { get; } = (float)Math.Min(1, scenario.Member.TrustLearningRate);

    /// <summary>Step of loss(1).</summary>
    public float Loss { get; } = (float)Math.Min(1, scenario.Member.TrustLearningRate * scenario.Member.TrustAsymmetry);

    /// <summary>Step of gain(bondGain).</summary>
    public float BondGain { get; } = (float)Math.Min(1, scenario.Member.TrustLearningRate * scenario.Brand.BondGain);

    /// <summary>Step of gain(witnessWeight).</summary>
    public float WitnessGain { get; } =
        (float)Math.Min(1, scenario.Member.TrustLearningRate * scenario.Member.WitnessWeight);

    /// <summary>Step of loss(witnessWeight).</summary>
    public float WitnessLoss { get; } = (float)Math.Min(
        1, scenario.Member.TrustLearningRate * scenario.Member.TrustAsymmetry * scenario.Member.WitnessWeight);

    /// <summary>Step of loss(complaintEcho·witnessWeight).</summary>
    public float EchoLoss { get; } = (float)Math.Min(
        1,
        scenario.Member.TrustLearningRate
            * scenario.Member.TrustAsymmetry
            * scenario.Member.ComplaintEcho
            * scenario.Member.WitnessWeight);

    /// <summary>Step of loss(disappointment).</summary>
    public float Disappointment { get; } = (float)Math.Min(
        1,
        scenario.Member.TrustLearningRate * scenario.Member.TrustAsymmetry * scenario.Member.Disappointment);

    /// <summary>Chance of a problem without trust.</summary>
    public float ProblemFloor { get; private set; } = (float)(scenario.Member.ProblemRate * scenario.Member.ComplaintFloor);

    /// <summary>The chance that full trust adds.</summary>
    public float ProblemSlope { get; private set; } = (float)(scenario.Member.ProblemRate * (1 - scenario.Member.ComplaintFloor));

    public float PeerHelp { get; } = (float)scenario.Member.PeerHelp;

    public float MemberReciprocity { get; } = (float)scenario.Member.MemberReciprocity;

    public float Patience { get; } = (float)scenario.Member.Patience;

    public float Consistency { get; } = (float)scenario.Brand.Consistency;

    /// <summary>Chance that an answer solves the problem: skill·(1 − seesaw·workHat).</summary>
    public float Success { get; } =
        (float)(scenario.Brand.Skill * (1 - (scenario.Member.Seesaw * scenario.Brand.WorkHat)));

    public float HelpCredit { get; } = (float)scenario.Brand.HelpCredit;

    public float BondCredit { get; } = (float)scenario.Brand.BondCredit;

    public float BondRelief { get; } = (float)scenario.Brand.BondRelief;

    public float AllyEffect { get; } = (float)scenario.Member.AllyEffect;

    public float Seesaw { get; } = (float)scenario.Member.Seesaw;

    public float Offer { get; } = (float)scenario.Brand.Offer;

    public float ValueCurvature { get; } = (float)scenario.Member.ValueCurvature;

    public float Reciprocity { get; } = (float)scenario.Member.Reciprocity;

    public float RejectionSeverity { get; } = (float)scenario.Member.RejectionSeverity;

    public float Effort { get; } = (float)scenario.Member.Effort;

    public float Privacy { get; } = (float)scenario.Member.Privacy;

    public float ChoiceSensitivity { get; } = (float)scenario.Member.ChoiceSensitivity;

    /// <summary>1 + stakePain·offer: how far pain grows with the stake.</summary>
    public float Stake { get; } = (float)(1 + (scenario.Member.StakePain * scenario.Brand.Offer));

    /// <summary>threatPain·(1 + stakePain·offer).</summary>
    public float ThreatPain { get; } =
        (float)(scenario.Member.ThreatPain * (1 + (scenario.Member.StakePain * scenario.Brand.Offer)));

    public float Visibility { get; } = (float)scenario.Brand.Visibility;

    public float Informs { get; } = (float)scenario.Brand.Informs;

    /// <summary>Step of gain(informGain).</summary>
    public float InformGain { get; } =
        (float)Math.Min(1, scenario.Member.TrustLearningRate * scenario.Brand.InformGain);

    public float AskCost { get; } = (float)scenario.Brand.AskCost;

    /// <summary>1 − interruption.</summary>
    public float ModeKept { get; } = (float)(1 - scenario.Member.Interruption);

    public float Quality { get; } = (float)scenario.Brand.Quality;

    public float Attribution { get; } = (float)scenario.Brand.Attribution;

    public float Detectability { get; } = (float)scenario.Brand.Detectability;

    public float Intrusion { get; } = (float)scenario.Brand.Intrusion;

    /// <summary>witnessWeight·intrusion.</summary>
    public float WitnessedIntrusion { get; } = (float)(scenario.Member.WitnessWeight * scenario.Brand.Intrusion);

    public float Tolerance { get; } = (float)scenario.Member.Tolerance;

    public float ToleranceSensitivity { get; } = (float)scenario.Member.ToleranceSensitivity;

    public float NeedRate { get; private set; } = (float)scenario.Member.NeedRate;

    public float WordOfMouth { get; } = (float)scenario.Member.WordOfMouth;

    public float AwarenessRate { get; } = (float)scenario.Member.AwarenessRate;

    /// <summary>awarenessRate·(1 − nameBan), for an expelled brand.</summary>
    public float BannedAwarenessRate { get; } =
        (float)(scenario.Member.AwarenessRate * (1 - scenario.Community.NameBan));

    public float WitnessedPain { get; } = (float)scenario.Member.WitnessedPain;

    public float UnmuteRate { get; } = (float)scenario.Member.UnmuteRate;

    /// <summary>lurkerActivity; 0 if it is far below the resolution of the feed's random number.</summary>
    public float LurkerActivity { get; } =
        scenario.Member.LurkerActivity < 1e-30 ? 0 : (float)scenario.Member.LurkerActivity;

    /// <summary>
    /// 1/lurkerActivity − 1: how much longer a lurker's part of the unit interval is before shortening. 0 without
    /// lurkers' activity.
    /// </summary>
    public float LurkerStretch => LurkerActivity == 0 ? 0 : (1 / LurkerActivity) - 1;

    public float CustomerChurn { get; } = (float)scenario.Member.CustomerChurn;

    public float RefocusRate { get; } = (float)scenario.Member.RefocusRate;

    /// <summary>k, the weight of a recognised pitch as annoyance. Above 0 it takes the place of the loss of trust.</summary>
    public float Annoyance { get; } = (float)scenario.Member.Annoyance;

    /// <summary>Whether pitches annoy, so that trust and annoyance are kept apart.</summary>
    public bool Annoys { get; } = scenario.Member.Annoyance > 0;

    /// <summary>annoyance·witnessWeight.</summary>
    public float WitnessedAnnoyance { get; } = (float)(scenario.Member.Annoyance * scenario.Member.WitnessWeight);

    /// <summary>2^(−1/annoyanceHalfLife).</summary>
    public float AnnoyanceKept { get; } = Powers.Exp2((float)(-1 / scenario.Member.AnnoyanceHalfLife));

    /// <summary>Whether the expectation of an answer differs from 1 for anybody, ever.</summary>
    public bool Expects { get; } = scenario.Member.ExpectationRate > 0 || scenario.Member.InitialExpectation < 1;

    public float InitialExpectation { get; } = (float)scenario.Member.InitialExpectation;

    public float ExpectationRate { get; } = (float)scenario.Member.ExpectationRate;

    public float Surprise { get; } = (float)scenario.Member.Surprise;

    /// <summary>κ: step of a gain of weight 1, before the limit of 1.</summary>
    public float GainRate { get; } = (float)scenario.Member.TrustLearningRate;

    /// <summary>disappointment, before expectation scales it.</summary>
    public float DisappointmentWeight { get; } = (float)scenario.Member.Disappointment;

    public float LetDownMuting { get; } = (float)scenario.Member.LetDownMuting;

    public float Deception { get; } = (float)scenario.Brand.Deception;

    /// <summary>1 − scar, the most trust after a deception.</summary>
    public float ScarredCeiling { get; } = (float)(1 - scenario.Member.Scar);

    /// <summary>Sets the rates of a season: min(1, rate·factor of the month).</summary>
    public void BeginDay(int day)
    {
        if (scenario.Calendar is not { } calendar)
        {
            return;
        }

        (int month, MemberParameters member) = (calendar.DateOf(day).Month - 1, scenario.Member);
        double problemRate = Math.Min(1, member.ProblemRate * calendar.ProblemRate[month]);
        ProblemFloor = (float)(problemRate * member.ComplaintFloor);
        ProblemSlope = (float)(problemRate * (1 - member.ComplaintFloor));
        NeedRate = (float)Math.Min(1, member.NeedRate * calendar.NeedRate[month]);
    }
}
