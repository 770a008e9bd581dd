using CommunitySim.Cluster;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Tests.Cluster;

/// <summary>The rules of a cluster that need no server.</summary>
internal sealed class ClusterRulesTests
{
    private static readonly Greeting Good = new(Canary.Build, "node-1:11111", 4, Canary.World);

    [Test]
    public void A_worker_of_the_same_build_with_the_same_numbers_takes_part() => Assert.That(Canary.Refusal(Good), Is.Null);

    [Test]
    public void A_worker_of_another_build_is_refused() =>
        Assert.That(Canary.Refusal(Good with { Build = "other" }), Does.StartWith("node-1:11111").And.Contains("build"));

    [Test]
    public void A_worker_with_other_numbers_is_refused() =>
        Assert.That(Canary.Refusal(Good with { World = [.. Canary.World.SkipLast(1), (byte)(Canary.World[^1] ^ 1)] }), Does.StartWith("node-1:11111").And.Contains("numbers"));

    [TestCase(0.125, 1000, 64, Description = "two seconds on four places")]
    [TestCase(5, 1000, 4, Description = "at least a world for each place")]
    [TestCase(60, 1000, 1, Description = "dear worlds are shared among the places")]
    [TestCase(0.0078125, 1e6, 8, Description = "an answer has at most 8 MB")]
    [TestCase(0.0078125, 1e9, 1, Description = "a block has a world")]
    public void A_block_fits_the_time_and_the_network(double seconds, double bytes, int worlds)
    {
        BlockSize size = new(bytes);
        size.Note(3, 3 * seconds);

        Assert.That(size.For(4), Is.EqualTo(worlds));
    }

    [Test]
    public void The_first_block_has_a_world_for_each_place() => Assert.That(new BlockSize(1000).For(4), Is.EqualTo(4));

    [Test]
    public void One_block_in_a_thousand_is_simulated_twice()
    {
        BlockChecks checks = new();

        Assert.That(Enumerable.Range(0, 2001).Where(_ => checks.IsNextDue()), Is.EqualTo(new[] { 0, 1000, 2000 }));
    }

    [Test]
    public void A_package_arrives_as_it_was_sent()
    {
        ExperimentPackage package = new("small", "{ \"days\": 3 }", [("networks/ties.csv", [1, 2, 3]), ("empty.csv", [])]);

        Assert.That(PackageCode.Decode(PackageCode.Encode(package)).Hash, Is.EqualTo(package.Hash));
    }

    [TestCase("localhost:6379")]
    [TestCase("redis=")]
    [TestCase("redis=host,nonsense=1")]
    public void What_is_no_address_is_refused(string text) => Assert.That(
        () => RedisAddress.Parse(text, "--join"), Throws.TypeOf<InputException>().With.Message.StartsWith("--join").And.Message.Contains("redis=HOST:6379"));

    [Test]
    public void A_password_is_never_shown()
    {
        const string Text = "redis=10.0.0.5,password=secret,ssl=true";

        Assert.That(RedisAddress.Parse(Text, "--join").Shown, Is.EqualTo("redis=10.0.0.5:6379").Or.EqualTo("redis=10.0.0.5:6380"));
        Assert.That(RedisAddress.WithoutPassword(Text), Is.EqualTo("redis=10.0.0.5,password=...,ssl=true"));
    }
}
