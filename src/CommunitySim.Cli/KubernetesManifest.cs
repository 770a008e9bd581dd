using System.Text.Encodings.Web;
using System.Text.Json;
using static CommunitySim.Cli.BatchCommand;

namespace CommunitySim.Cli;

/// <summary>Manifests that run an experiment on Kubernetes: an indexed job of shards, and a job that takes them in.</summary>
internal static class KubernetesManifest
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the manifests, with the commands that use them as comments.</summary>
    /// <param name="job">What is asked for.</param>
    /// <param name="image">The image that has communitysim.</param>
    /// <param name="volume">The volume claim for experiments and results.</param>
    public static string Of(BatchJob job, string image, string volume)
    {
        string name = NameOf(job.Name);
        string run = $"exec communitysim run {job.Arguments} --out {BatchJob.Quoted(job.Out)} --threads {job.Cores}";
        string shard = $"{run} --shard $((JOB_COMPLETION_INDEX + 1))/{job.Shards} --scratch /scratch";
        string collect = $"{run} --from {BatchJob.Quoted(job.Folder)}";
        List<(string Name, int Pods, string Command)> jobs = [($"{name}-shards", job.Shards, shard)];
        if (job.Screens)
        {
            jobs.Add(($"{name}-screening", 1, $"{collect} --screening"));
            jobs.Add(($"{name}-indices", job.Shards, shard));
        }

        jobs.Add(($"{name}-results", 1, collect));
        string resume = string.Join("\n", jobs.Skip(1).Select((next, place) => $$$"""
            #   kubectl wait --for=condition=complete --timeout=-1s job/{{{jobs[place].Name}}}
            #   kubectl patch job/{{{next.Name}}} --type=merge -p '{"spec":{"suspend":false}}'
            """.ReplaceLineEndings("\n")));
        string head = $"""
            # {job.Name} on Kubernetes. The estimate is {job.Estimate}.
            # The claim {volume} must allow ReadWriteMany, and hold the experiment's files. Each job waits for the one before it:
            #   kubectl apply -f FILE
            {resume}

            """.ReplaceLineEndings("\n");
        return head + string.Concat(jobs.Select((found, place) => Job(found, job, image, volume, suspended: place > 0)));
    }

    private static string Job((string Name, int Pods, string Command) found, BatchJob job, string image, string volume, bool suspended) => $$"""
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{found.Name}}
          labels:
            app.kubernetes.io/name: communitysim
        spec:
          suspend: {{(suspended ? "true" : "false")}}
          completionMode: Indexed
          completions: {{found.Pods}}
          parallelism: {{found.Pods}}
          backoffLimit: {{3 * found.Pods}}
          template:
            metadata:
              labels:
                app.kubernetes.io/name: communitysim
            spec:
              restartPolicy: OnFailure
              containers:
                - name: communitysim
                  image: {{Text(image)}}
                  workingDir: /work
                  command: ["/bin/sh", "-c", {{Text(found.Command)}}]
                  resources:
                    requests:
                      cpu: "{{job.Cores}}"
                      memory: {{job.Megabytes}}M
                    limits:
                      memory: {{job.Megabytes}}M
                  volumeMounts:
                    - name: work
                      mountPath: /work
                    - name: scratch
                      mountPath: /scratch
              volumes:
                - name: work
                  persistentVolumeClaim:
                    claimName: {{Text(volume)}}
                - name: scratch
                  emptyDir: {}

        """.ReplaceLineEndings("\n");

    /// <summary>A text of JSON, which is one of YAML as well.</summary>
    private static string Text(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>A name that Kubernetes allows: small letters, digits and hyphens, at most 50 so that a suffix fits.</summary>
    private static string NameOf(string experiment)
    {
        string name = new([.. experiment.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        name = name[..Math.Min(50, name.Length)].Trim('-');
        return name.Length > 0 ? name : "experiment";
    }
}
