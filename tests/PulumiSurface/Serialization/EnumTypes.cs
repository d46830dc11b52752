using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Enums of strings: structs with one hidden string.</summary>
internal static class EnumTypes
{
    public static bool IsStringEnum(Type type) => type.GetCustomAttribute<EnumTypeAttribute>() is not null;

    public static string Text(object value) => (string)value.GetType()
        .GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [value.GetType()])!
        .Invoke(null, [value])!;

    public static object Make(Type type, string text) => Activator.CreateInstance(
        type, BindingFlags.NonPublic | BindingFlags.Instance, binder: null, [text], culture: null)!;
}
