using CommunitySim.Lecture;
using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Tests.Lecture;

internal sealed class SceneShelfTests
{
    private static readonly Scene Ally = Scene.All.Single(scene => scene.Id == "C6");

    [Test]
    public async Task Who_leaves_takes_the_answer_from_nobody_and_it_is_computed_once()
    {
        using SceneShelf shelf = new(new Workshop(2), CancellationToken.None);
        using CancellationTokenSource leaves = new();
        Task<byte[]> leaver = shelf.Answer(Ally, leaves.Token), stays = shelf.Answer(Ally, CancellationToken.None);
        await leaves.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        byte[] answer = await stays;
        Assert.That(await shelf.Answer(Ally, CancellationToken.None), Is.SameAs(answer));
    }

    /// <summary>While somebody else has the workshop no world can be lived, so the work is certainly under way when all leave.</summary>
    [Test]
    public async Task When_all_have_left_the_work_ends_and_the_next_to_ask_begins_anew()
    {
        Workshop workshop = new(2);
        using SceneShelf shelf = new(workshop, CancellationToken.None);
        IDisposable elsewhere = await workshop.Turn(new Guest("hall", "other"), 0, CancellationToken.None);
        using CancellationTokenSource leaves = new();
        Task<byte[]> leaver = shelf.Answer(Ally, leaves.Token);
        await leaves.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        Task<byte[]> next = shelf.Answer(Ally, CancellationToken.None);
        elsewhere.Dispose();
        Assert.That(await next, Is.Not.Empty);
    }

    /// <summary>Without the end of the work, the next scene would wait for a million worlds.</summary>
    [Test]
    public async Task What_nobody_waits_for_any_more_holds_up_no_other_scene()
    {
        using CancellationTokenSource closing = new(), leaves = new();
        using SceneShelf shelf = new(new Workshop(2), closing.Token);
        Task<byte[]> endless = shelf.Answer(Ally with { Id = "endless", Set = [.. Ally.Set, "replicates=1000000"] }, leaves.Token);
        await leaves.CancelAsync();
        Assert.That(async () => await endless, Throws.InstanceOf<OperationCanceledException>());
        try
        {
            Assert.That(await shelf.Answer(Ally, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1)), Is.Not.Empty);
        }
        finally
        {
            await closing.CancelAsync();
        }
    }
}
