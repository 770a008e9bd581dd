#:project ../src/CommunitySim.Charts
#:property RestorePackagesWithLockFile=false
using CommunitySim.Charts;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;

string file = args is [var first, ..] ? first : "experiments/convert-vs-connect.json";
ExperimentConfig config = ExperimentReader.Read(file, ["replicates=20"]); // load, and change as --set does
ExperimentResult result = Runner.Run(config, Environment.ProcessorCount);
ExperimentAnalysis analysis = new(result);
foreach (Lead lead in analysis.Comparison!.Leads)
{
    Console.WriteLine($"Day {lead.Horizon}, {lead.Observable}: {lead.Leader ?? "nobody"} is ahead; the difference is {lead.Pair.Difference.Mean:G3}.");
}

if (args is [_, var chart, ..])
{
    using Picture picture = Picture.Render(ChartSet.Standard.Figures(analysis).Figures[0]); // the main chart
    File.WriteAllBytes(chart, picture.Png());
}
