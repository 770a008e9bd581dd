using System.Net.WebSockets;
using System.Text;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Live;

namespace CommunitySim.Tests.Lecture;

internal sealed class LiveSocketTests
{
    /// <summary>A page that hears nothing more must know it: an open socket that nobody answers on would be waited at for good.</summary>
    [Test]
    public async Task A_fault_in_the_work_ends_the_connection_with_it()
    {
        using Broken socket = new();
        Task served = new LiveSocket(socket, new Workshop(1), new Guest("hall", "page")).Serve(CancellationToken.None);

        Assert.That(async () => await served.WaitAsync(TimeSpan.FromMinutes(1)), Throws.InvalidOperationException.With.Message.EqualTo("made up"));
        Assert.That(socket.Left, Is.True);
    }

    /// <summary>Says one thing, then waits; what is sent to it is a fault.</summary>
    private sealed class Broken : WebSocket
    {
        private bool _said;

        /// <summary>Whether it was told to wait no longer.</summary>
        public bool Left { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (_said)
            {
                using CancellationTokenRegistration left = cancellationToken.Register(() => Left = true);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            _said = true;
            return new ValueWebSocketReceiveResult(Encoding.UTF8.GetBytes("{ \"values\": 3 }", buffer.Span), WebSocketMessageType.Text, endOfMessage: true);
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new InvalidOperationException("made up");

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Abort()
        {
        }

        public override void Dispose()
        {
        }
    }
}
