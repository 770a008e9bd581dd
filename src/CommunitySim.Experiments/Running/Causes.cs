namespace CommunitySim.Experiments.Running;

/// <summary>Unwraps an exception. Parallel work and static initialisers wrap what they throw.</summary>
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
