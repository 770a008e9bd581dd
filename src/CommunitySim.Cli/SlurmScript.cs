using static CommunitySim.Cli.BatchCommand;

namespace CommunitySim.Cli;

/// <summary>A script that submits an experiment to Slurm: an array job of shards, and a job that takes them in.</summary>
internal static class SlurmScript
{
    /// <summary>Writes the script.</summary>
    public static string Of(BatchJob job)
    {
        string to = BatchJob.Quoted(job.Out), from = BatchJob.Quoted(job.Folder), name = BatchJob.Quoted(job.Name);
        string screening = job.Screens
            ? """
                # The indices need to know which parameters the screening chooses, so their shards are a second array.
                screened=$(collect --dependency=afterany:"$last" -- --screening)
                last=$(shards --dependency=afterany:"$screened")

                """
            : "";
        return $$"""
            #!/usr/bin/env bash
            # {{job.Name}} on Slurm. Run this script on a login node, in a folder that all nodes see.
            # The estimate is {{job.Estimate}}. {{job.Shards}} shards of {{job.Cores}} cores share it.
            # COMMUNITYSIM names another program than `communitysim`, and SBATCH_PARTITION or SBATCH_ACCOUNT where it may run.
            set -euo pipefail
            program=${COMMUNITYSIM:-communitysim}
            mkdir -p {{to}}/slurm
            # A node that dies puts its shard back into the line. What no shard has, the last job runs itself.
            submit=(sbatch --parsable --job-name={{name}} --cpus-per-task={{job.Cores}} --mem={{job.Megabytes}}M --time={{job.Minutes}} --requeue --output={{to}}/slurm/%x-%A-%a.txt)
            shards() {
                "${submit[@]}" --array=1-{{job.Shards}} "$@" --wrap "exec $program run {{job.Arguments}} --out {{to}} --shard \$SLURM_ARRAY_TASK_ID/{{job.Shards}} --scratch \${SLURM_TMPDIR:-/tmp}/communitysim-\$USER --threads {{job.Cores}}"
            }
            collect() {
                local options=()
                while [ "$1" != -- ]; do options+=("$1"); shift; done
                shift
                "${submit[@]}" "${options[@]}" --wrap "exec $program run {{job.Arguments}} --out {{to}} --from {{from}} --threads {{job.Cores}} $*"
            }
            last=$(shards)
            {{screening}}last=$(collect --dependency=afterany:"$last" --)
            echo "Submitted. Job $last writes {{job.Out}}/{{job.Name}}/report.html once the shards are done: squeue -u \$USER"

            """.ReplaceLineEndings("\n");
    }
}
