using System.Collections;
using System.Text.Json;
using Cmq.Properties;
using Pulumi.Serialization;
using PulumiSurface;

namespace Pulumi.Testing;

/// <summary>The engine of a unit test: what would be made, the test's mocks make up.</summary>
internal sealed class MockEngine(IMocks mocks, TestOptions? options) : IEngine
{
    // A language host hands the stack's configuration to the program so, and a test may do the same.
    private readonly Dictionary<string, string> _config =
        Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { Length: > 0 } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];

    public string ProjectName => options?.ProjectName ?? "project";

    public string StackName => options?.StackName ?? "stack";

    public bool IsDryRun => options?.IsPreview ?? true;

    public string? GetConfig(string key) => _config.GetValueOrDefault(key);

    public async Task<RegisteredResource> RegisterAsync(Registration registration)
    {
        var urn = $"urn:pulumi:{StackName}::{ProjectName}::{registration.Type}::{registration.Name}";
        if (registration.Type == "pulumi:pulumi:Stack")
        {
            return new RegisteredResource(urn, null, PropertyMap.Empty, IsDryRun);
        }

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = registration.Type,
            Name = registration.Name,
            Inputs = Deserializer.Dictionary(registration.Inputs),
            Id = registration.ReadId,
        }).ConfigureAwait(false);
        return new RegisteredResource(urn, id, await PropertiesAsync(state).ConfigureAwait(false), IsPreview: false);
    }

    public Task RegisterOutputsAsync(string component, PropertyMap outputs) => Task.CompletedTask;

    public async Task<PropertyMap> InvokeAsync(string token, PropertyMap args) => await PropertiesAsync(
        await mocks.CallAsync(new MockCallArgs { Token = token, Args = Deserializer.Dictionary(args) }).ConfigureAwait(false)).ConfigureAwait(false);

    public void Log(string message)
    {
    }

    private static async Task<PropertyMap> PropertiesAsync(object state) => state is IDictionary
        ? ((ObjectValue)await Serializer.SerializeAsync(state).ConfigureAwait(false)).Properties
        : throw new InvalidOperationException("Mocks answer with a dictionary.");
}
