using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Hall;

/// <summary>
/// Lets strangers load pages, join and vote; every other call needs the lecturer's token. A new call is closed to strangers until
/// it is listed here.
/// </summary>
/// <param name="token">The lecturer's token.</param>
internal sealed class HallGate(LecturerToken token)
{
    /// <summary>The calls of a phone.</summary>
    public const string Room = "/api/hall/room", Vote = "/api/hall/vote";

    /// <summary>The paths that strangers may use: files without secrets, and the two calls of a phone.</summary>
    internal static IReadOnlySet<string> Open { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "/", "/index.html", "/page.js", "/page.css", "/THIRD-PARTY-NOTICES.md",
        JoinPage.Path, JoinPage.Script, JoinPage.Style, Room, Vote,
    };

    /// <summary>Answers 401 to a call without the token.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        if (Open.Contains(context.Request.Path) || token.Is(context.Request.Headers[LecturerToken.Header]))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsJsonAsync(
            new { error = "Only the lecturer can do this. Open the address that the command printed.", key = "token" },
            context.RequestAborted).ConfigureAwait(false);
    }
}
