using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Cmq.Properties;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>
/// Reads Pulumi states: an export (<c>{"version":3,"deployment":{…}}</c>) or a backend's checkpoint
/// (<c>{"version":3,"checkpoint":{"latest":{…}}}</c>), packed with gzip or not. Resources are read one by one, so that the text of a large state is
/// never in memory as a whole.
/// </summary>
internal sealed class StateReader
{
    private const string WayOut = "Write one with: pulumi stack export --file FILE";

    private readonly List<StateResource> _resources = [];
    private readonly List<string> _pending = [];
    private readonly JsonTextReader _reader;
    private readonly string _file;
    private bool _hasDeployment;

    private StateReader(TextReader text, string file) => (_reader, _file) = (new(text) { DateParseHandling = DateParseHandling.None }, file);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="shown">The file as the user named it.</param>
    /// <exception cref="CommandException">It can't be read, or is no state.</exception>
    public static StateFile ReadFile(string path, string shown)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var isPacked = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
            stream.Position = 0;
            using Stream content = isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            using var text = new StreamReader(content, Encoding.UTF8);
            return Read(text, shown);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandException(ExitCode.Usage, $"{shown} can't be read: {error.Message}", error);
        }
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shown">What it is called in messages.</param>
    /// <exception cref="CommandException">It is no state.</exception>
    public static StateFile Read(TextReader text, string shown)
    {
        var reader = new StateReader(text, shown);
        try
        {
            reader.ReadRoot();
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidCastException)
        {
            throw new CommandException(ExitCode.Usage, $"{shown} is not a Pulumi state: {error.Message} {WayOut}", error);
        }

        return reader._hasDeployment
            ? new() { File = shown, Resources = [.. reader._resources], PendingOperations = [.. reader._pending] }
            : throw new CommandException(ExitCode.Usage, $"{shown} is not a Pulumi state: it has neither a deployment nor a checkpoint. {WayOut}");
    }

    private void ReadRoot()
    {
        foreach (var name in Members())
        {
            switch (name)
            {
                case "version":
                    CheckVersion();
                    break;
                case "deployment":
                    ReadDeployment();
                    break;
                case "checkpoint":
                    foreach (var member in Members())
                    {
                        if (member == "latest")
                        {
                            ReadDeployment();
                        }
                        else
                        {
                            _reader.Skip();
                        }
                    }

                    break;
                default:
                    _reader.Skip();
                    break;
            }
        }
    }

    // Version 4 tells in addition which features a deployment uses; its resources are those of version 3.
    private void CheckVersion()
    {
        if (_reader.Value is not (3L or 4L))
        {
            throw new CommandException(
                ExitCode.Usage, $"{_file} is a Pulumi state of version {_reader.Value ?? "none"}, and cmq reads versions 3 and 4. Export it anew with a present-day pulumi.");
        }
    }

    // A stack that was never brought up has no deployment: null.
    private void ReadDeployment()
    {
        _hasDeployment = true;
        if (_reader.TokenType == JsonToken.Null)
        {
            return;
        }

        foreach (var name in Members())
        {
            switch (name)
            {
                case "resources":
                    _resources.AddRange(Items().Select(ReadResource));
                    break;
                case "pending_operations":
                    _pending.AddRange(Items().Select(operation => $"{(string?)operation["type"]} {(string?)operation["resource"]?["urn"]}"));
                    break;
                default:
                    _reader.Skip();
                    break;
            }
        }
    }

    private static StateResource ReadResource(JObject resource) => new()
    {
        Urn = (string?)resource["urn"] ?? throw new FormatException("a resource has no urn."),
        Type = (string?)resource["type"] ?? throw new FormatException("a resource has no type."),
        Id = (string?)resource["id"] ?? "",
        Provider = (string?)resource["provider"],
        Parent = (string?)resource["parent"],
        Inputs = StateValues.ReadMap(resource["inputs"] as JObject),
        Outputs = StateValues.ReadMap(resource["outputs"] as JObject),
        IgnoreChanges = Paths(resource["ignoreChanges"] as JArray),
        IsExternal = (bool?)resource["external"] ?? false,
        IsPendingDelete = (bool?)resource["delete"] ?? false,
        IsProtected = (bool?)resource["protect"] ?? false,
    };

    private static ImmutableArray<PropertyPath> Paths(JArray? paths) =>
        paths is null ? [] : [.. paths.Select(path => (string?)path).OfType<string>().Select(PropertyPath.Parse)];

    // The reader stands on a value; each step puts it on the value of the next member.
    private IEnumerable<string> Members()
    {
        Expect(JsonToken.StartObject, "an object");
        while (Next() == JsonToken.PropertyName)
        {
            var name = (string)_reader.Value!;
            Next();
            yield return name;
        }
    }

    private IEnumerable<JObject> Items()
    {
        if (_reader.TokenType == JsonToken.Null)
        {
            yield break;
        }

        Expect(JsonToken.StartArray, "a list");
        while (Next() != JsonToken.EndArray)
        {
            yield return JObject.Load(_reader);
        }
    }

    private void Expect(JsonToken token, string words)
    {
        if (_reader.TokenType == JsonToken.None)
        {
            Next();
        }

        if (_reader.TokenType != token)
        {
            throw new FormatException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"line {_reader.LineNumber} holds no {words[(words.IndexOf(' ', StringComparison.Ordinal) + 1)..]}."));
        }
    }

    private JsonToken Next() => _reader.Read() ? _reader.TokenType : throw new FormatException("it ends in the middle.");
}
