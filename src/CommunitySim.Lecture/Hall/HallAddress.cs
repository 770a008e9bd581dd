using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CommunitySim.Experiments.Input;

namespace CommunitySim.Lecture.Hall;

/// <summary>The address of this machine that phones can reach.</summary>
internal static class HallAddress
{
    /// <summary>The address to print: the one that was asked for, or that of the network with a gateway.</summary>
    /// <param name="listened">The address that the server listens on.</param>
    /// <exception cref="InputException">This machine has no address in a network.</exception>
    public static IPAddress For(IPAddress listened) => For(listened, NetworkInterface.GetAllNetworkInterfaces()
        .Where(found => found.OperationalStatus == OperationalStatus.Up)
        .Select(found => found.GetIPProperties())
        .OrderByDescending(found => found.GatewayAddresses.Count > 0)
        .SelectMany(found => found.UnicastAddresses)
        .Select(found => found.Address));

    internal static IPAddress For(IPAddress listened, IEnumerable<IPAddress> machine)
    {
        if (!listened.Equals(IPAddress.Any) && !listened.Equals(IPAddress.IPv6Any))
        {
            return listened;
        }

        IPAddress[] reachable = [.. machine.Where(found => !IPAddress.IsLoopback(found) && IsReachable(found))];
        return reachable.FirstOrDefault(found => found.AddressFamily == AddressFamily.InterNetwork)
            ?? (listened.Equals(IPAddress.IPv6Any) ? reachable.FirstOrDefault() : null)
            ?? throw new InputException("lecture", "--hall",
                "this machine has no address in a network, so phones cannot reach it. Join the hall's network and start again, " +
                "or try the page on this machine alone with --host 127.0.0.1.");
    }

    /// <summary>Link-local addresses come without a network, and browsers cannot open those of IPv6.</summary>
    private static bool IsReachable(IPAddress found) => found.AddressFamily == AddressFamily.InterNetworkV6
        ? !found.IsIPv6LinkLocal
        : found.GetAddressBytes() is not [169, 254, ..];
}
