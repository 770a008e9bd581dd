using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Identifies the client of a request.</summary>
/// <param name="Address">Its IP address.</param>
/// <param name="Page">The page at this address; empty if it has no number.</param>
internal sealed record ClientId(string Address, string Page);

/// <summary>
/// Assigns page numbers, so that clients share the work fairly. A page number and an address identify a client. The numbers are limited,
/// so one address cannot pose as more clients than a hall has. Further pages share a number and its share of the work.
/// </summary>
internal sealed class ClientIds
{
    /// <summary>The most pages of one address: the phones of a hall behind one address, each with a tab or two.</summary>
    internal const uint PagesPerAddress = 512;

    private uint _assigned;

    /// <summary>Assigns a number to a page.</summary>
    public string Next() =>
        (Interlocked.Increment(ref _assigned) % PagesPerAddress).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the client of a request: its address and its page number, if that is valid.</summary>
    public static ClientId Read(HttpContext context) => new(
        $"{context.Connection.RemoteIpAddress}",
        uint.TryParse(
            context.Request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out uint page)
            && page < PagesPerAddress
            ? $"page {page}"
            : "");
}
