using CommunitySim.Lecture.Scenes;
using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

internal sealed class SceneCacheTests
{
    private static readonly Scene Ally = Scene.All.Single(scene => scene.Id == "C6");

    /// <summary>While somebody else has the queue no world can be lived, so nobody has the answer when one leaves.</summary>
    [Test]
    public async Task Who_leaves_takes_the_answer_from_nobody_and_it_is_computed_once()
    {
        WorkQueue queue = new(2);
        using SceneCache scenes = new(queue, CancellationToken.None);
        IDisposable elsewhere = await queue.Enter(new ClientId("hall", "other"), 0, CancellationToken.None);
        using CancellationTokenSource leaves = new();
        Task<byte[]> leaver = scenes.Answer(Ally, leaves.Token), stays = scenes.Answer(Ally, CancellationToken.None);
        await leaves.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        elsewhere.Dispose();
        byte[] answer = await stays;
        Assert.That(await scenes.Answer(Ally, CancellationToken.None), Is.SameAs(answer));
    }

    /// <summary>While somebody else has the queue no world can be lived, so the work is certainly under way when all leave.</summary>
    [Test]
    public async Task When_all_have_left_the_work_ends_and_the_next_to_ask_begins_anew()
    {
        WorkQueue queue = new(2);
        using SceneCache scenes = new(queue, CancellationToken.None);
        IDisposable elsewhere = await queue.Enter(new ClientId("hall", "other"), 0, CancellationToken.None);
        using CancellationTokenSource leaves = new();
        Task<byte[]> leaver = scenes.Answer(Ally, leaves.Token);
        await leaves.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        Task<byte[]> next = scenes.Answer(Ally, CancellationToken.None);
        elsewhere.Dispose();
        Assert.That(await next, Is.Not.Empty);
    }

    /// <summary>Without the end of the work, the next scene would wait for a million worlds.</summary>
    [Test]
    public async Task What_nobody_waits_for_any_more_holds_up_no_other_scene()
    {
        using CancellationTokenSource closing = new(), leaves = new();
        using SceneCache scenes = new(new WorkQueue(2), closing.Token);
        Task<byte[]> endless = scenes.Answer(Ally with { Id = "endless", Set = [.. Ally.Set, "replicates=1000000"] }, leaves.Token);
        await leaves.CancelAsync();
        Assert.That(async () => await endless, Throws.InstanceOf<OperationCanceledException>());
        try
        {
            Assert.That(await scenes.Answer(Ally, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)), Is.Not.Empty);
        }
        finally
        {
            await closing.CancelAsync();
        }
    }
}
