#:project ../src/CommunitySim.Experiments
#:property RestorePackagesWithLockFile=false
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

string file = args is [var first, ..] ? first : "experiments/convert-vs-connect.json";
ExperimentConfig config = ExperimentReader.Read(file, ["replicates=20"]);
ExperimentResult result = Runner.Run(config, Environment.ProcessorCount);
foreach (Lead lead in new ExperimentAnalysis(result).Comparison!.Leads)
{
    Console.WriteLine($"Day {lead.Horizon}, {lead.Observable}: {lead.Leader ?? "nobody"} is ahead; the difference is {lead.Pair.Difference.Mean:G3}.");
}
