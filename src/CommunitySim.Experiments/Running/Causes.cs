namespace CommunitySim.Experiments.Running;

/// <summary>What is behind an exception: work shared by threads, and what is begun on first use, wrap what they throw.</summary>
public static class Causes
{
    /// <summary>The first of its kind among an exception and what it wraps; null where there is none.</summary>
    public static T? Find<T>(Exception fault)
        where T : Exception => fault switch
        {
            T found => found,
            AggregateException all => all.InnerExceptions.Select(Find<T>).FirstOrDefault(found => found is not null),
            { InnerException: { } inner } => Find<T>(inner),
            _ => null,
        };
}
