using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunitySim.Lecture.Server;

/// <summary>
/// Refuses requests of foreign pages. A page from elsewhere that is open in a browser on this machine must not use the server. A
/// foreign name that points here (DNS rebinding) shows in Host, and a foreign page in Origin or Sec-Fetch-Site.
/// </summary>
/// <param name="address">The address that the server listens on.</param>
internal sealed class OriginCheck(IPAddress address)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; style-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly HashSet<string> _names = NamesOf(address);

    /// <summary>Answers 403 to foreign requests, and forbids browsers to load anything from elsewhere.</summary>
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

    /// <summary>Why a request is refused; null if it is not.</summary>
    internal string? Refusal(HttpRequest request)
    {
        string name = request.Host.Host.Trim('[', ']');
        if (!_names.Contains(name) && !IsLocalAddress(name, request.HttpContext.Connection.LocalIpAddress))
        {
            return $"This lecture does not answer requests for the host \"{request.Host.Host}\". " +
                "Open it at the address that the command printed, or start it with --host and this machine's address.";
        }

        string? origin = request.Headers.Origin;
        bool foreign = (!string.IsNullOrEmpty(origin) && origin != $"{request.Scheme}://{request.Host}")
            || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
        return foreign && !IsVisit(request)
            ? $"This lecture answers requests of its own page only, not of a page from {(string.IsNullOrEmpty(origin) ? "elsewhere" : origin)}."
            : null;
    }

    /// <summary>
    /// Whether the requested host is the local address of the connection, since a machine may get an address after the start. Foreign
    /// names are not addresses, so they stay refused.
    /// </summary>
    private static bool IsLocalAddress(string name, IPAddress? local) =>
        local is not null && IPAddress.TryParse(name, out IPAddress? asked) && Plain(asked).Equals(Plain(local));

    private static IPAddress Plain(IPAddress found) => found.IsIPv4MappedToIPv6 ? found.MapToIPv4() : found;

    /// <summary>Whether the request follows a link. Links from other pages are allowed, because the page itself holds no secrets.</summary>
    private static bool IsVisit(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";

    private static HashSet<string> NamesOf(IPAddress address)
    {
        HashSet<string> names = new(
            ["localhost", "127.0.0.1", "::1", address.ToString()], StringComparer.OrdinalIgnoreCase);
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
