using System.Reflection;

namespace CommunitySim.Experiments.Storage;

/// <summary>Which build of the program makes results.</summary>
public static class ProgramBuild
{
    /// <summary>The program's version, without the commit.</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>The commit it was built from, or "unknown".</summary>
    public static string Commit => Informational.Split('+') is [_, { } commit] ? commit : "unknown";

    /// <summary>The build of the model, 32 hexadecimal digits. Any change of its code changes it, committed or not.</summary>
    public static string Model => typeof(Simulation).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    private static string Informational => typeof(ProgramBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
