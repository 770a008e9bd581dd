namespace CommunitySim.Experiments.Reporting;

/// <summary>Observables in words.</summary>
public static class ObservableWords
{
    /// <summary>The name with its unit: "Value (money since day 1)".</summary>
    public static string Label(Observable observable) =>
        $"{NumberText.Capital(Noun(observable))} ({Of(observable).Unit})";

    /// <summary>The name within a sentence: "open problems".</summary>
    public static string Noun(Observable observable) => Of(observable).Noun;

    /// <summary>The name with a comparative: "more trust", "fewer customers".</summary>
    public static string Compared(Observable observable, bool more)
    {
        bool plural = Noun(observable).Split(' ').Any(word => word.EndsWith('s'));
        return $"{(more ? "more" : plural ? "fewer" : "less")} {Noun(observable)}";
    }

    private static (string Noun, string Unit) Of(Observable observable) => observable switch
    {
        Observable.Trust => ("trust", "mean"),
        Observable.Reach => ("reach", "share aware and not muted"),
        Observable.Customers => ("customers", "share of members"),
        Observable.Pain => ("pain", "mean"),
        Observable.Muted => ("muting", "share of members"),
        Observable.OpenProblems => ("open problems", "share of members"),
        Observable.Value => ("value", "money since day 1"),
        Observable.Pitches => ("pitches", "a day"),
        Observable.SalesPitched => ("sales after a pitch", "a day"),
        Observable.SalesOwn => ("sales by own demand", "a day"),
        Observable.Raised => ("problems raised", "a day"),
        Observable.Solved => ("problems solved", "a day"),
        Observable.LetDown => ("members let down", "a day"),
        Observable.Sanctioned => ("sanctions", "a day"),
        Observable.Impressions => ("impressions", "a day"),
        Observable.FanGap => ("trust that customers have above others", "mean"),
        Observable.Hours => ("hours paid", "since day 1"),
        Observable.Acceptance => ("acceptance", "share of pitches"),
        Observable.Expelled => ("expulsions", "share of worlds"),
        Observable.RivalValue => ("value of the rival", "money since day 1"),
        Observable.Annoyance => ("annoyance", "mean"),
        Observable.TrustAware => ("trust of those aware", "mean"),
        Observable.LiveTies => ("live ties", "share of ties"),
        Observable.MembersLeft => ("members who left", "since day 1"),
        Observable.FirstAcceptance => ("acceptance of first pitches", "share of first pitches"),
        Observable.FirstAcceptanceHelped => ("acceptance of first pitches by those helped", "share of first pitches"),
        Observable.FirstAcceptanceOthers => ("acceptance of first pitches by those not helped", "share of first pitches"),
        Observable.PainPerDecline => ("pain per declined pitch", "mean"),
        _ => (observable.Name(), ""),
    };
}
