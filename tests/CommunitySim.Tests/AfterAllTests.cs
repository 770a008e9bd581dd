using CommunitySim.Tests.Claims;

namespace CommunitySim.Tests;

/// <summary>Clears up after all tests.</summary>
[SetUpFixture]
public class AfterAllTests
{
    [OneTimeTearDown]
    public void Clear() => ShippedResults.Clear();
}
