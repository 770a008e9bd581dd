using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Reads the bodies of requests.</summary>
internal static class RequestBody
{
    /// <summary>Reads a body as JSON.</summary>
    /// <exception cref="JsonException">The body is not JSON of this type.</exception>
    public static async Task<T> Read<T>(HttpContext context, JsonSerializerOptions form) =>
        await JsonSerializer.DeserializeAsync<T>(context.Request.Body, form, context.RequestAborted)
            .ConfigureAwait(false)
        ?? throw new JsonException("it is empty.");
}
