using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>What a request says.</summary>
internal static class RequestBody
{
    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is not JSON of that form.</exception>
    public static async Task<T> Read<T>(HttpContext context, JsonSerializerOptions form) =>
        await JsonSerializer.DeserializeAsync<T>(context.Request.Body, form, context.RequestAborted).ConfigureAwait(false)
        ?? throw new JsonException("it is empty.");
}
