using Cmq.Properties;

namespace PulumiSurface;

/// <summary>What takes the resources and the calls of a program: mocks, a recorder, or a provider.</summary>
internal interface IEngine
{
    string ProjectName { get; }

    string StackName { get; }

    bool IsDryRun { get; }

    string? GetConfig(string key);

    Task<RegisteredResource> RegisterAsync(Registration registration);

    Task RegisterOutputsAsync(string component, PropertyMap outputs);

    Task<PropertyMap> InvokeAsync(string token, PropertyMap args);

    void Log(string message);
}
