using CommunitySim.Tests.Claims;

// Half of the suite waits for processes of its own: one fixture after the other left a core idle. Those that measure memory stay alone.
[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace CommunitySim.Tests;

/// <summary>Clears up after all tests.</summary>
[SetUpFixture]
public class AfterAllTests
{
    [OneTimeTearDown]
    public void Clear() => ShippedResults.Clear();
}
