using CommunitySim.Lecture;

namespace CommunitySim.Tests.Lecture;

internal sealed class WorkshopTests
{
    [Test]
    public async Task One_piece_is_worked_on_at_a_time()
    {
        Workshop workshop = new(2);
        (int at, int most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            using (await workshop.Turn($"page {n}", 0, CancellationToken.None))
            {
                most = Math.Max(most, Interlocked.Increment(ref at));
                await Task.Yield();
                Interlocked.Decrement(ref at);
            }
        })));
        Assert.That((at, most), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Who_has_least_to_show_goes_first()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn("first", 0, CancellationToken.None);
        List<string> order = [];
        Task fine = Note("fine", 100), coarse = Note("coarse", 8);
        turn.Dispose();
        await Task.WhenAll(fine, coarse);
        Assert.That(order, Is.EqualTo(new[] { "coarse", "fine" }));

        async Task Note(string name, int done)
        {
            using (await workshop.Turn(name, done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    [Test]
    public async Task A_client_that_floods_is_refused_and_another_is_not()
    {
        Workshop workshop = new(1);
        using IDisposable turn = await workshop.Turn("flood", 0, CancellationToken.None);
        Task<IDisposable>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => workshop.Turn("flood", 0, CancellationToken.None))];
        Assert.That(async () => await workshop.Turn("flood", 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> other = workshop.Turn("other", 0, CancellationToken.None);
        turn.Dispose();
        foreach (Task<IDisposable> next in waiting.Append(other))
        {
            (await next).Dispose();
        }
    }

    [Test]
    public async Task Who_has_worked_lately_goes_after_who_has_not()
    {
        Workshop workshop = new(1);
        using (await workshop.Turn("worker", 0, CancellationToken.None))
        {
            // Longer than the tenths of a second in which work is counted.
            await Task.Delay(300);
        }

        IDisposable turn = await workshop.Turn("first", 0, CancellationToken.None);
        List<string> order = [];
        Task worker = Note("worker", 0), newcomer = Note("newcomer", 100);
        turn.Dispose();
        await Task.WhenAll(worker, newcomer);
        Assert.That(order, Is.EqualTo(new[] { "newcomer", "worker" }));

        async Task Note(string name, int done)
        {
            using (await workshop.Turn(name, done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    [Test]
    public async Task Where_all_places_are_taken_who_has_many_makes_room_for_who_has_none()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn("first", 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 128).Select(n => workshop.Turn($"page {n / 8}", 0, CancellationToken.None))];
        Task<IDisposable> late = workshop.Turn("late", 0, CancellationToken.None);
        Task<IDisposable> sent = await Task.WhenAny(crowd);
        Assert.That(sent.Exception?.InnerException, Is.TypeOf<BusyException>());
        turn.Dispose();
        foreach (Task<IDisposable> next in crowd.Where(one => one != sent).Append(late))
        {
            (await next).Dispose();
        }
    }

    [Test]
    public async Task The_lecture_itself_has_a_place_where_all_are_taken_and_takes_nobodys()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn("first", 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 128).Select(n => workshop.Turn($"page {n}", 0, CancellationToken.None))];
        Assert.That(async () => await workshop.Turn("late", 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> house = workshop.Turn(Workshop.House, 0, CancellationToken.None);
        turn.Dispose();
        foreach (Task<IDisposable> next in crowd.Append(house))
        {
            (await next).Dispose();
        }
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_the_turn_to_others()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn("first", 0, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Task<IDisposable> leaver = workshop.Turn("leaver", 0, stop.Token), next = workshop.Turn("next", 5, CancellationToken.None);
        await stop.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        turn.Dispose();
        (await next).Dispose();
        (await workshop.Turn("last", 0, CancellationToken.None)).Dispose();
    }
}
