namespace CommunitySim.Cluster;

/// <summary>A run on a cluster cannot go on. Stored runs are kept.</summary>
public sealed class ClusterException(string message) : IOException(message);
