using System.Collections.Immutable;
using System.Reflection;
using Cmq.Properties;
using Pulumi.Serialization;
using PulumiSurface;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly TaskCompletionSource<RegisteredResource> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected Resource(string type, string name, bool custom, ResourceArgs? args, ResourceOptions options, bool remote)
    {
        _type = type;
        _name = name;
        Options = options;
        Urn = Registered(resource => PropertyOrUnknown(resource.Urn), typeof(string)).As<string>();
        foreach (var (property, wireName) in OutputsOf(GetType()))
        {
            var valueType = property.PropertyType.GetGenericArguments()[0];
            var output = Registered(resource => resource.Outputs.TryGetValue(wireName, out var value)
                ? value
                : resource.IsPreview ? PropertyValue.Unknown : PropertyValue.Null, valueType);
            property.SetValue(this, output.AsOf(valueType));
        }

        Deployment.Current.Register(this, new Registration
        {
            Type = type,
            Name = name,
            IsCustom = custom,
            IsRemote = remote,
            Args = args,
            Options = options,
        });
    }

    public Output<string> Urn { get; }

    internal ResourceOptions Options { get; }

    /// <summary>The outputs of a class of resources, with their names on the wire.</summary>
    internal static IEnumerable<(PropertyInfo Property, string Name)> OutputsOf(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let attribute = property.GetCustomAttribute<OutputAttribute>()
        where attribute is not null
        select (property.DeclaringType!.GetProperty(property.Name)!, attribute.Name ?? property.Name);

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal void Resolve(RegisteredResource resource) => _registered.TrySetResult(resource);

    internal void Fail(Exception error) => _registered.TrySetException(error);

    /// <summary>An output that is there once the resource is registered.</summary>
    private protected PendingOutput Registered(Func<RegisteredResource, PropertyValue> select, Type type) => new(WaitAsync(select, type));

    private protected static PropertyValue PropertyOrUnknown(string? text) => text is null ? PropertyValue.Unknown : text;

    private async Task<OutputData<object?>> WaitAsync(Func<RegisteredResource, PropertyValue> select, Type type)
    {
        var value = select(await _registered.Task.ConfigureAwait(false));
        return new OutputData<object?>(
            Deserializer.Deserialize(value, type), !value.ContainsUnknowns, value.ContainsSecrets, ImmutableHashSet.Create(this));
    }
}
