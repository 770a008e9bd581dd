using BenchmarkDotNet.Running;
using CommunitySim.Benchmarks;
using CommunitySim.Benchmarks.Figures;

switch (args)
{
    case ["--filter" or "--list", ..]:
        BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).Run(args);
        return 0;
    case [Digest.Option, string text] when Options.Count(text) is { } threads:
        Console.WriteLine(Digest.Of(threads));
        return 0;
    case [GreatCommunity.Option, string text] when Options.Count(text) is { } members:
        Console.WriteLine(GreatCommunity.Live(members));
        return 0;
    case [HallLoad.Option, string text, .. string[] more] when Options.Count(text) is { } phones:
        return await HallLoad.Run(phones, more);
    default:
        return Options.Read(args, out string fault) is { } options ? AllFigures.Print(options) : Refuse(fault);
}

static int Refuse(string fault)
{
    Console.Error.WriteLine(fault);
    return 2;
}
