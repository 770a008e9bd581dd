using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CommunitySim.Benchmarks.Figures;

/// <summary>
/// Taps of phones until their bar grows on the lecturer's page, while Live is dragged. The lecture runs as a process of its own.
/// The clock covers a phone's request, the count, and the answer that the lecturer's page waits for; not the drawing.
/// </summary>
internal static partial class HallLoad
{
    public const string Option = "--hall";

    private const string Question = "C6";
    private const int Options = 5, Seed = 1, Seconds = 6;

    // The page asks anew while the answer before still comes in, as when a slider is dragged.
    private static readonly TimeSpan Drag = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures and prints.</summary>
    /// <param name="phones">The number of phones, 1 to 400, which may join at once.</param>
    /// <param name="more">Further options of the lecture, such as "--threads 1".</param>
    public static async Task<int> Run(int phones, IEnumerable<string> more)
    {
        using Process lecture = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Repository.Command, "lecture", "--hall", "--host", "127.0.0.1", .. more]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            string printed = "";
            while (!Code().IsMatch(printed))
            {
                printed += await lecture.StandardOutput.ReadLineAsync() + "\n";
            }

            Uri address = new(Place().Match(printed).Groups["place"].Value);
            using HttpClient phone = Client(address), lecturer = Client(address);
            lecturer.DefaultRequestHeaders.Add("X-Lecture-Token", Token().Match(printed).Groups["token"].Value);
            string code = Code().Match(printed).Groups["code"].Value;
            string[] ids = await Task.WhenAll(Enumerable.Range(0, phones).Select(async _ =>
                (await Post(phone, "room", new { code, after = 0 })).GetProperty("id").GetString()!));
            foreach (bool dragged in (bool[])[false, true])
            {
                double[] times = await Measure(phone, lecturer, ids, dragged);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{phones} phones in {Seconds} s, Live {(dragged ? "dragged" : "at rest")}: median {At(times, 0.5):0} ms, 95 of 100 within {At(times, 0.95):0} ms, slowest {times[^1]:0} ms"));
            }

            return 0;
        }
        finally
        {
            lecture.Kill();
        }
    }

    private static async Task<double[]> Measure(HttpClient phone, HttpClient lecturer, string[] ids, bool dragged)
    {
        using CancellationTokenSource end = new();
        await Post(lecturer, "stage", new { question = (string?)null, round = 0, phase = "wait" });
        Task[] rooms = [.. ids.Select(id => Listen(phone, id, end.Token))];
        int round = dragged ? 1 : 0;
        await Post(lecturer, "stage", new { question = Question, round, phase = "open" });
        Queue<long>[] waiting = [.. Enumerable.Range(0, Options).Select(_ => new Queue<long>())];
        List<double> times = [];
        Task bars = Bars(lecturer, round, ids.Length, waiting, times);
        Task live = dragged ? DragLive(lecturer, end.Token) : Task.CompletedTask;
        Random random = new(Seed);
        await Task.WhenAll(ids.Select(id => Tap(phone, id, round, random.Next(Options), random.NextDouble() * Seconds, waiting)));
        await bars;
        await end.CancelAsync();
        await Task.WhenAll([live, .. rooms]);
        return [.. times.Order()];
    }

    private static async Task Tap(HttpClient phone, string id, int round, int option, double second, Queue<long>[] waiting)
    {
        await Task.Delay(TimeSpan.FromSeconds(second));
        lock (waiting)
        {
            waiting[option].Enqueue(Stopwatch.GetTimestamp());
        }

        await Post(phone, "vote", new { id, question = Question, round, option });
    }

    /// <summary>Waits for counts as the lecturer's page does. Taps of the same option count in their order.</summary>
    private static async Task Bars(HttpClient lecturer, int round, int phones, Queue<long>[] waiting, List<double> times)
    {
        int[] seen = new int[Options];
        for (long version = 0; times.Count < phones;)
        {
            JsonElement state = await Post(lecturer, "state", new { after = version });
            version = state.GetProperty("version").GetInt64();
            int[] counts = state.GetProperty("counts").GetProperty(Question)[round].Deserialize<int[]>()!;
            lock (waiting)
            {
                for (int option = 0; option < Options; option++)
                {
                    for (; seen[option] < counts[option]; seen[option]++)
                    {
                        times.Add(Stopwatch.GetElapsedTime(waiting[option].Dequeue()).TotalMilliseconds);
                    }
                }
            }
        }
    }

    private static async Task Listen(HttpClient phone, string id, CancellationToken end)
    {
        try
        {
            for (long version = 0; ;)
            {
                version = (await Post(phone, "room", new { id, after = version }, end)).GetProperty("version").GetInt64();
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static async Task DragLive(HttpClient lecturer, CancellationToken end)
    {
        for (int step = 0; !end.IsCancellationRequested; step++)
        {
            using CancellationTokenSource drag = CancellationTokenSource.CreateLinkedTokenSource(end);
            drag.CancelAfter(Drag);
            try
            {
                var body = new { values = new Dictionary<string, double>(StringComparer.Ordinal) { ["member.lossAversion"] = 1 + (step % 20 * 0.1) } };
                using HttpResponseMessage answer = await lecturer.PostAsJsonAsync("/api/live", body, drag.Token);
                await answer.Content.ReadAsStringAsync(drag.Token);
            }
            catch (OperationCanceledException)
            {
                // The next movement of the slider.
            }
        }
    }

    private static async Task<JsonElement> Post(HttpClient client, string path, object body, CancellationToken stop = default)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync($"/api/hall/{path}", body, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
    }

    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    [GeneratedRegex("(?<place>http://[^/]+)/#token=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("#token=(?<token>[0-9a-f]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("room code (?<code>[A-Z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
