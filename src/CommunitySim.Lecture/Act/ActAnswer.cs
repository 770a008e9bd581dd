using System.Text.Json;
using CommunitySim.Experiments.Running;
using CommunitySim.Lecture.Group;
using CommunitySim.Members;
using CommunitySim.Tracing;

namespace CommunitySim.Lecture.Act;

/// <summary>Act one as JSON for the page: the twelve members day by day, Mia's asks, and every refusal.</summary>
internal static class ActAnswer
{
    private const int Digits = 4;

    /// <summary>Writes the answer; the same build gives the same bytes.</summary>
    /// <param name="story">The world that is told.</param>
    public static byte[] Write(ActStory story)
    {
        WorldView view = ActExperiment.View(story.World);
        World world = view.World;
        MemberParameters member = ActExperiment.Config.MemberOf(ActExperiment.Config.Cells()[0]);
        ActRun fliers = ActRun.Simulate(view, ActExperiment.Fliers, world.Members);
        ActRun help = ActRun.Simulate(view, ActExperiment.Help, world.Members);
        int solved = help.LastSolved!.Value;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                story,
                mia = ActExperiment.Mia,
                firstTrust = Short(fliers.Mia.First().Morning.Trust),
                member.Tolerance,
                member.ChoiceSensitivity,
                member.AllyEffect,
                member.EndorsementThreshold,
                friends = Enumerable.Range(0, world.Members).Select(seat => world.Network.Neighbours(seat).ToArray()),
                solved,
                fliers = fliers.Days.Take(ActExperiment.DaysOfFliers).Select(Day),
                help = help.Days.Select(Day),
                asks = new
                {
                    first = Ask(world, fliers.Mia.First()),
                    helped = Ask(world, help.Mia.ElementAt(solved)),
                    last = Ask(world, help.Mia.Last()),
                },
                refusals = fliers.Days.Take(ActExperiment.DaysOfFliers).SelectMany(day => day)
                    .Where(trace => trace.Ask.Accepted == false)
                    .Select(trace => Ask(world, trace)),
            },
            JsonSerializerOptions.Web);
    }

    private static IEnumerable<object> Day(IReadOnlyList<MemberTrace> day) => day.Select(trace => new
    {
        trust = Short(trace.Evening.Trust),
        pain = Short(trace.Evening.Pain),
        trace.Evening.Aware,
        trace.Evening.Muted,
        trace.Evening.Customer,
        problem = trace.Evening.OpenProblem,
        trace.Asked,
        solved = trace.Events.Any(happened => happened.Kind == TraceEventKind.Solved),
        bought = trace.Events.Any(happened => happened.Kind is TraceEventKind.Sale or TraceEventKind.OwnSale),
    });

    private static object Ask(World world, MemberTrace trace) => new
    {
        trace.Seat,
        trace.Day,
        ask = MemberStory.Describe(trace.Ask, world.Traits(trace.Seat)),
    };

    private static double Short(float value) => Math.Round((double)value, Digits);
}
