namespace CommunitySim.Cohorts;

/// <summary>All members have the same parameters. Code for segments is then not compiled.</summary>
internal readonly struct Alike;

/// <summary>Segments have parameters of their own.</summary>
internal readonly struct Mixture;
