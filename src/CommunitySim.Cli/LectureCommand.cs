using System.Net;
using CommunitySim.Experiments.Config;
using CommunitySim.Lecture;

namespace CommunitySim.Cli;

/// <summary>communitysim lecture: the page, until Ctrl-C.</summary>
internal sealed class LectureCommand(TextWriter output, TextWriter error)
{
    public async Task<int> Execute(int? port, string host, int threads)
    {
        LectureOptions options = new() { Address = AddressOf(host), Port = port ?? LectureOptions.UsualPort, Threads = threads, Error = error };
        await using LectureServer server = await Started(options, mayMove: port is null).ConfigureAwait(false);
        output.WriteLine($"The lecture is open at {server.Address.ToString().TrimEnd('/')} — show it in a browser. Ctrl-C ends it.");
        if (!IPAddress.IsLoopback(options.Address))
        {
            output.WriteLine("Everybody who reaches this address can use it.");
        }

        await server.Ended().ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>Ten minutes before a class nobody should have to look for a free port.</summary>
    private static async Task<LectureServer> Started(LectureOptions options, bool mayMove)
    {
        try
        {
            return await LectureServer.Start(options).ConfigureAwait(false);
        }
        catch (InputException) when (mayMove && PageFiles.HasLibraries)
        {
            return await LectureServer.Start(options with { Port = 0 }).ConfigureAwait(false);
        }
    }

    private static IPAddress AddressOf(string host) => host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out IPAddress? address) ? address
        : throw new InputException("lecture", "--host", $"\"{host}\" is no address; write one of this machine's, such as 127.0.0.1 or 0.0.0.0.");
}
