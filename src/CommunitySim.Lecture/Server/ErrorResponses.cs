using System.Text.Json;
using CommunitySim.Experiments.Input;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Answers failed requests with a <see cref="Refusal"/>. A bug of the program is written to the console too.</summary>
/// <param name="error">The console.</param>
/// <param name="end">The shutdown of the program, which cancels all work without an error.</param>
internal sealed class ErrorResponses(TextWriter error, CancellationToken end)
{
    /// <summary>Whether work was cancelled, in one thread or in several.</summary>
    private static bool IsCancellation(Exception fault) =>
        fault is OperationCanceledException
        || (fault is AggregateException several && several.InnerExceptions.All(IsCancellation));

    /// <summary>Answers an exception: 400 for wrong input, 503 if busy, 500 for a bug.</summary>
    public async Task Write(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception fault) when ((end.IsCancellationRequested || context.RequestAborted.IsCancellationRequested)
            && IsCancellation(fault))
        {
            // The page or the program ends. An empty answer would look like a valid one.
            context.Abort();
        }
        catch (Exception fault)
        {
            int status = fault switch
            {
                InputException or JsonException => StatusCodes.Status400BadRequest,
                BadHttpRequestException refused => refused.StatusCode,
                BusyException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
            if (status == StatusCodes.Status500InternalServerError)
            {
                await error.WriteLineAsync(
                    $"communitysim failed because of a bug at {context.Request.Method} {context.Request.Path}. " +
                    $"Please report this text:{Environment.NewLine}{fault}")
                    .ConfigureAwait(false);
            }

            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = status;
                string? message = fault is InputException ? fault.Message : null;
                await context.Response.WriteAsJsonAsync(Refusal.For(fault).Answer(message), CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
    }
}
