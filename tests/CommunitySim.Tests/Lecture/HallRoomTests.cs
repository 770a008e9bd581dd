using System.Net;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture.Hall;

namespace CommunitySim.Tests.Lecture;

/// <summary>The room without a network: limits, arms, signals and addresses.</summary>
internal sealed class HallRoomTests
{
    [Test]
    public void More_ids_than_a_hall_has_are_refused()
    {
        HallRoom room = new(1);
        string?[] ids = [.. Enumerable.Range(0, HallRoom.MostPhones).Select(_ => room.Join())];
        Assert.That(ids, Is.Unique.And.All.Match("^[0-9a-f]{32}$"));
        Assert.That(room.Join(), Is.Null);
    }

    [Test]
    public void Every_block_of_six_has_each_arm_twice_and_the_seed_decides()
    {
        Arm[] arms = [.. Enumerable.Range(0, 600).Select(phone => Arms.Of(1, phone))];
        Assert.That(arms.Chunk(Arms.BlockSize).Select(block => block.Count(arm => arm == Arm.Friend)), Is.All.EqualTo(2));
        Assert.That(arms.Chunk(Arms.BlockSize).Select(block => block.Count(arm => arm == Arm.Plain)), Is.All.EqualTo(2));
        Assert.That(Enumerable.Range(0, 600).Select(phone => Arms.Of(1, phone)), Is.EqualTo(arms));
        Assert.That(Enumerable.Range(0, 600).Select(phone => Arms.Of(2, phone)), Is.Not.EqualTo(arms));
        Assert.That(arms.Chunk(Arms.BlockSize).Select(block => string.Join(' ', block)).Distinct(StringComparer.Ordinal).Count(), Is.GreaterThan(20), "blocks differ");
    }

    [Test]
    public void A_member_has_four_neighbours_with_other_names() => Assert.That(
        Enumerable.Range(0, 200).Select(phone => Arms.Names(1, phone, 20)), Is.All.Unique.And.All.Length.EqualTo(5));

    [TestCase("en")]
    [TestCase("de")]
    public void The_words_of_the_arms_differ_in_the_offer_and_the_friend_alone(string language)
    {
        HallRoom room = new(1);
        MemberWords Words(Arm arm) => HallWords.Member(room, new Phone(7, arm), language);
        (MemberWords plain, MemberWords twice, MemberWords friend) = (Words(Arm.Plain), Words(Arm.Twice), Words(Arm.Friend));
        Assert.That(plain.Offer.Replace("5", "10", StringComparison.Ordinal), Is.EqualTo(twice.Offer));
        Assert.That((plain.Backing, plain.Ask, plain.Options, plain.Friend), Is.EqualTo((twice.Backing, twice.Ask, twice.Options, twice.Friend)));
        Assert.That((plain.Offer, plain.Ask, plain.Options), Is.EqualTo((friend.Offer, friend.Ask, friend.Options)));
        Assert.That(friend.Backing, Does.Contain(friend.Neighbours[friend.Friend!.Value]));
        Assert.That(plain.Friend, Is.Null);
    }

    [Test]
    public void An_address_may_join_a_hall_at_once_and_a_few_each_second_after_that()
    {
        Clock clock = new();
        JoinRate rate = new(clock);
        Assert.That(Enumerable.Range(0, JoinRate.AtOnce).Select(_ => rate.Take("hall")), Is.All.True);
        Assert.That(rate.Take("hall"), Is.False);
        Assert.That(rate.Take("elsewhere"), Is.True);
        clock.Seconds++;
        Assert.That(Enumerable.Range(0, JoinRate.PerSecond).Select(_ => rate.Take("hall")), Is.All.True);
        Assert.That(rate.Take("hall"), Is.False);
    }

    [Test]
    public async Task A_wait_ends_with_a_change_and_does_not_begin_after_one()
    {
        Signal signal = new();
        long known = signal.Version;
        Task wait = signal.Wait(known, Timeout.InfiniteTimeSpan, CancellationToken.None);
        Assert.That(wait.IsCompleted, Is.False);
        signal.Raise();
        await wait;
        await signal.Wait(known, Timeout.InfiniteTimeSpan, CancellationToken.None);
        await signal.Wait(signal.Version, TimeSpan.FromMilliseconds(1), CancellationToken.None);
    }

    [Test]
    public void Phones_get_an_address_of_the_network()
    {
        IPAddress[] machine = [IPAddress.Loopback, IPAddress.Parse("169.254.3.4"), IPAddress.Parse("fe80::1"), IPAddress.Parse("192.0.2.7")];
        Assert.That(HallAddress.For(IPAddress.Any, machine), Is.EqualTo(IPAddress.Parse("192.0.2.7")));
        Assert.That(HallAddress.For(IPAddress.Parse("192.0.2.9"), []), Is.EqualTo(IPAddress.Parse("192.0.2.9")), "as it was asked for");
        Assert.That(() => HallAddress.For(IPAddress.Any, machine[..3]), Throws.TypeOf<InputException>().With.Message.Contains("--host"));
    }

    [Test]
    public void The_table_of_counts_has_a_row_for_each_round_arm_and_option_and_no_id()
    {
        HallRoom room = new(1);
        string id = room.Join()!;
        room.Show(new HallStage(HallQuestion.Find("C1"), 0, Phase.Open));
        room.Vote(id, "C1", 0, 1);
        room.Show(new HallStage(HallQuestion.Find(HallQuestion.Offer), 0, Phase.Open));
        room.Vote(id, HallQuestion.Offer, 0, HallQuestion.Yes);
        room.Type([1, 2, 3, 4, 5, 6]);
        string[] rows = HallCsv.Write(room).TrimEnd().Split('\n');

        Assert.That(rows, Has.Length.EqualTo(1 + (2 * 3) + 6));
        Assert.That(rows, Does.Contain("C1,1,,2,1,").And.Contain("C1,2,,2,0,").And.Contain("offer,1,friend,no,0,6"));
        Assert.That(rows, Does.Contain($"offer,1,{Arms.Of(1, 0).ToString().ToLowerInvariant()},yes,1,{1 + (2 * (int)Arms.Of(1, 0))}"));
        Assert.That(string.Concat(rows), Does.Not.Contain(id));
    }

    [Test]
    public void The_code_to_scan_is_square_and_has_a_white_edge()
    {
        (int side, string path) = JoinCode.Draw("http://192.0.2.7:8642/join#ABCD");
        Assert.That(side, Is.GreaterThan(29));
        Assert.That(path, Does.StartWith("M4 4h1v1h-1z").And.Not.Contain("M3 "));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
