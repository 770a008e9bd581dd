using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CommunitySim.Experiments.Input;
using CommunitySim.Lecture;
using CommunitySim.Lecture.Hall;
using CommunitySim.Lecture.Scenes;

namespace CommunitySim.Cli;

/// <summary>communitysim lecture: serves the page until Ctrl-C.</summary>
internal sealed class LectureCommand(TextWriter output, TextWriter error)
{
    /// <summary>Serves the page until Ctrl-C.</summary>
    /// <param name="port">The port; null for the usual one, or any that is free.</param>
    /// <param name="host">The address to listen on; null for this machine alone, or for all its addresses with a hall.</param>
    /// <param name="threads">Threads of the model.</param>
    /// <param name="hall">Whether phones may join.</param>
    /// <param name="language">The language of the page; null for the one that each browser last chose.</param>
    public async Task<int> Execute(int? port, string? host, int threads, bool hall, string? language)
    {
        LectureOptions options = new()
        {
            Hall = hall,
            Address = AddressOf(host ?? (hall ? "0.0.0.0" : "127.0.0.1")),
            Port = port ?? LectureOptions.UsualPort,
            OrAnotherPort = port is null,
            Threads = threads,
            Language = language,
            Error = error,
        };
        await using LectureServer server = await LectureServer.Start(options).ConfigureAwait(false);
        if (server.Invitation is { } invitation)
        {
            Invite(invitation, everywhere: host is null);
            await server.WaitForStop().ConfigureAwait(false);
            return ExitCode.Interrupted;
        }

        output.WriteLine(
            $"The lecture is open at {string.Join(" and ", Addresses(options.Address, server.Address))}" +
            ". Open it in a browser. Ctrl-C ends it.");
        if (!IPAddress.IsLoopback(options.Address))
        {
            output.WriteLine("Everybody who can reach this address can use it.");
        }

        await server.WaitForStop().ConfigureAwait(false);
        return ExitCode.Interrupted;
    }

    private void Invite(HallInvitation invitation, bool everywhere)
    {
        output.WriteLine($"Lecturer:   {invitation.Lecturer}");
        output.WriteLine("            Keep this address to yourself: who has it controls the hall.");
        output.WriteLine($"The hall:   http://{invitation.JoinShown} with the room code {invitation.Code}");
        output.WriteLine(everywhere
            ? "Everybody in the network can join, since the lecture listens on all addresses of this machine. Ctrl-C ends it."
            : "Everybody who can reach this address can join. Ctrl-C ends it.");
    }

    /// <summary>Writes the scenes as a page of their own. The file is complete or not written at all.</summary>
    /// <exception cref="InputException">No file can be written there, or there are no texts in the language.</exception>
    public int Export(string file, int threads, bool force, string? language)
    {
        OwnFiles.Refuse(file, SceneExport.Mark, force);
        string draft = file + ".new";
        Check(file, draft);
        int done = 0;
        string page = SceneExport.Page(
            SceneExport.Ids, threads, id => error.WriteLine($"{id}: scene {++done} of {SceneExport.Ids.Count}"), language);
        File.WriteAllText(draft, page);
        File.Move(draft, file, overwrite: true);
        output.WriteLine(
            $"{file}: {SceneExport.Ids.Count} scenes, {new FileInfo(file).Length / 1e6:0.0} MB. "
            + "It opens in any browser and needs nothing else.");
        return ExitCode.Done;
    }

    /// <summary>Refuses a file that cannot be written before the scenes are computed, which takes a minute.</summary>
    private static void Check(string file, string draft)
    {
        if (Path.GetFileName(file).Length == 0)
        {
            throw new InputException(
                "--export", "", $"\"{file}\" names no file; use a name such as --export scenes.html.");
        }

        if (Directory.Exists(file))
        {
            throw new InputException(
                file, "", "this is a folder; name the file to write, such as --export scenes.html.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            throw new InputException(file, "", $"there is no folder {folder}; create it, or choose another file.");
        }

        try
        {
            if (File.Exists(file))
            {
                File.OpenHandle(file, FileMode.Open, FileAccess.Write).Dispose();
            }

            File.WriteAllText(draft, "");
            File.Delete(draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                file, "", $"this cannot be written: {fault.Message} Choose another file with --export.");
        }
    }

    /// <summary>The addresses to open in a browser. A server that listens everywhere has each of the machine's addresses.</summary>
    private static IEnumerable<string> Addresses(IPAddress address, Uri open) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
        ? NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(found => found.GetIPProperties().UnicastAddresses)
            .Select(found => found.Address)
            .Where(found => IsOpenable(found, address.AddressFamily))
            .Select(found => $"http://{new IPEndPoint(found, open.Port)}")
        : [open.ToString().TrimEnd('/')];

    /// <summary>A socket for IPv6 answers IPv4 too. Browsers cannot open link-local addresses.</summary>
    private static bool IsOpenable(IPAddress found, AddressFamily listened) =>
        found.AddressFamily == AddressFamily.InterNetwork
            || (listened == AddressFamily.InterNetworkV6 && !found.IsIPv6LinkLocal);

    private static IPAddress AddressOf(string host) => host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out IPAddress? address) ? address
        : throw new InputException("lecture", "--host",
            $"\"{host}\" is not an address; use one of this machine, such as 127.0.0.1 or 0.0.0.0.");
}
