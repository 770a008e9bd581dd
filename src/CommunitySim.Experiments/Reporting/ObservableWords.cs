namespace CommunitySim.Experiments.Reporting;

/// <summary>Observables in words.</summary>
public static class ObservableWords
{
    /// <summary>The name with its unit: "Value (money so far)".</summary>
    public static string Label(Observable observable) =>
        $"{NumberText.Capital(Noun(observable))} ({Of(observable).Unit})";

    /// <summary>What is measured, and its range or unit.</summary>
    public static string Meaning(Observable observable) => Of(observable).Meaning;

    /// <summary>The name within a sentence: "open problems".</summary>
    public static string Noun(Observable observable) => Of(observable).Noun;

    /// <summary>The name with a comparative: "more trust", "fewer customers".</summary>
    public static string Compared(Observable observable, bool more)
    {
        bool plural = Noun(observable).Split(' ').Any(word => word.EndsWith('s'));
        return $"{(more ? "more" : plural ? "fewer" : "less")} {Noun(observable)}";
    }

    private static (string Noun, string Unit, string Meaning) Of(Observable observable) => observable switch
    {
        Observable.Trust => ("trust", "mean",
            "Mean trust, 0 to 1."),
        Observable.Reach => ("reach", "share aware and not muted",
            "Share of members who are aware and have not muted: the brand's next message can reach them."),
        Observable.Customers => ("customers", "share of members",
            "Share of members who are customers."),
        Observable.Pain => ("pain", "mean",
            "Mean pain, at least 0."),
        Observable.Muted => ("muting", "share of members",
            "Share of members who have muted the brand."),
        Observable.OpenProblems => ("open problems", "share of members",
            "Share of members with an open problem."),
        Observable.Value => ("value", "money so far",
            "Value to the brand since day 1, in units of money."),
        Observable.Pitches => ("pitches", "a day",
            "Pitches made today."),
        Observable.SalesPitched => ("sales after a pitch", "a day",
            "Sales after a pitch today."),
        Observable.SalesOwn => ("sales by own demand", "a day",
            "Sales by own demand today."),
        Observable.Raised => ("problems raised", "a day",
            "Problems that arose today."),
        Observable.Solved => ("problems solved", "a day",
            "Problems that the brand solved today."),
        Observable.LetDown => ("members let down", "a day",
            "Members whom the brand let down today, by a failed answer or no answer."),
        Observable.Sanctioned => ("sanctions", "a day",
            "Acceptances that the group sanctioned today."),
        Observable.Impressions => ("impressions", "a day",
            "Impressions on a dashboard today: pitches, and sightings of pitches in the feed."),
        Observable.FanGap => ("trust that customers have above others", "mean",
            "Mean trust of customers minus that of others; 0 if one side is empty."),
        Observable.Hours => ("hours paid", "so far",
            "Hours worked and paid since day 1."),
        Observable.Acceptance => ("acceptance", "share of pitches",
            "Share of all pitches since day 1 that ended in a sale; 0 before the first."),
        Observable.Expelled => ("expulsions", "share of worlds",
            "1 from the day on which the group expelled the brand, else 0."),
        Observable.RivalValue => ("value of the rival", "money so far",
            "Value to the rival brand since day 1, in units of money; 0 without a rival."),
        Observable.Annoyance => ("annoyance", "mean",
            "Mean annoyance, 0 to 1."),
        Observable.TrustAware => ("trust of those aware", "mean",
            "Mean trust of the members who are aware, 0 to 1; 0 while nobody is."),
        Observable.LiveTies => ("live ties", "share of ties",
            "Share of ties that are live, 0 to 1; 1 without ties, or where none is ever severed."),
        Observable.MembersLeft => ("members who left", "so far",
            "Members who left since day 1, each of whom a newcomer followed."),
        Observable.FirstAcceptance => ("acceptance of first pitches", "share of first pitches",
            "Accepted share of all first pitches so far to members who were no customers when asked; 0 before any."),
        Observable.FirstAcceptanceHelped => ("acceptance of first pitches by those helped", "share of first pitches",
            "Accepted share of all first pitches so far to members for whom the brand had solved a problem before; 0 before any."),
        Observable.FirstAcceptanceOthers => ("acceptance of first pitches by those not helped", "share of first pitches",
            "Accepted share of all first pitches so far to members for whom the brand had solved no problem before; 0 before any."),
        Observable.PainPerDecline => ("pain per declined pitch", "mean",
            "Mean pain that the threat of a declined pitch added, over all declined pitches so far; 0 before any."),
        _ => (observable.Name(), "", ""),
    };
}
