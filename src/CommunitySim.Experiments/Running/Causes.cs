namespace CommunitySim.Experiments.Running;

/// <summary>Unwraps an exception. Parallel work and static initialisers wrap what they throw.</summary>
public static class Causes
{
    /// <summary>Returns the first exception of a type in a chain of wrapped exceptions, or null.</summary>
    public static T? Find<T>(Exception fault)
        where T : Exception => fault switch
        {
            T found => found,
            AggregateException all => all.InnerExceptions.Select(Find<T>).FirstOrDefault(found => found is not null),
            { InnerException: { } inner } => Find<T>(inner),
            _ => null,
        };
}
