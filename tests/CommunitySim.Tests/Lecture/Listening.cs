using CommunitySim.Lecture;

namespace CommunitySim.Tests.Lecture;

/// <summary>A lecture that listens while these tests run.</summary>
[SetUpFixture]
internal sealed class Listening
{
    private static LectureServer? _server;

    /// <summary>Where it is.</summary>
    public static Uri Address => _server!.Address;

    /// <summary>What it told on its console.</summary>
    public static StringWriter Console { get; } = new();

    [OneTimeSetUp]
    public static async Task Start() => _server = await LectureServer.Start(new LectureOptions { Port = 0, Error = TextWriter.Synchronized(Console) });

    [OneTimeTearDown]
    public static async Task Stop() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
