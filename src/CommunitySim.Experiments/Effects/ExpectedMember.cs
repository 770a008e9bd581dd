namespace CommunitySim.Experiments.Effects;

/// <summary>The state of a member towards the brand.</summary>
/// <param name="Trust">τ, or its mean.</param>
/// <param name="Pain">h.</param>
/// <param name="Obligation">o.</param>
/// <param name="SocialMode">σ.</param>
/// <param name="Annoyance">z.</param>
internal readonly record struct ExpectedState(double Trust, double Pain, double Obligation, double SocialMode, double Annoyance)
{
    /// <summary>τ·(1 − z).</summary>
    public double InEffect => Trust * (1 - Annoyance);
}

/// <summary>
/// The equations of MODEL.md for one member of a community, in double precision and without chance. A test holds each of them
/// equal to the mechanism that the simulation runs (CommunitySim/Mechanisms). They stand here a second time because a change of
/// that project makes all stored runs worthless.
/// </summary>
/// <param name="community">The community.</param>
/// <param name="member">The members.</param>
/// <param name="brand">The brand.</param>
/// <param name="order">Points a trait by which members differ. Five judge ten thousand communities in seconds.</param>
internal sealed class ExpectedMember(CommunityParameters community, MemberParameters member, BrandParameters brand, int order = 5)
{
    private MemberType[]? _types;
    private Kept _kept = new(0, 1, 1, 1, 1);

    public MemberParameters Member { get; } = member;

    public BrandParameters Brand { get; } = brand;

    /// <summary>The members who stand for all.</summary>
    public IReadOnlyList<MemberType> Types => _types ??= TraitGrid.Of(Member, order);

    /// <summary>A newcomer.</summary>
    public ExpectedState Newcomer { get; } = new(member.InitialTrust, 0, 0, member.SocialMode, 0);

    /// <summary>n among newcomers: all endorse if they trust enough, or else the seeded allies alone.</summary>
    public double NewcomersEndorse { get; } = member.InitialTrust >= member.EndorsementThreshold ? 1 : community.Allies;

    /// <summary>κ·m as a step of a gain, at most 1.</summary>
    public double GainStep(double weight) => Math.Min(1, Member.TrustLearningRate * weight);

    /// <summary>κ·ρ·m as a step of a loss, at most 1.</summary>
    public double LossStep(double weight) => Math.Min(1, Member.TrustLearningRate * Member.TrustAsymmetry * weight);

    /// <summary>gain(m): τ + min(1, κ·m)·(1 − τ).</summary>
    public double Gain(double trust, double weight) => trust + (GainStep(weight) * (1 - trust));

    /// <summary>loss(m): τ − min(1, κ·ρ·m)·τ.</summary>
    public double Loss(double trust, double weight) => trust - (LossStep(weight) * trust);

    /// <summary>D = cohesion·f(n), with the form of `dissent`.</summary>
    /// <param name="endorsement">n, 0 to 1.</param>
    public double Disapproval(double endorsement) => community.Cohesion * community.Dissent switch
    {
        DissentForm.Linear => 1 - endorsement,
        DissentForm.Unanimity => endorsement == 0 ? 1 : (1 - endorsement) / 4,
        DissentForm.Threshold => endorsement < community.DissentThreshold ? 1 : 0,
        _ => Math.Pow(1 - endorsement, Member.AllyEffect),
    };

    /// <summary>
    /// choiceSensitivity·U, with U = (1 − seesaw·σ)·(τ·g·offer)^α + reciprocity·o − λ·(v·σ·ω·rejectionSeverity·D)^α − effort.
    /// </summary>
    public double LogOdds(MemberType type, ExpectedState state, double disapproval, double visibility) => Member.ChoiceSensitivity * (
        ((1 - (Member.Seesaw * state.SocialMode)) * Math.Pow(state.InEffect * type.OfferFit * Brand.Offer, Member.ValueCurvature))
        + (Member.Reciprocity * state.Obligation)
        - (type.LossAversion * Math.Pow(
            visibility * state.SocialMode * type.PainSensitivity * Member.RejectionSeverity * disapproval, Member.ValueCurvature))
        - Member.Effort);

    /// <summary>The log odds that a member accepts, whoever it is: ln(p/(1 − p)) with p the mean over all traits.</summary>
    public double MeanLogOdds(ExpectedState state, double disapproval, double visibility)
    {
        double[] odds = [.. Types.Select(type => LogOdds(type, state, disapproval, visibility))];
        double accept = 0, decline = 0, largest = odds.Max(), smallest = odds.Min();
        for (int at = 0; at < odds.Length; at++)
        {
            // Each sum is relative to its largest term, which may be too small for a number.
            accept += Types[at].Weight * Math.Exp(LogShare(odds[at]) - LogShare(largest));
            decline += Types[at].Weight * Math.Exp(LogShare(-odds[at]) - LogShare(-smallest));
        }

        return Math.Log(accept) + LogShare(largest) - Math.Log(decline) - LogShare(-smallest);
    }

    /// <summary>1/(1 + e^(−toleranceSensitivity·(h − tolerance·(1 + 2τ)))).</summary>
    public double Muting(double pain, double trust) =>
        Share(Member.ToleranceSensitivity * (pain - (Member.Tolerance * (1 + (2 * trust)))));

    /// <summary>The pain of the threat: threatPain·σ·ω·D, with its stake.</summary>
    public double Threat(MemberType type, ExpectedState state, double disapproval) =>
        Member.ThreatPain * Stake * state.SocialMode * type.PainSensitivity * disapproval;

    /// <summary>The pain of the rejection: ω·v·D, with its stake.</summary>
    public double Rejection(MemberType type, double disapproval) => Stake * type.PainSensitivity * Brand.Visibility * disapproval;

    /// <summary>min(1, k·(1 − o)), the step of annoyance after a recognised pitch.</summary>
    public double AnnoyanceStep(double obligation) => Math.Min(1, Member.Annoyance * (1 - obligation));

    /// <summary>The state some evenings later, if nothing happens: h, o and z halve, σ returns to its rest.</summary>
    public ExpectedState After(ExpectedState state, int days)
    {
        // Powers take longer than all else, and the distance of days hardly changes.
        Kept kept = _kept.Days == days ? _kept : _kept = Kept.Of(Member, days);
        return state with
        {
            Pain = state.Pain * kept.Pain,
            Obligation = state.Obligation * kept.Obligation,
            Annoyance = state.Annoyance * kept.Annoyance,
            SocialMode = Member.SocialMode + ((state.SocialMode - Member.SocialMode) * kept.Distance),
        };
    }

    /// <summary>1/(1 + e^(−x)).</summary>
    public static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private double Stake => 1 + (Member.StakePain * Brand.Offer);

    /// <summary>ln(1/(1 + e^(−x))), also where that is no number.</summary>
    private static double LogShare(double logOdds) =>
        logOdds > 0 ? -Math.Log(1 + Math.Exp(-logOdds)) : logOdds - Math.Log(1 + Math.Exp(logOdds));

    /// <summary>What is left of a unit some evenings later.</summary>
    private readonly record struct Kept(int Days, double Pain, double Obligation, double Annoyance, double Distance)
    {
        public static Kept Of(MemberParameters member, int days) => new(
            days,
            Math.Pow(2, -days / member.PainHalfLife),
            Math.Pow(2, -days / member.ObligationHalfLife),
            Math.Pow(2, -days / member.AnnoyanceHalfLife),
            Math.Pow(1 - member.RefocusRate, days));
    }
}
