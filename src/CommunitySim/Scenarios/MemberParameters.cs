namespace CommunitySim;

/// <summary>The members. Individual traits are drawn around these values.</summary>
public sealed record MemberParameters
{
    [Parameter(
        "Loss aversion λ: the weight of a loss relative to a gain of the same size (median over members).",
        "", 0, 100, Status.Measured,
        "1.955 [1.820, 2.102], 607 estimates: Brown, Imai, Vieider & Camerer 2024, doi 10.1257/jel.20221698; " +
            "for risky choice 1.31 [1.10, 1.53]: Walasek et al. 2024, doi 10.1016/j.joep.2024.102740",
        Low = 1, High = 2.25)]
    public double LossAversion { get; init; } = 1.955;

    [Parameter("How much loss aversion varies: the standard deviation of its logarithm over members.", "", 0, 5, Status.Assumed, "")]
    public double LossAversionSpread { get; init; } = 0.3;

    [Parameter(
        "How much pain sensitivity ω varies: the standard deviation of its logarithm over members (median 1).",
        "", 0, 5, Status.Assumed, "")]
    public double PainSensitivitySpread { get; init; } = 0.3;

    [Parameter(
        "Curvature α of value: small stakes weigh more than in proportion.", "", 0, 2, Status.Secondary,
        "Tversky & Kahneman 1992, J. Risk Uncertainty 5:297", AboveMin = true)]
    public double ValueCurvature { get; init; } = 0.88;

    [Parameter("How well the offer fits a member on average (fit g, 0 to 1).", "share", 0, 1, Status.Assumed, "", Low = 0.3, High = 0.9,
        Measure = "the share of members whose needs the offer meets, by a survey")]
    public double OfferFit { get; init; } = 0.6;

    [Parameter(
        "How alike the fits of members are: concentration c of the Beta distribution.",
        "", 0.001, 1_000_000, Status.Assumed, "")]
    public double OfferFitConcentration { get; init; } = 10;

    [Parameter(
        "Slope of the choice: how reliably a member takes the better option.",
        "per unit of utility", 0, 10_000, Status.Assumed, "", Low = 4, High = 16,
        Measure = "the slope of acceptance over offers of different worth, by a price test")]
    public double ChoiceSensitivity { get; init; } = 8;

    [Parameter(
        "Effort that accepting costs.", "utility", -1_000_000, 1_000_000, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double Effort { get; init; } = 0.3;

    [Parameter(
        "Expected loss from accepting in public, per unit of the group's disapproval.", "", 0, 1000, Status.Assumed,
        "", Low = 0.1, High = 0.4)]
    public double RejectionSeverity { get; init; } = 0.2;

    [Parameter(
        "Exponent of the ally effect: disapproval is multiplied by (1 − share of endorsing neighbours) to this power.",
        "", 0, 1000, Status.Secondary,
        "one ally among four cuts conformity from 31.8% to 5.5%: Asch, by secondary sources")]
    public double AllyEffect { get; init; } = 6.1;

    [Parameter(
        "Trust from which a neighbour endorses the brand.", "trust", 0, 2, Status.Assumed,
        "above 1 nobody ever does")]
    public double EndorsementThreshold { get; init; } = 0.5;

    [Parameter(
        "How strongly the modes suppress each other. The social mode dulls the weighing of offers; a work hat dulls the sense for problems.",
        "share", 0, 1, Status.Assumed,
        "the sign: Jack et al. 2013, doi 10.1016/j.neuroimage.2012.10.061; no size is known", Low = 0, High = 1)]
    public double Seesaw { get; init; } = 0.5;

    [Parameter("Resting level of a member's social mode σ.", "share", 0, 1, Status.Assumed, "", Low = 0.4, High = 1)]
    public double SocialMode { get; init; } = 0.8;

    [Parameter(
        "Share of the distance to the resting social mode that a member recovers in a day.",
        "per day", 0, 1, Status.Assumed, "")]
    public double RefocusRate { get; init; } = 0.5;

    [Parameter(
        "Share of the social mode that a pitch takes away.", "share", 0, 1, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double Interruption { get; init; } = 0.3;

    [Parameter(
        "Learning rate of trust κ: share of the missing trust that one full gain restores.", "", 0, 1, Status.Assumed,
        "", Low = 0.03, High = 0.12)]
    public double TrustLearningRate { get; init; } = 0.06;

    [Parameter(
        "Asymmetry of trust ρ: the effect of a loss relative to a gain of the same size.", "", 0, 100, Status.Assumed,
        "no empirical value is known", Low = 1, High = 4)]
    public double TrustAsymmetry { get; init; } = 2;

    [Parameter("Trust of a newcomer.", "trust", 0, 1, Status.Assumed, "", Low = 0.15, High = 0.6,
        Measure = "the mean answer of newcomers to \"do you trust this brand?\", from 0 to 1")]
    public double InitialTrust { get; init; } = 0.3;

    [Parameter(
        "Pain of being asked to dissent, whatever the stake.", "pain", 0, 1000, Status.Assumed,
        "ostracism hurts with d > 1.4 over 120 studies: Hartgerink et al. 2015, doi 10.1371/journal.pone.0127002; the scale is ours",
        Low = 0.15, High = 0.6)]
    public double ThreatPain { get; init; } = 0.3;

    [Parameter(
        "How far pain grows with the stake: threat and rejection are multiplied by 1 + this times the offer.",
        "per unit of utility", 0, 1000, Status.Assumed, "0: the article says that the stake does not matter")]
    public double StakePain { get; init; } = 0;

    [Parameter(
        "Half-life of pain.", "days", 0, 1_000_000, Status.Assumed,
        "Hartgerink et al. 2015 find no clear decay in time", AboveMin = true, Low = 2, High = 30)]
    public double PainHalfLife { get; init; } = 7;

    [Parameter(
        "Pain of witnessing a sanction.", "pain", 0, 1000, Status.Assumed,
        "witnessed ostracism hurts mood like one's own: doi 10.1177/0146167217744524; the size is ours")]
    public double WitnessedPain { get; init; } = 0.2;

    [Parameter(
        "Utility of repaying one unit of obligation.", "utility", 0, 1000, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double Reciprocity { get; init; } = 0.3;

    [Parameter(
        "Half-life of obligation.", "days", 0, 1_000_000, Status.Assumed,
        "reciprocity is gone after a week (Burger et al. 1997) or hours (Gneezy & List 2006)", AboveMin = true, Low = 0.5, High = 7)]
    public double ObligationHalfLife { get; init; } = 3;

    [Parameter(
        "Pain at which a member without trust mutes with probability ½. Trust raises this threshold.",
        "pain", 0, 1_000_000, Status.Assumed, "", Low = 0.5, High = 2)]
    public double Tolerance { get; init; } = 1;

    [Parameter("How steeply the chance of muting rises with pain.", "per unit of pain", 0, 10_000, Status.Assumed, "")]
    public double ToleranceSensitivity { get; init; } = 5;

    [Parameter(
        "Chance of unmuting on seeing a neighbour of full trust.", "per sighting", 0, 1, Status.Assumed,
        "", Low = 0.0025, High = 0.05,
        Measure = "resubscriptions a day / (unsubscribed members × active contacts of each)")]
    public double UnmuteRate { get; init; } = 0.005;

    [Parameter(
        "Share of the gap to a neighbour's trust that one sighting closes.", "per sighting", 0, 1, Status.Assumed,
        "", Low = 0.01, High = 0.04)]
    public double WordOfMouth { get; init; } = 0.02;

    [Parameter(
        "Chance of learning of the brand from an aware neighbour of full trust.", "per sighting", 0, 1, Status.Assumed,
        "", Low = 0.05, High = 0.2)]
    public double AwarenessRate { get; init; } = 0.1;

    [Parameter(
        "Weight of a neighbour's experience relative to one's own.", "", 0, 100, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double WitnessWeight { get; init; } = 0.3;

    [Parameter(
        "How much trust falls when a member sees that a neighbour's solved problem had arisen, relative to seeing a let-down.",
        "", 0, 100, Status.Assumed,
        "a publicised complaint hurts although it is answered: Golmohammadi et al. 2021; 0: only the help is seen")]
    public double ComplaintEcho { get; init; } = 0;

    [Parameter(
        "Share of members who read and hardly post.", "share", 0, 1, Status.Measured,
        "fewer than 25% ever post: van Mierlo 2014, doi 10.2196/jmir.2966",
        Measure = "members who posted nothing / members; communitysim import computes it")]
    public double LurkerShare { get; init; } = 0.75;

    [Parameter(
        "Chance that a lurker has something to be seen; a poster always has.",
        "per day", 0, 1, Status.Assumed, "",
        Measure = "days with a post / days, for members who hardly post")]
    public double LurkerActivity { get; init; } = 0.1;

    [Parameter(
        "Chance that a problem arises, for a member of full trust.", "per day", 0, 1, Status.Assumed,
        "", Low = 0.01, High = 0.04,
        Measure = "tickets or questions a day / members, among those who trust the brand")]
    public double ProblemRate { get; init; } = 0.02;

    [Parameter(
        "Share of problems that members voice even without trust; they voice the rest in proportion to trust.",
        "share", 0, 1, Status.Assumed,
        "complaints rise with redress: Ma et al. 2015; the size is ours", Low = 0.25, High = 1,
        Measure = "questions a member asks a day among people who distrust the brand / the same among people who trust it")]
    public double ComplaintFloor { get; init; } = 0.5;

    [Parameter("Chance that peers close an open problem.", "per day", 0, 1, Status.Assumed, "", Low = 0.05, High = 0.2,
        Measure = "the share of open questions that another member closes in a day")]
    public double PeerHelp { get; init; } = 0.1;

    [Parameter(
        "Share of peers' help that goes to members in proportion to the help they gave lately.",
        "share", 0, 1, Status.Assumed, "0: peers help everybody alike")]
    public double MemberReciprocity { get; init; } = 0;

    [Parameter(
        "Days a member waits for an answer before giving up.", "days", 0, 1_000_000, Status.Assumed,
        "", Low = 2, High = 10,
        Measure = "the days after which the author of an unanswered question no longer returns to it")]
    public double Patience { get; init; } = 5;

    [Parameter(
        "Weight of an unanswered problem as a loss of trust, relative to a failed answer.", "", 0, 100, Status.Assumed,
        "", Low = 0.5, High = 2)]
    public double Disappointment { get; init; } = 1;

    [Parameter("Chance of needing what the brand sells.", "per day", 0, 1, Status.Assumed, "", Low = 0.025, High = 0.1,
        Measure = "unprompted product requests a day / members who are not customers")]
    public double NeedRate { get; init; } = 0.05;

    [Parameter(
        "Visibility of a purchase by own demand, relative to accepting a pitch.", "share", 0, 1, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double Privacy { get; init; } = 0.3;

    [Parameter(
        "Chance that a customer without trust leaves.", "per day", 0, 1, Status.Assumed,
        "", Low = 0.005, High = 0.02,
        Measure = "cancellations a day / customers, among customers who distrust the brand")]
    public double CustomerChurn { get; init; } = 0.01;

    [Parameter(
        "How much a pitch annoys a member who recognises it as one. Annoyance lowers trust and fades. It replaces the lasting loss of trust.",
        "", 0, 1, Status.Assumed,
        "annoyance fades within weeks and memory stays: Kronrod & Huber 2019; 0: off, a pitch costs trust for good")]
    public double Annoyance { get; init; }

    [Parameter(
        "Half-life of annoyance.", "days", 0, 1_000_000, Status.Assumed,
        "within weeks: Kronrod & Huber 2019; the number is ours", AboveMin = true)]
    public double AnnoyanceHalfLife { get; init; } = 14;

    [Parameter(
        "Expectation of an answer that a newcomer has. Waiting in vain disappoints in proportion to it.", "share", 0, 1,
        Status.Assumed, "1: everybody counts on an answer")]
    public double InitialExpectation { get; init; } = 1;

    [Parameter(
        "How fast members learn whether to expect an answer: each experience moves the expectation by this share of the way.", "per problem", 0, 1,
        Status.Assumed, "0: off, nobody learns what to expect")]
    public double ExpectationRate { get; init; }

    [Parameter(
        "Additional weight of a solved problem for a member who expected no answer at all.", "", 0, 100, Status.Assumed, "0: none")]
    public double Surprise { get; init; }

    [Parameter(
        "Chance that a member without trust mutes the brand when let down.", "probability", 0, 1, Status.Assumed,
        "0: off, only pitches make members mute")]
    public double LetDownMuting { get; init; }

    [Parameter(
        "Share of full trust that a deceived member can never reach again (brand.deception).", "share", 0, 1, Status.Assumed,
        "after deception trust never fully recovers: Schweitzer, Hershey & Bradlow 2006, doi 10.1016/j.obhdp.2006.05.005; "
            + "the size is ours")]
    public double Scar { get; init; } = 0.5;
}
