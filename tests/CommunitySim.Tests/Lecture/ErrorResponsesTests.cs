using System.Text;
using System.Text.Json;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CommunitySim.Tests.Lecture;

/// <summary>What a page is told where its request came to nothing.</summary>
internal sealed class ErrorResponsesTests
{
    [Test]
    public async Task What_can_be_tried_again_is_told_from_what_is_wrong()
    {
        Assert.That(await Told(new BusyException()), Is.EqualTo((503, new BusyException().Message, "")));
        Assert.That(await Told(new InputException("the page", "days", "found 0.")), Is.EqualTo((400, new InputException("the page", "days", "found 0.").Message, "")));
    }

    [Test]
    public async Task A_fault_of_the_program_is_told_on_the_console_and_not_to_the_page()
    {
        (int status, string page, string console) = await Told(new InvalidOperationException("a secret"));
        Assert.That((status, page), Is.EqualTo((500, "The lecture failed because of a bug. Its console shows more.")));
        Assert.That(console, Does.Contain("a secret").And.Contain("POST /api/game"));
    }

    /// <summary>Work on several threads, or of several scenes, is given up by all of them at once.</summary>
    [TestCaseSource(nameof(Ends))]
    public async Task Work_that_the_end_of_the_program_gives_up_is_no_fault(Exception thrown)
    {
        using StringWriter console = new();
        Lifetime connection = new();
        DefaultHttpContext context = new();
        context.Features.Set<IHttpRequestLifetimeFeature>(connection);
        await new ErrorResponses(console, new CancellationToken(canceled: true)).Write(context, _ => throw thrown);

        Assert.That(console.ToString(), Is.Empty);
        Assert.That(connection.IsAborted, Is.True, "the page hears nothing rather than an empty answer");
    }

    [Test]
    public async Task A_fault_at_the_end_of_the_program_is_still_told()
    {
        using StringWriter console = new();
        await new ErrorResponses(console, new CancellationToken(canceled: true)).Write(new DefaultHttpContext(), _ => throw new AggregateException(new OperationCanceledException(), new InvalidOperationException("a secret")));
        Assert.That(console.ToString(), Does.Contain("a secret"));
    }

    [Test]
    public async Task Work_that_is_given_up_without_an_end_is_a_fault() =>
        Assert.That((await Told(new OperationCanceledException())).Status, Is.EqualTo(500));

    private static IEnumerable<Exception> Ends() =>
    [
        new OperationCanceledException(),
        new TaskCanceledException(),
        new AggregateException(new TaskCanceledException(), new OperationCanceledException()),
        new AggregateException(new AggregateException(new OperationCanceledException())),
    ];

    [Test]
    public async Task The_end_of_the_program_is_the_end_of_a_request([Values] bool ends, [Values] bool leaves)
    {
        using CancellationTokenSource end = new(), leave = new();
        DefaultHttpContext context = new() { RequestAborted = leave.Token };
        bool aborted = false;
        await LectureServer.UntilTheEnd(context, Work, end.Token);
        Assert.That(aborted, Is.EqualTo(ends || leaves));

        async Task Work(HttpContext within)
        {
            Assert.That(within.RequestAborted.IsCancellationRequested, Is.False);
            await (ends ? end.CancelAsync() : Task.CompletedTask);
            await (leaves ? leave.CancelAsync() : Task.CompletedTask);
            aborted = within.RequestAborted.IsCancellationRequested;
        }
    }

    private static async Task<(int Status, string Page, string Console)> Told(Exception fault)
    {
        using StringWriter console = new();
        using MemoryStream body = new();
        DefaultHttpContext context = new() { Request = { Method = "POST", Path = "/api/game" }, Response = { Body = body } };
        await new ErrorResponses(console, CancellationToken.None).Write(context, _ => throw fault);
        return (context.Response.StatusCode, JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray())).RootElement.GetProperty("error").GetString()!, console.ToString());
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
