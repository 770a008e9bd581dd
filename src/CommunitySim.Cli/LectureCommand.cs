using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CommunitySim.Experiments.Config;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Cli;

/// <summary>communitysim lecture: the page, until Ctrl-C.</summary>
internal sealed class LectureCommand(TextWriter output, TextWriter error)
{
    public async Task<int> Execute(int? port, string host, int threads)
    {
        LectureOptions options = new() { Address = AddressOf(host), Port = port ?? LectureOptions.UsualPort, OrAnotherPort = port is null, Threads = threads, Error = error };
        await using LectureServer server = await LectureServer.Start(options).ConfigureAwait(false);
        output.WriteLine($"The lecture is open at {string.Join(" and ", Addresses(options.Address, server.Address))} — show it in a browser. Ctrl-C ends it.");
        if (!IPAddress.IsLoopback(options.Address))
        {
            output.WriteLine("Everybody who reaches this address can use it.");
        }

        await server.Ended().ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>Writes the scenes as a page of their own.</summary>
    public int Export(string file, int threads)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            throw new InputException(file, "", $"there is no folder {folder}; make it, or name a file elsewhere.");
        }

        int done = 0;
        string page = SceneExport.Page(SceneExport.Ids, threads, id => error.WriteLine($"{id}: scene {++done} of {SceneExport.Ids.Count}"));
        File.WriteAllText(file, page);
        output.WriteLine($"{file}: {SceneExport.Ids.Count} scenes, {new FileInfo(file).Length / 1e6:0.0} MB. It opens in any browser and needs nothing else.");
        return ExitCode.Done;
    }

    /// <summary>What to type into a browser: who listens everywhere listens at each of the machine's addresses.</summary>
    private static IEnumerable<string> Addresses(IPAddress address, Uri open) => address.Equals(IPAddress.Any)
        ? NetworkInterface.GetAllNetworkInterfaces().SelectMany(found => found.GetIPProperties().UnicastAddresses).Where(found => found.Address.AddressFamily == AddressFamily.InterNetwork).Select(found => $"http://{found.Address}:{open.Port}")
        : [open.ToString().TrimEnd('/')];

    private static IPAddress AddressOf(string host) => host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out IPAddress? address) ? address
        : throw new InputException("lecture", "--host", $"\"{host}\" is no address; write one of this machine's, such as 127.0.0.1 or 0.0.0.0.");
}
