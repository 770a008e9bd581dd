using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture;

/// <summary>
/// Whose request it is, so that work can be shared out fairly. A page is given a number, and is known by it and its address; there are
/// so many numbers and no more, so an address is a hall at most, whatever it says. Pages beyond a hall share a number, and its part of the work.
/// </summary>
internal sealed class Guests
{
    /// <summary>Pages that an address can be: a hall's phones behind one address, each with a tab or two. Fewer than can wait in the workshop, so that a place is left for others.</summary>
    internal const uint PagesEach = 32;

    private uint _welcomed;

    /// <summary>A number for a page.</summary>
    public string Welcome() => (Interlocked.Increment(ref _welcomed) % PagesEach).ToString(CultureInfo.InvariantCulture);

    /// <summary>Who sends a request: the page of that number at this address; the address alone where there is no such number.</summary>
    public static string Of(HttpContext context) =>
        uint.TryParse(context.Request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out uint page) && page < PagesEach
            ? $"page {page} at {context.Connection.RemoteIpAddress}"
            : $"address {context.Connection.RemoteIpAddress}";
}
