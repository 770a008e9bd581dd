using CommunitySim.Browser.Tests;
using NUnit.Framework.Interfaces;

[assembly: CloseWindows]

namespace CommunitySim.Browser.Tests;

/// <summary>Closes the windows of a test at its end: pages that stay open go on drawing, and keep their place in the lecture.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class CloseWindowsAttribute : TestActionAttribute
{
    /// <inheritdoc/>
    public override ActionTargets Targets => ActionTargets.Test;

    /// <inheritdoc/>
    public override void AfterTest(ITest test) => Task.Run(Chromium.CloseWindows).GetAwaiter().GetResult();
}
