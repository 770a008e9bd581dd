using System.Text.Json;
using CommunitySim.Experiments.Input;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Sends an answer while it is computed, one JSON value per line.</summary>
internal static class JsonLines
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <summary>Sends each part at once. An error after the first part becomes the last line, as a <see cref="Refusal"/>.</summary>
    public static async Task Stream<T>(HttpContext context, IAsyncEnumerable<T> parts, JsonSerializerOptions form)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        try
        {
            await foreach (T part in parts.WithCancellation(context.RequestAborted).ConfigureAwait(false))
            {
                await Write(context, part, form).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (context.Response.HasStarted && fault is InputException or BusyException)
        {
            await Write(context, Refusal.For(fault).Answer(fault.Message), form).ConfigureAwait(false);
        }
    }

    private static async Task Write<T>(HttpContext context, T part, JsonSerializerOptions form)
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, part, form, context.RequestAborted)
            .ConfigureAwait(false);
        await context.Response.Body.WriteAsync(NewLine, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
