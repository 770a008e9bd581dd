using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace CommunitySim.Tests.Architecture;

/// <summary>Which source file of a project uses which other one, read from the compiled code. A nested type counts as its outer type.</summary>
internal sealed class TypeReferences
{
    private readonly Dictionary<string, string> _files;
    private readonly Dictionary<string, HashSet<string>> _uses = new(StringComparer.Ordinal);

    private TypeReferences(Dictionary<string, string> files) => _files = files;

    /// <summary>The files that a file uses, by path below the project's folder.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Uses => _uses;

    /// <summary>Reads the references of a project's built assembly.</summary>
    /// <param name="project">The project's name, such as "CommunitySim.Charts".</param>
    public static TypeReferences Read(string project)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));
        TypeReferences references = new(FilesByType(project));
        foreach (TypeDefinition type in module.GetAllTypes())
        {
            references.Add(type);
        }

        return references;
    }

    /// <summary>The largest sets of files that use each other in a circle; a file that no circle holds is left out.</summary>
    public IReadOnlyList<string[]> Circles()
    {
        Dictionary<string, HashSet<string>> reached = _uses.Keys.ToDictionary(file => file, Reachable, StringComparer.Ordinal);
        return
        [
            .. reached.Keys.Where(file => reached[file].Contains(file))
                .GroupBy(file => reached[file].Where(other => reached.TryGetValue(other, out HashSet<string>? back) && back.Contains(file)).Min(StringComparer.Ordinal), StringComparer.Ordinal)
                .Select(circle => circle.Order(StringComparer.Ordinal).ToArray())
                .OrderByDescending(circle => circle.Length),
        ];
    }

    private static Dictionary<string, string> FilesByType(string project)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string path in Repository.Sources(project))
        {
            string code = Repository.WithoutComments(File.ReadAllText(path));
            string space = Regex.Match(code, @"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups["name"].Value;
            foreach (Match type in Regex.Matches(code, @"^(?:[a-z]+ )*(?:class|struct|interface|enum|record|record struct) (?<name>\w+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)))
            {
                files.TryAdd($"{space}.{type.Groups["name"].Value}", Path.GetRelativePath(Path.Combine(Repository.Root, "src", project), path).Replace('\\', '/'));
            }
        }

        return files;
    }

    private HashSet<string> Reachable(string file)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> open = new([file]);
        while (open.TryPop(out string? next))
        {
            foreach (string used in _uses.GetValueOrDefault(next, []).Where(reached.Add))
            {
                open.Push(used);
            }
        }

        return reached;
    }

    private string? FileOf(TypeReference type)
    {
        TypeReference outer = type.GetElementType();
        while (outer.DeclaringType is { } declaring)
        {
            outer = declaring;
        }

        return _files.GetValueOrDefault($"{outer.Namespace}.{outer.Name.Split('`')[0]}");
    }

    private void Add(TypeDefinition type)
    {
        if (FileOf(type) is not { } file)
        {
            return;
        }

        HashSet<string> uses = _uses.TryGetValue(file, out HashSet<string>? known) ? known : _uses[file] = new HashSet<string>(StringComparer.Ordinal);
        foreach (TypeReference used in Used(type).SelectMany(Parts))
        {
            if (FileOf(used) is { } other && other != file)
            {
                uses.Add(other);
            }
        }
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type) =>
    [
        .. type.BaseType is null ? [] : new[] { type.BaseType },
        .. type.Interfaces.Select(face => face.InterfaceType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. type.Methods.SelectMany(Used),
    ];

    private static IEnumerable<TypeReference> Used(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Used) : [],
    ];

    private static IEnumerable<TypeReference> Used(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>A type, its element, and what stands in its angle brackets.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification part => Parts(part.ElementType),
        _ => [type],
    };
}
