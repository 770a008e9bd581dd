using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture.Server;

/// <summary>Who asks.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Page">Which of the pages there; empty where it has no number.</param>
internal sealed record ClientId(string Address, string Page);

/// <summary>
/// Whose request it is, so that work can be shared out fairly. A page is given a number, and is known by it and its address; there are
/// so many numbers and no more, so an address is a hall at most, whatever it says. Pages beyond a hall share a number, and its part of the work.
/// </summary>
internal sealed class ClientIds
{
    /// <summary>Pages that an address can be: a hall's phones behind one address, each with a tab or two.</summary>
    internal const uint PagesPerAddress = 512;

    private uint _welcomed;

    /// <summary>A number for a page.</summary>
    public string Next() => (Interlocked.Increment(ref _welcomed) % PagesPerAddress).ToString(CultureInfo.InvariantCulture);

    /// <summary>Who sends a request: the page of that number at this address; the address alone where there is no such number.</summary>
    public static ClientId Read(HttpContext context) => new(
        $"{context.Connection.RemoteIpAddress}",
        uint.TryParse(context.Request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out uint page)
            && page < PagesPerAddress
            ? $"page {page}"
            : "");
}
