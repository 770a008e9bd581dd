using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CommunitySim.Lecture;

/// <summary>
/// Whose request it is, so that work can be shared out fairly. A page is given a name that only this server can have made; an address
/// gets a few at once and then one a second, and who asks without one is known by the address. So nobody is many by saying so.
/// </summary>
internal sealed class Guests
{
    // A hall's tabs, reloaded a few times; and no more addresses than are remembered.
    private const int NamesAtOnce = 32, MostAddresses = 4096;

    // In letters of hexadecimal.
    private const int NameLength = 16, SealLength = 24;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, Allowance> _allowances = [];

    /// <summary>A name for a page at an address; empty where it has had too many of late.</summary>
    public string Welcome(IPAddress address)
    {
        lock (_lock)
        {
            if (_allowances.Count >= MostAddresses)
            {
                _allowances.Clear();
            }

            Allowance allowance = _allowances.GetValueOrDefault(address, new Allowance(NamesAtOnce, Stopwatch.GetTimestamp()));
            double left = Math.Min(NamesAtOnce, allowance.Names + Stopwatch.GetElapsedTime(allowance.At).TotalSeconds);
            _allowances[address] = new Allowance(Math.Max(0, left - 1), Stopwatch.GetTimestamp());
            return left < 1 ? "" : Signed(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameLength / 2)));
        }
    }

    /// <summary>Who sends a request: the page that it names, where that name was given here; else the address.</summary>
    public string Of(HttpContext context)
    {
        string page = context.Request.Query["page"].ToString();
        bool known = page.Length == NameLength + SealLength && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signed(page[..NameLength])), Encoding.UTF8.GetBytes(page));
        return known ? $"page {page[..NameLength]}" : $"address {context.Connection.RemoteIpAddress}";
    }

    private string Signed(string name) => name + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name)).AsSpan(0, SealLength / 2));

    private readonly record struct Allowance(double Names, long At);
}
