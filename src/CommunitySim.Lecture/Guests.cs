using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture;

/// <summary>Who asks.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Page">Which of the pages there; empty where it has no number.</param>
public sealed record Guest(string Address, string Page);

/// <summary>
/// Whose request it is, so that work can be shared out fairly. A page is given a number, and is known by it and its address; there are
/// so many numbers and no more, so an address is a hall at most, whatever it says. Pages beyond a hall share a number, and its part of the work.
/// </summary>
internal sealed class Guests
{
    /// <summary>Pages that an address can be: a hall's phones behind one address, each with a tab or two.</summary>
    internal const uint PagesEach = 512;

    private uint _welcomed;

    /// <summary>A number for a page.</summary>
    public string Welcome() => (Interlocked.Increment(ref _welcomed) % PagesEach).ToString(CultureInfo.InvariantCulture);

    /// <summary>Who sends a request: the page of that number at this address; the address alone where there is no such number.</summary>
    public static Guest Of(HttpContext context) => new(
        $"{context.Connection.RemoteIpAddress}",
        uint.TryParse(context.Request.Query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out uint page) && page < PagesEach ? $"page {page}" : "");
}
