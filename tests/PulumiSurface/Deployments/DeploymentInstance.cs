using Cmq.Properties;
using Pulumi.Serialization;

namespace Pulumi;

public sealed class DeploymentInstance
{
    internal DeploymentInstance()
    {
    }

    public string ProjectName => Deployment.Current.Engine.ProjectName;

    public string StackName => Deployment.Current.Engine.StackName;

    public bool IsDryRun => Deployment.Current.Engine.IsDryRun;

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) => PlainAsync<T>(token, args);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => new(OutputAsync<T>(token, args));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => new(OutputAsync<T>(token, args));

    private static async Task<T> PlainAsync<T>(string token, InvokeArgs args)
    {
        var (properties, _) = await Serializer.SerializeAsync(args).ConfigureAwait(false);
        var result = await Deployment.Current.Engine.InvokeAsync(token, properties).ConfigureAwait(false);
        return (T)Deserializer.Deserialize(result, typeof(T))!;
    }

    private static async Task<OutputData<T>> OutputAsync<T>(string token, InvokeArgs args)
    {
        var deployment = Deployment.Current;
        var (properties, dependencies) = await Serializer.SerializeAsync(args).ConfigureAwait(false);
        PropertyValue arguments = properties;
        if (arguments.ContainsUnknowns || await AnyIsMissingAsync(dependencies).ConfigureAwait(false))
        {
            return new OutputData<T>(default!, IsKnown: false, arguments.ContainsSecrets, dependencies);
        }

        var result = await deployment.Engine.InvokeAsync(token, properties).ConfigureAwait(false);
        return new OutputData<T>(
            (T)Deserializer.Deserialize(result, typeof(T))!, IsKnown: true, arguments.ContainsSecrets || ((PropertyValue)result).ContainsSecrets, dependencies);
    }

    // What is not there yet can't be asked about: a resource without an id, in a preview.
    private static async Task<bool> AnyIsMissingAsync(IEnumerable<Resource> dependencies)
    {
        foreach (var resource in dependencies.OfType<CustomResource>())
        {
            if (!(await resource.Id.Data.ConfigureAwait(false)).IsKnown)
            {
                return true;
            }
        }

        return false;
    }
}
