namespace CommunitySim;

/// <summary>The brand: its hours, its offer and its quality. A strategy may override any of these.</summary>
public sealed record BrandParameters
{
    [Parameter(
        "Budget of hours for a thousand members.", "h/day", 0, 1_000_000_000_000, Status.Design,
        "one person's working day",
        Measure = "people × hours a working day × 5/7 / thousands of members; three people of 8 h for 12,000 members give 1.43")]
    public double HoursPerThousandMembers { get; init; } = 8;

    [Parameter(
        "Time for one pitch.", "h", 0, 1_000_000, Status.Assumed,
        "three minutes", AboveMin = true, Low = 0.025, High = 0.1,
        Measure = "hours spent on campaigns / messages delivered, one for each recipient")]
    public double PitchHours { get; init; } = 0.05;

    [Parameter(
        "Most pitches a week to a member. Hours beyond it are neither worked nor paid. 7, one a day, means no cap.",
        "pitches/week", 0, 7, Status.Design, "7: no cap; hours are paid, used or not")]
    public double PitchCap { get; init; } = 7;

    [Parameter(
        "Time for one answer to a problem.", "h", 0, 1_000_000, Status.Assumed,
        "half an hour", AboveMin = true, Low = 0.25, High = 1,
        Measure = "hours of support / tickets answered")]
    public double SolveHours { get; init; } = 0.5;

    [Parameter(
        "Time for one one-to-one contact.", "h", 0, 1_000_000, Status.Assumed,
        "a quarter of an hour", AboveMin = true, Low = 0.125, High = 0.5,
        Measure = "hours of personal contact / contacts")]
    public double BondHours { get; init; } = 0.25;

    [Parameter(
        "Worth of the offer to a member whom it fits and who trusts.", "utility", 0, 1000, Status.Assumed,
        "the unit of utility", Low = 0.5, High = 2)]
    public double Offer { get; init; } = 1;

    [Parameter("Obligation that an ask uses up.", "obligation", 0, 2, Status.Assumed, "")]
    public double AskCost { get; init; } = 0.1;

    [Parameter(
        "Obligation that a solved problem leaves.", "obligation", 0, 2, Status.Assumed,
        "", Low = 0.125, High = 0.5)]
    public double HelpCredit { get; init; } = 0.25;

    [Parameter(
        "Chance that a declined pitch is recognised as persuasion.", "probability", 0, 1, Status.Assumed,
        "persuasion knowledge lowers evaluations: Eisend & Tarrahi 2021; the size is ours", Low = 0.25, High = 1)]
    public double Detectability { get; init; } = 0.5;

    [Parameter(
        "Weight of a recognised pitch as a loss of trust.", "", 0, 100, Status.Assumed,
        "no loss of trust per pitch is known", Low = 0.5, High = 2)]
    public double Intrusion { get; init; } = 1;

    [Parameter(
        "Chance that a pitch informs somebody who did not know the brand. Informing raises trust.",
        "probability", 0, 1, Status.Assumed, "0: a pitch only asks")]
    public double Informs { get; init; } = 0;

    [Parameter("How much trust an informing pitch gains, as a multiple of member.trustLearningRate.", "", 0, 100, Status.Assumed, "as a good purchase")]
    public double InformGain { get; init; } = 1;

    [Parameter(
        "How visible acceptance is to the group: the share of its disapproval that a member who accepts meets.",
        "share", 0, 1, Status.Assumed, "1: in public")]
    public double Visibility { get; init; } = 1;

    [Parameter(
        "Share of the group's disapproval that a member blames on the brand, as a loss of trust.",
        "share", 0, 100, Status.Assumed, "", Low = 0.25, High = 1)]
    public double Attribution { get; init; } = 0.5;

    [Parameter(
        "Chance that a purchase is a good experience.", "probability", 0, 1, Status.Assumed,
        "", Low = 0.6, High = 1,
        Measure = "the share of purchases without return or complaint")]
    public double Quality { get; init; } = 0.9;

    [Parameter(
        "Chance that an answer solves the problem, given by somebody without a work hat.",
        "probability", 0, 1, Status.Assumed, "", Low = 0.6, High = 1,
        Measure = "the share of answered tickets that are not reopened")]
    public double Skill { get; init; } = 0.9;

    [Parameter(
        "Work hat: how far those who answer think in channels and funnels. Times seesaw, it reduces their skill.",
        "share", 0, 1, Status.Assumed, "0: problem solvers are hired")]
    public double WorkHat { get; init; } = 0;

    [Parameter(
        "Chance that the brand answers a problem it has looked at, rather than ignoring it for good.",
        "probability", 0, 1, Status.Assumed, "1: all the time; the article warns of 0.8",
        Measure = "the share of tickets that get an answer")]
    public double Consistency { get; init; } = 1;

    [Parameter(
        "Weight of a one-to-one contact as a gain of trust.", "", 0, 100, Status.Assumed,
        "", Low = 0.15, High = 0.6)]
    public double BondGain { get; init; } = 0.3;

    [Parameter("Obligation that a one-to-one contact leaves.", "obligation", 0, 2, Status.Assumed, "")]
    public double BondCredit { get; init; } = 0.1;

    [Parameter("Share of a member's pain that remains after a one-to-one contact.", "share", 0, 1, Status.Assumed, "")]
    public double BondRelief { get; init; } = 0.5;

    [Parameter(
        "Margin of a sale.", "money", -1_000_000_000, 1_000_000_000, Status.Assumed,
        "two hours' wage", Low = 30, High = 120,
        Measure = "the price of a sale less its variable cost")]
    public double SaleMargin { get; init; } = 60;

    [Parameter(
        "Margin of a customer who stays.", "money/day", -1_000_000_000, 1_000_000_000, Status.Assumed,
        "", Low = 0.5, High = 2,
        Measure = "the yearly margin of a customer who stays / 365")]
    public double RetainedMargin { get; init; } = 1;

    [Parameter("Cost of an hour.", "money/h", 0, 1_000_000_000, Status.Assumed, "", Low = 15, High = 60,
        Measure = "the yearly cost of a person / hours worked in a year")]
    public double HourlyWage { get; init; } = 30;

    [Parameter(
        "Earnings of an hour that is not worked in the community: beyond the cap on pitches, or while the brand is away.",
        "money/h", 0, 1_000_000_000, Status.Design, "0: the hours are worth nothing elsewhere",
        Measure = "what an hour earns outside the community, from time sheets")]
    public double OutsideReturn { get; init; } = 0;

    [Parameter("The members the brand may pitch to: all, those with most ties, those it helped lately, or a segment.", "", 0, 0, Status.Design, "uniform: everybody alike")]
    public Target PitchTarget { get; init; } = Target.Uniform;

    [Parameter("The members the brand may meet one to one: all, those with most ties, those it helped lately, or a segment.", "", 0, 0, Status.Design, "uniform: everybody alike")]
    public Target BondTarget { get; init; } = Target.Uniform;

    [Parameter(
        "Share of members, those with most ties, who count as hubs (target hubs).",
        "share", 0, 1, Status.Design, "")]
    public double HubShare { get; init; } = 0.1;

    [Parameter(
        "Least obligation, as of yesterday evening, of a member who counts as receptive (target receptive).", "obligation", 0, 1, Status.Assumed,
        "about what seven days leave of helpCredit")]
    public double ReceptiveFrom { get; init; } = 0.05;

    [Parameter(
        "Share of groups that the brand leaves alone, as a control. A group is a run of community.network.groupSize seats.",
        "share", 0, 1, Status.Design, "0: none")]
    public double HoldOut { get; init; } = 0;

    [Parameter(
        "Chance that a bad purchase after a pitch was a deception. A deception leaves a scar (member.scar).", "probability", 0, 1,
        Status.Assumed, "0: off; trust repairs differently after deception: Schweitzer, Hershey & Bradlow 2006, "
            + "doi 10.1016/j.obhdp.2006.05.005")]
    public double Deception { get; init; }
}
