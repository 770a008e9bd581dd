using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

internal sealed class WorkQueueTests
{
    [Test]
    public async Task One_piece_is_worked_on_at_a_time()
    {
        WorkQueue queue = new(2);
        (int at, int most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            using (await queue.Enter(Page($"{n}"), 0, CancellationToken.None))
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
        WorkQueue queue = new(1);
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        List<string> order = [];
        Task fine = Note("fine", 100), coarse = Note("coarse", 8);
        turn.Dispose();
        await Task.WhenAll(fine, coarse);
        Assert.That(order, Is.EqualTo(new[] { "coarse", "fine" }));

        async Task Note(string name, int done)
        {
            using (await queue.Enter(Page(name), done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    [Test]
    public async Task A_client_that_floods_is_refused_and_another_is_not()
    {
        WorkQueue queue = new(1);
        using IDisposable turn = await queue.Enter(Page("flood"), 0, CancellationToken.None);
        Task<IDisposable>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => queue.Enter(Page("flood"), 0, CancellationToken.None))];
        Assert.That(async () => await queue.Enter(Page("flood"), 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> other = queue.Enter(Page("other"), 0, CancellationToken.None);
        turn.Dispose();
        await Finish(waiting.Append(other));
    }

    [Test]
    public async Task Who_has_worked_lately_goes_after_who_has_not()
    {
        WorkQueue queue = new(1);
        (await queue.Enter(Page("worker"), 0, CancellationToken.None)).Dispose();

        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        List<string> order = [];
        Task worker = Note("worker", 0), newcomer = Note("newcomer", 100);
        turn.Dispose();
        await Task.WhenAll(worker, newcomer);
        Assert.That(order, Is.EqualTo(new[] { "newcomer", "worker" }));

        async Task Note(string name, int done)
        {
            using (await queue.Enter(Page(name), done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    /// <summary>Two pages of a hall, thirty names of a flood at one address, and one page by itself, all of whom always want more.</summary>
    [Test]
    public async Task Addresses_take_turns_and_the_pages_of_an_address_take_its_turns()
    {
        ClientId[] flood = [.. Enumerable.Range(0, 30).Select(n => new ClientId("flood", $"page {n}"))], hall = [new("hall", "left"), new("hall", "right")];
        ClientId alone = new("elsewhere", "page");
        List<ClientId> order = await OrderOf(90, [.. flood, .. hall, alone]);

        Assert.That(order.Chunk(3).Select(round => round.Select(client => client.Address)), Is.All.EquivalentTo(new[] { "flood", "hall", "elsewhere" }));
        Assert.That(order.Where(client => client.Address == "flood"), Is.EqualTo(flood), "each name once");
        Assert.That(order.Count(client => client == hall[0]), Is.EqualTo(15));
    }

    [Test]
    public async Task A_page_that_comes_late_goes_before_the_pages_of_its_address_that_had_a_turn()
    {
        WorkQueue queue = new(1);
        ClientId busy = new("hall", "busy"), late = new("hall", "late");
        (await queue.Enter(busy, 0, CancellationToken.None)).Dispose();
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        Task<IDisposable> again = queue.Enter(busy, 0, CancellationToken.None), first = queue.Enter(late, 100, CancellationToken.None);
        turn.Dispose();
        Assert.That(await Task.WhenAny(first, again), Is.SameAs(first));
        await Finish([first, again]);
    }

    [Test]
    public async Task Where_all_places_are_taken_who_has_many_makes_room_for_who_has_none()
    {
        WorkQueue queue = new(1);
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 2048).Select(n => queue.Enter(Page($"{n / 8}"), 0, CancellationToken.None))];
        Task<IDisposable> late = queue.Enter(Page("late"), 0, CancellationToken.None);
        Task<IDisposable> sent = await Task.WhenAny(crowd);
        Assert.That(sent.Exception?.InnerException, Is.TypeOf<BusyException>());
        turn.Dispose();
        await Finish(crowd.Where(one => one != sent).Append(late));
    }

    [Test]
    public async Task The_lecture_itself_has_a_place_where_all_are_taken_and_takes_nobodys()
    {
        WorkQueue queue = new(1);
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 2048).Select(n => queue.Enter(Page($"{n}"), 0, CancellationToken.None))];
        Assert.That(async () => await queue.Enter(Page("late"), 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> house = queue.Enter(WorkQueue.Server, 0, CancellationToken.None);
        turn.Dispose();
        await Finish(crowd.Append(house));
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_the_turn_to_others()
    {
        WorkQueue queue = new(1);
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Task<IDisposable> leaver = queue.Enter(Page("leaver"), 0, stop.Token), next = queue.Enter(Page("next"), 5, CancellationToken.None);
        await stop.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        turn.Dispose();
        (await next).Dispose();
        (await queue.Enter(Page("last"), 0, CancellationToken.None)).Dispose();
    }

    /// <summary>Each ends its turn when it has had it, in whatever order they are called.</summary>
    private static Task Finish(IEnumerable<Task<IDisposable>> all) => Task.WhenAll(all.Select(async one => (await one).Dispose()));

    private static ClientId Page(string name) => new(name, "page");

    /// <summary>Whose the next turns are, where each asks again before its turn ends.</summary>
    private static async Task<List<ClientId>> OrderOf(int turns, ClientId[] clientIds)
    {
        WorkQueue queue = new(1);
        List<ClientId> order = [];
        IDisposable turn = await queue.Enter(Page("first"), 0, CancellationToken.None);
        Dictionary<ClientId, Task<IDisposable>> waiting = clientIds.ToDictionary(client => client, client => queue.Enter(client, 0, CancellationToken.None));
        while (order.Count < turns)
        {
            turn.Dispose();
            Task<IDisposable> called = await Task.WhenAny(waiting.Values);
            ClientId client = waiting.Single(one => one.Value == called).Key;
            order.Add(client);
            turn = await called;
            waiting[client] = queue.Enter(client, 0, CancellationToken.None);
        }

        turn.Dispose();
        return order;
    }
}
