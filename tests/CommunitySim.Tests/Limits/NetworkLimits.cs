using CommunitySim.Networks;
using CommunitySim.Randomness;
using static CommunitySim.Tests.Limits.Laboratory;

namespace CommunitySim.Tests.Limits;

/// <summary>Limit 7: networks as published.</summary>
internal sealed class NetworkLimits
{
    /// <summary>
    /// S = 1 − e^(−cS). The size of the giant component of n members has about the variance nS(1 − S)/(1 − c(1 − S))²
    /// (Stepanov 1970, for ties drawn independently; a fixed number of ties varies less).
    /// </summary>
    [TestCase(1.5, 0.582811643866)]
    [TestCase(2, 0.796812130021)]
    [TestCase(4, 0.980172598718)]
    public void A_random_network_has_the_giant_component_of_its_mean_degree(double degree, double expected)
    {
        const int members = 50_000;
        SocialNetwork network = Build(new NetworkParameters { Kind = NetworkKind.Random, MeanDegree = degree }, members);
        double error = Math.Sqrt(expected * (1 - expected) / members) / (1 - (degree * (1 - expected)));
        Assert.That(expected, Is.EqualTo(1 - Math.Exp(-degree * expected)).Within(1e-9), "the table solves the equation");
        Assert.That(NetworkMetrics.GiantComponent(network), Is.EqualTo(expected).Within(4 * error));
        Assert.That(NetworkMetrics.MeanDegree(network), Is.EqualTo(degree).Within(1.0 / members));
    }

    /// <summary>Degrees of a random network are Poisson: variance c; the variance of n degrees has the standard error c√(2/n), nearly.</summary>
    [Test]
    public void Degrees_of_a_random_network_are_Poisson()
    {
        const int members = 50_000;
        double[] degrees = Degrees(Build(new NetworkParameters { Kind = NetworkKind.Random, MeanDegree = 10 }, members));
        (double mean, double error) = Estimate(degrees);
        Assert.That(mean, Is.EqualTo(10).Within(1e-9));
        Assert.That(error * error * members, Is.EqualTo(10).Within(4 * 10 * Math.Sqrt((2 + 0.1) / members)));
        double none = degrees.Count(degree => degree <= 4) / (double)members;
        const double poisson = 0.029252688076961; // e^(−10)·(1 + 10 + 50 + 1000/6 + 10000/24)
        Assert.That(none, Is.EqualTo(poisson).Within(4 * Math.Sqrt(poisson / members)));
    }

    [TestCase(4)]
    [TestCase(10)]
    [TestCase(20)]
    public void A_ring_has_the_clustering_of_a_ring(int degree)
    {
        SocialNetwork ring = Build(new NetworkParameters { Kind = NetworkKind.SmallWorld, Degree = degree, Rewiring = 0 }, 1000);
        Assert.That(Degrees(ring), Is.All.EqualTo(degree));
        Assert.That(NetworkMetrics.Clustering(ring), Is.EqualTo(3.0 * (degree - 2) / (4 * (degree - 1))).Within(1e-12));
    }

    /// <summary>
    /// C(β) ≈ C(0)(1 − β)³ (Barrat &amp; Weigt 2000): a triangle survives if none of its ties moves. What that leaves out is of
    /// relative size Var(d)/(k(k − 1)), the pairs of neighbours that a spread of degrees adds, where Var(d) = (k/2)β(1 − β) + (k/2)β; new
    /// triangles are fewer than k²/n. The standard error comes from replicates.
    /// </summary>
    [TestCase(0.05)]
    [TestCase(0.1)]
    [TestCase(0.3)]
    public void A_small_world_loses_clustering_with_the_cube_of_what_is_kept(double rewiring)
    {
        const int members = 4000, degree = 10;
        SocialNetwork[] worlds = [.. Enumerable.Range(0, 10).Select(replicate =>
            Build(new NetworkParameters { Kind = NetworkKind.SmallWorld, Degree = degree, Rewiring = rewiring }, members, (uint)replicate))];
        (double clustering, double error) = Estimate([.. worlds.Select(NetworkMetrics.Clustering)]);
        double expected = 3.0 * (degree - 2) / (4 * (degree - 1)) * Math.Pow(1 - rewiring, 3);
        double variance = degree / 2.0 * rewiring * (2 - rewiring), leftOut = expected * ((variance / (degree * (degree - 1))) + ((double)degree * degree / members));
        Assert.That(clustering, Is.EqualTo(expected).Within((4 * error) + leftOut));

        (double spread, double spreadError) = Estimate([.. worlds.Select(world => Degrees(world).Average(d => (d - degree) * (d - degree)))]);
        Assert.That(worlds.Select(NetworkMetrics.MeanDegree), Is.All.EqualTo(degree), "rewiring moves ties and loses none");
        Assert.That(spread, Is.EqualTo(variance).Within((4 * spreadError) + (variance * degree / members)), "the far end moves, the near end stays");
    }

    /// <summary>
    /// m(m + 1)/2 ties among the founders and m for each newcomer: a mean degree of 2m less (m² + m)/n. Barabási and Albert's
    /// network has exactly P(K ≥ k) = m(m + 1)/(k(k + 1)) for large n (Dorogovtsev, Mendes &amp; Samukhin 2000).
    /// </summary>
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    public void A_scale_free_network_has_twice_a_newcomers_ties_and_the_published_tail(int each)
    {
        const int members = 40_000;
        SocialNetwork network = Build(new NetworkParameters { Kind = NetworkKind.ScaleFree, TiesPerNewcomer = each }, members);
        Assert.That(NetworkMetrics.MeanDegree(network), Is.EqualTo((2.0 * each) - ((each + ((double)each * each)) / members)).Within(1e-9));
        double[] degrees = Degrees(network);
        Assert.That(degrees.Min(), Is.EqualTo(each));
        foreach (int k in (int[])[each + 1, 2 * each + 1, 4 * each, 10 * each])
        {
            double tail = each * (each + 1.0) / (k * (k + 1.0));
            double error = Math.Sqrt(tail * (1 - tail) / members);
            Assert.That(degrees.Count(degree => degree >= k) / (double)members, Is.EqualTo(tail).Within(4 * error), $"P(K ≥ {k})");
        }
    }

    /// <summary>
    /// P(k) ∝ 1/(k(k + 1)(k + 2)), nearly (k + 1)⁻³. The likelihood of a power law of x = k + 1 from x₀ on is greatest at
    /// 1 + n/Σ ln(x/(x₀ − ½)) (Clauset, Shalizi &amp; Newman 2009), with the standard error 2/√n for an exponent of 3.
    /// </summary>
    [Test]
    public void A_scale_free_tail_falls_with_an_exponent_near_three()
    {
        const int from = 20;
        double[] tail = [.. Degrees(Build(new NetworkParameters { Kind = NetworkKind.ScaleFree, TiesPerNewcomer = 4 }, 100_000)).Where(degree => degree >= from)];
        double exponent = 1 + (tail.Length / tail.Sum(degree => Math.Log((degree + 1) / (from + 0.5))));
        Assert.That(tail, Has.Length.GreaterThan(3000));
        Assert.That(exponent, Is.EqualTo(3).Within(4 * 2 / Math.Sqrt(tail.Length)));
    }

    private static SocialNetwork Build(NetworkParameters network, int members, uint replicate = 0) =>
        NetworkGenerator.Build(new CommunityParameters { Members = members, Network = network }, new RandomStreams(2026, replicate));

    private static double[] Degrees(SocialNetwork network) => [.. Enumerable.Range(0, network.Members).Select(member => (double)network.Degree(member))];
}
