using System.Text.Json;
using CommunitySim.Experiments.Input;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>What goes wrong with a request, told to the page as { "error": ... }; a fault of the program is told on the console too.</summary>
/// <param name="error">The console.</param>
/// <param name="end">The end of the program, which is the end of all work and no fault of it.</param>
internal sealed class ErrorResponses(TextWriter error, CancellationToken end)
{
    /// <summary>Whether work was given up, by one thread or by several at once.</summary>
    private static bool IsEnd(Exception fault) =>
        fault is OperationCanceledException
        || (fault is AggregateException several && several.InnerExceptions.All(IsEnd));

    /// <summary>Answers what a request threw: 400 wrong input, 503 busy, 500 a fault of the program.</summary>
    public async Task Write(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception fault) when ((end.IsCancellationRequested || context.RequestAborted.IsCancellationRequested) && IsEnd(fault))
        {
            // The page or the program goes. An empty answer would look like a right one.
            context.Abort();
        }
        catch (Exception fault)
        {
            (int status, string what) = fault switch
            {
                InputException => (StatusCodes.Status400BadRequest, fault.Message),
                BadHttpRequestException refused => (refused.StatusCode, $"This is no request that the lecture knows: {fault.Message}"),
                JsonException => (StatusCodes.Status400BadRequest, $"This is no request that the lecture knows: {fault.Message}"),
                BusyException => (StatusCodes.Status503ServiceUnavailable, fault.Message),
                _ => (StatusCodes.Status500InternalServerError, "The lecture failed by a fault of its own; its console tells more."),
            };
            if (status == StatusCodes.Status500InternalServerError)
            {
                await error.WriteLineAsync(
                    $"communitysim failed by a fault of its own at {context.Request.Method} {context.Request.Path}; " +
                    $"please report this text:{Environment.NewLine}{fault}")
                    .ConfigureAwait(false);
            }

            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsJsonAsync(new { error = what }, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
