using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;

namespace Cmq.Repository.Tests;

/// <summary>The public surface of an assembly as text: a line for each type, and one for each of its members.</summary>
internal sealed class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Double"] = "double",
    };

    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The surface of an assembly for a framework that may be older than the one this runs on.</summary>
    public static string Of(string file)
    {
        var context = new AssemblyLoadContext(file, isCollectible: true);
        context.Resolving += (_, name) => AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        try
        {
            return new PublicApi().Text(context.LoadFromAssemblyPath(file));
        }
        finally
        {
            context.Unload();
        }
    }

    private string Text(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {Name(type)}{Bases(type)}\n");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases.Add(Name(parent));
        }

        bases.AddRange(type.GetInterfaces().Where(one => one.IsPublic && !type.IsEnum).Select(Name).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared).Where(IsVisible).Select(Member).OfType<string>();

    private static bool IsVisible(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo => false,
        FieldInfo field => field.IsPublic || field.IsFamily,
        MethodBase method => (method.IsPublic || method.IsFamily) && (!method.IsSpecialName || method.IsConstructor),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily),
        EventInfo one => one.AddMethod!.IsPublic,
        _ => false,
    };

    private string? Member(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}",
        FieldInfo field => $"{Static(field.IsStatic)}{Name(_nullability.Create(field))} {field.Name}",
        ConstructorInfo constructor => $"{SimpleName(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => $"{Static(method.IsStatic)}{Name(_nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property => $"{Static((property.GetMethod ?? property.SetMethod)!.IsStatic)}{Required(property)}{Name(_nullability.Create(property))} {property.Name} {{ {Accessors(property)} }}",
        EventInfo one => $"event {Name(one.EventHandlerType!)} {one.Name}",
        _ => null,
    };

    private string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var extended = method.IsDefined(typeof(ExtensionAttribute)) && parameter.Position == 0 ? "this " : "";
        var value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue) : "";
        return $"{extended}{direction}{Name(_nullability.Create(parameter))} {parameter.Name}{value}";
    }));

    private static string Accessors(PropertyInfo property)
    {
        var accessors = new List<string>();
        if (property.GetMethod is { IsPublic: true })
        {
            accessors.Add("get;");
        }

        if (property.SetMethod is { IsPublic: true } set)
        {
            var isInit = set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
            accessors.Add(isInit ? "init;" : "set;");
        }

        return string.Join(' ', accessors);
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Required(PropertyInfo property) =>
        property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "";

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var isNullable = !type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable);
        var name = type switch
        {
            { IsArray: true } => Name(info.ElementType!) + "[]",
            { IsGenericType: true } when Nullable.GetUnderlyingType(type) is null && info.GenericTypeArguments.Length > 0 =>
                Simple(type) + "<" + string.Join(", ", info.GenericTypeArguments.Select(Name)) + ">",
            _ => Name(type),
        };
        return isNullable ? name + "?" : name;
    }

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => Name(type.GetElementType()!),
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        _ when Nullable.GetUnderlyingType(type) is { } underlying => Name(underlying) + "?",
        { IsGenericType: true } => Simple(type) + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">",
        { IsGenericParameter: true } => type.Name,
        _ => Keywords.GetValueOrDefault(type.FullName ?? type.Name) ?? Simple(type),
    };

    // Types of this package and of the platform without their namespace; those of other packages in full.
    private static string Simple(Type type) =>
        type.Namespace is "Cmq" || type.Namespace?.Split('.')[0] == "System" ? SimpleName(type) : $"{type.Namespace}.{SimpleName(type)}";

    private static string SimpleName(Type type) =>
        (type.DeclaringType is { } outer && !type.IsGenericParameter ? SimpleName(outer) + "." : "") + type.Name.Split('`')[0];
}
