using CommunitySim.Experiments.Config;

namespace CommunitySim.Experiments.Reporting;

/// <summary>Observed measures in words.</summary>
public static class MeasureWords
{
    /// <summary>The name within a sentence, such as "new customers" or "open problems".</summary>
    public static string Noun(ObservedMeasure measure) =>
        measure.Observables is [var only] ? ObservableWords.Noun(only) : "new customers";
}
