using System.Diagnostics;
using k8s;
using k8s.Models;

namespace CommunitySim.Tests.Cli;

/// <summary>The jobs that `communitysim batch` prints.</summary>
internal sealed class BatchTests
{
    private const string Small = """{ "days": 20, "replicates": 4, "community": { "members": 30 } }""";

    [TestCase(false)]
    [TestCase(true)]
    public void Manifests_parse_strictly_and_later_jobs_wait(bool screens)
    {
        string[] settings = screens ? ["--set", "sensitivity={}"] : [];
        (int code, string manifest, string error) = Print(["--kubernetes", "--shards", "7", "--cores", "2", "--image", "registry/communitysim:1", "--volume", "lab", .. settings]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        V1Job[] jobs = [.. KubernetesYaml.LoadAllFromString(manifest, strict: true).Cast<V1Job>()];

        Assert.That(jobs.Select(job => job.Metadata.Name), Is.EqualTo(screens
            ? ["my-own-shards", "my-own-screening", "my-own-indices", "my-own-results"]
            : (string[])["my-own-shards", "my-own-results"]));
        Assert.That(jobs.Select(job => job.Spec.Suspend), Is.EqualTo(jobs.Select((_, place) => (bool?)(place > 0))));
        Assert.That(jobs[0].Spec.Completions, Is.EqualTo(7));
        Assert.That(jobs[0].Spec.Template.Spec.Containers[0].Command[2], Does.Contain("$((JOB_COMPLETION_INDEX + 1))/7").And.Contain("--threads 2"));
        Assert.That(jobs[^1].Spec.Template.Spec.Containers[0].Command[2], Does.Contain("--from 'my results/My own/shards'"));
        Assert.That(jobs[0].Spec.Template.Spec.Volumes[0].PersistentVolumeClaim.ClaimName, Is.EqualTo("lab"));
    }

    /// <summary>In the place of sbatch stands a function that notes what it is asked for and counts the jobs.</summary>
    [TestCase(false, 2)]
    [TestCase(true, 4)]
    [Platform(Exclude = "Win", Reason = "The script is for bash.")]
    public void The_script_submits_shards_and_what_takes_them_in(bool screens, int jobs)
    {
        using TestFolder folder = new();
        string[] settings = screens ? ["--set", "sensitivity={}"] : [];
        (int code, string script, string error) = Print(["--slurm", "--shards", "7", "--cores", "2", .. settings]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        string noted = folder["noted"];
        string sbatch = $"sbatch() {{ echo \"$@\" >> '{noted}'; wc -l < '{noted}'; }}; source '{folder.Write("job.sh", script)}'";
        ProcessStartInfo start = new("bash", ["-c", sbatch]) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process bash = Process.Start(start)!;
        string said = bash.StandardOutput.ReadToEnd() + bash.StandardError.ReadToEnd();
        bash.WaitForExit();

        Assert.That((bash.ExitCode, said), Is.EqualTo((0, said)));
        string[] lines = File.ReadAllLines(noted);
        Assert.That(lines, Has.Length.EqualTo(jobs));
        Assert.That(lines[0], Does.Contain("--array=1-7").And.Contain("--cpus-per-task=2").And.Contain("--requeue").And.Contain("--shard $SLURM_ARRAY_TASK_ID/7"));
        Assert.That(lines[^1], Does.Contain($"--dependency=afterany:{jobs - 1}").And.Contain("--from 'my results/My own/shards'").And.Not.Contain("--screening"));
        Assert.That(lines.Count(line => line.Contains("--screening", StringComparison.Ordinal)), Is.EqualTo(screens ? 1 : 0));
    }

    [TestCase]
    [TestCase("--slurm", "--kubernetes")]
    [TestCase("--slurm", "--shards", "0")]
    [TestCase("--slurm", "--cores", "x")]
    public void What_is_no_job_is_refused(params string[] options) => Assert.That(Print(options).Code, Is.EqualTo(2));

    private static (int Code, string Output, string Error) Print(string[] options)
    {
        using TestFolder folder = new();
        return Command.Say(["batch", folder.Write("My own.json", Small), "--out", "my results", .. options]);
    }
}
