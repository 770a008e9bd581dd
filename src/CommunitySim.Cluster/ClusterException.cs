namespace CommunitySim.Cluster;

/// <summary>A run on a cluster cannot go on. Stored runs are kept.</summary>
internal sealed class ClusterException(string message) : IOException(message);
