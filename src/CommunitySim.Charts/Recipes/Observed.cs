using System.Text.RegularExpressions;
using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Names and axes of the observables.</summary>
internal static partial class Observed
{
    /// <summary>The name as words, such as "Open problems".</summary>
    public static string Name(Observable observable) => Words.Capital(Hump().Replace(observable.Name(), hump => $" {hump.Value.ToLowerInvariant()}"));

    /// <summary>The name with what is counted.</summary>
    public static string Label(Observable observable) => observable switch
    {
        Observable.Trust => "Trust (mean)",
        Observable.Reach => "Reach (share aware and not muted)",
        Observable.Value => "Value since day 1 (money)",
        Observable.Customers => "Customers (share)",
        Observable.Muted => "Muted (share)",
        Observable.Pain => "Pain (mean)",
        _ => Name(observable),
    };

    /// <summary>All from 0 to 1 for reach and muted, of which every share may occur; else as far as the values and zero go.</summary>
    public static Axis Axis(Observable observable, IEnumerable<Interval> values) => observable is Observable.Reach or Observable.Muted
        ? Axes.Share("")
        : Axes.Covering("", values.SelectMany(value => new[] { value.Mean, value.Low, value.High }));

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Hump();
}
