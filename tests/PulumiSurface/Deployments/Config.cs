using System.Text.Json;

namespace Pulumi;

public sealed class Config(string? name = null)
{
    private readonly string _name = name ?? Deployment.Instance.ProjectName;

    public string? Get(string key) => Deployment.Current.Engine.GetConfig($"{_name}:{key}");

    public bool? GetBoolean(string key) => GetObject<bool?>(key);

    public int? GetInt32(string key) => GetObject<int?>(key);

    public double? GetDouble(string key) => GetObject<double?>(key);

    public T? GetObject<T>(string key) => Get(key) is { } text ? JsonSerializer.Deserialize<T>(text) : default;

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => GetObject<T>(key) ?? throw Missing(key);

    public Output<string>? GetSecret(string key) => Get(key) is { } text ? Output.CreateSecret(text) : null;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    private RunException Missing(string key) => new($"Missing required configuration variable '{_name}:{key}'.");
}
