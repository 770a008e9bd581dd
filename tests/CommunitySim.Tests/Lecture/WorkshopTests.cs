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
            using (await workshop.Turn(Page($"{n}"), 0, CancellationToken.None))
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
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        List<string> order = [];
        Task fine = Note("fine", 100), coarse = Note("coarse", 8);
        turn.Dispose();
        await Task.WhenAll(fine, coarse);
        Assert.That(order, Is.EqualTo(new[] { "coarse", "fine" }));

        async Task Note(string name, int done)
        {
            using (await workshop.Turn(Page(name), done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    [Test]
    public async Task A_client_that_floods_is_refused_and_another_is_not()
    {
        Workshop workshop = new(1);
        using IDisposable turn = await workshop.Turn(Page("flood"), 0, CancellationToken.None);
        Task<IDisposable>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => workshop.Turn(Page("flood"), 0, CancellationToken.None))];
        Assert.That(async () => await workshop.Turn(Page("flood"), 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> other = workshop.Turn(Page("other"), 0, CancellationToken.None);
        turn.Dispose();
        await Finish(waiting.Append(other));
    }

    [Test]
    public async Task Who_has_worked_lately_goes_after_who_has_not()
    {
        Workshop workshop = new(1);
        (await workshop.Turn(Page("worker"), 0, CancellationToken.None)).Dispose();

        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        List<string> order = [];
        Task worker = Note("worker", 0), newcomer = Note("newcomer", 100);
        turn.Dispose();
        await Task.WhenAll(worker, newcomer);
        Assert.That(order, Is.EqualTo(new[] { "newcomer", "worker" }));

        async Task Note(string name, int done)
        {
            using (await workshop.Turn(Page(name), done, CancellationToken.None))
            {
                order.Add(name);
            }
        }
    }

    /// <summary>Two pages of a hall, thirty names of a flood at one address, and one page by itself, all of whom always want more.</summary>
    [Test]
    public async Task Addresses_take_turns_and_the_pages_of_an_address_take_its_turns()
    {
        Guest[] flood = [.. Enumerable.Range(0, 30).Select(n => new Guest("flood", $"page {n}"))], hall = [new("hall", "left"), new("hall", "right")];
        Guest alone = new("elsewhere", "page");
        List<Guest> order = await OrderOf(90, [.. flood, .. hall, alone]);

        Assert.That(order.Chunk(3).Select(round => round.Select(guest => guest.Address)), Is.All.EquivalentTo(new[] { "flood", "hall", "elsewhere" }));
        Assert.That(order.Where(guest => guest.Address == "flood"), Is.EqualTo(flood), "each name once");
        Assert.That(order.Count(guest => guest == hall[0]), Is.EqualTo(15));
    }

    [Test]
    public async Task A_page_that_comes_late_goes_before_the_pages_of_its_address_that_had_a_turn()
    {
        Workshop workshop = new(1);
        Guest busy = new("hall", "busy"), late = new("hall", "late");
        (await workshop.Turn(busy, 0, CancellationToken.None)).Dispose();
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        Task<IDisposable> again = workshop.Turn(busy, 0, CancellationToken.None), first = workshop.Turn(late, 100, CancellationToken.None);
        turn.Dispose();
        Assert.That(await Task.WhenAny(first, again), Is.SameAs(first));
        await Finish([first, again]);
    }

    [Test]
    public async Task Where_all_places_are_taken_who_has_many_makes_room_for_who_has_none()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 2048).Select(n => workshop.Turn(Page($"{n / 8}"), 0, CancellationToken.None))];
        Task<IDisposable> late = workshop.Turn(Page("late"), 0, CancellationToken.None);
        Task<IDisposable> sent = await Task.WhenAny(crowd);
        Assert.That(sent.Exception?.InnerException, Is.TypeOf<BusyException>());
        turn.Dispose();
        await Finish(crowd.Where(one => one != sent).Append(late));
    }

    [Test]
    public async Task The_lecture_itself_has_a_place_where_all_are_taken_and_takes_nobodys()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        Task<IDisposable>[] crowd = [.. Enumerable.Range(0, 2048).Select(n => workshop.Turn(Page($"{n}"), 0, CancellationToken.None))];
        Assert.That(async () => await workshop.Turn(Page("late"), 0, CancellationToken.None), Throws.TypeOf<BusyException>());
        Task<IDisposable> house = workshop.Turn(Workshop.House, 0, CancellationToken.None);
        turn.Dispose();
        await Finish(crowd.Append(house));
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_the_turn_to_others()
    {
        Workshop workshop = new(1);
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Task<IDisposable> leaver = workshop.Turn(Page("leaver"), 0, stop.Token), next = workshop.Turn(Page("next"), 5, CancellationToken.None);
        await stop.CancelAsync();
        Assert.That(async () => await leaver, Throws.InstanceOf<OperationCanceledException>());
        turn.Dispose();
        (await next).Dispose();
        (await workshop.Turn(Page("last"), 0, CancellationToken.None)).Dispose();
    }

    /// <summary>Each ends its turn when it has had it, in whatever order they are called.</summary>
    private static Task Finish(IEnumerable<Task<IDisposable>> all) => Task.WhenAll(all.Select(async one => (await one).Dispose()));

    private static Guest Page(string name) => new(name, "page");

    /// <summary>Whose the next turns are, where each asks again before its turn ends.</summary>
    private static async Task<List<Guest>> OrderOf(int turns, Guest[] guests)
    {
        Workshop workshop = new(1);
        List<Guest> order = [];
        IDisposable turn = await workshop.Turn(Page("first"), 0, CancellationToken.None);
        Dictionary<Guest, Task<IDisposable>> waiting = guests.ToDictionary(guest => guest, guest => workshop.Turn(guest, 0, CancellationToken.None));
        while (order.Count < turns)
        {
            turn.Dispose();
            Task<IDisposable> called = await Task.WhenAny(waiting.Values);
            Guest guest = waiting.Single(one => one.Value == called).Key;
            order.Add(guest);
            turn = await called;
            waiting[guest] = workshop.Turn(guest, 0, CancellationToken.None);
        }

        turn.Dispose();
        return order;
    }
}
