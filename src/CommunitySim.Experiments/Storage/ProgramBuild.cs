using System.Reflection;

namespace CommunitySim.Experiments.Storage;

/// <summary>Identifies the build of the program.</summary>
public static class ProgramBuild
{
    /// <summary>The version without the commit.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>The commit of the build, or "unknown".</summary>
    public static string Commit => Informational.Split('+') is [_, { } commit] ? commit : "unknown";

    /// <summary>The build of the model in 32 hexadecimal digits. Even uncommitted changes of its code change it.</summary>
    public static string Model => typeof(Simulation).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    private static string Informational =>
        typeof(ProgramBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
