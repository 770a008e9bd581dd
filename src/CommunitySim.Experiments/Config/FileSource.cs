namespace CommunitySim.Experiments.Config;

/// <summary>A file that an experiment reads.</summary>
/// <param name="File">Its place.</param>
/// <param name="Hash">Its SHA-256.</param>
public sealed record FileSource(string File, string Hash);
