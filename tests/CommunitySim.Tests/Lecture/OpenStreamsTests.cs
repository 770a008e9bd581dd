using CommunitySim.Lecture.Server;

namespace CommunitySim.Tests.Lecture;

internal sealed class OpenStreamsTests
{
    private static readonly ClientId Page = new("hall", "page 1"), Other = new("hall", "page 2");

    [Test]
    public void A_page_has_room_for_another_stream_only_when_one_of_its_own_ends()
    {
        OpenStreams streams = new();
        IDisposable[] open = [.. Enumerable.Range(0, OpenStreams.MostEach).Select(_ => streams.Open(Page))];
        Assert.That(() => streams.Open(Page), Throws.InstanceOf<BusyException>());

        streams.Open(Other).Dispose();
        Assert.That(() => streams.Open(Page), Throws.InstanceOf<BusyException>(), "another page's stream makes no room");

        open[0].Dispose();
        open[0].Dispose();
        Assert.That(() => streams.Open(Page), Throws.Nothing);
        Assert.That(() => streams.Open(Page), Throws.InstanceOf<BusyException>(), "a stream ends once");
    }
}
