using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunitySim.Lecture.Server;

/// <summary>
/// Who is answered. A page from elsewhere that a browser on this machine has open must not use the server: a foreign name that is
/// made to point here (DNS rebinding) shows in Host, a foreign page in Origin or Sec-Fetch-Site.
/// </summary>
/// <param name="address">The address that is listened on.</param>
internal sealed class OriginCheck(IPAddress address)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; style-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly HashSet<string> _names = NamesOf(address);

    /// <summary>Answers 403 to whom the page is not for, and tells browsers to load nothing from elsewhere.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        if (Refusal(context.Request) is { } why)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync(why, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] = Policy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers[HeaderNames.CacheControl] = "no-cache";
        await next(context).ConfigureAwait(false);
    }

    /// <summary>Why a request is refused; null where it is not.</summary>
    internal string? Refusal(HttpRequest request)
    {
        string name = request.Host.Host.Trim('[', ']');
        if (!_names.Contains(name) && !IsWhereItCame(name, request.HttpContext.Connection.LocalIpAddress))
        {
            return $"This lecture does not answer to the name \"{request.Host.Host}\". " +
                "Open it at the address that the command printed, or start it with --host and this machine's address.";
        }

        string? origin = request.Headers.Origin;
        bool foreign = (!string.IsNullOrEmpty(origin) && origin != $"{request.Scheme}://{request.Host}")
            || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
        return foreign && !IsVisit(request)
            ? $"This lecture answers its own page only, not one from {(string.IsNullOrEmpty(origin) ? "elsewhere" : origin)}."
            : null;
    }

    /// <summary>
    /// A machine may have been given an address after the start: it is this machine's where the connection came in at it. No foreign name
    /// is let in by that, since it is no address.
    /// </summary>
    private static bool IsWhereItCame(string name, IPAddress? came) =>
        came is not null && IPAddress.TryParse(name, out IPAddress? asked) && Plain(asked).Equals(Plain(came));

    private static IPAddress Plain(IPAddress found) => found.IsIPv4MappedToIPv6 ? found.MapToIPv4() : found;

    /// <summary>A link on another page may lead here: the page itself gives nothing away.</summary>
    private static bool IsVisit(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";

    private static HashSet<string> NamesOf(IPAddress address)
    {
        HashSet<string> names = new(["localhost", "127.0.0.1", "::1", address.ToString()], StringComparer.OrdinalIgnoreCase);
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            names.Add(Environment.MachineName);
            names.UnionWith(NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(found => found.GetIPProperties().UnicastAddresses)
                .Select(found => found.Address.ToString()));
        }

        return names;
    }
}
