using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Files for <c>pulumi import --file</c>: what is to be taken over, under which name in the program.</summary>
internal static class ImportFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="resources">Type, name and id of each resource.</param>
    public static string Write(IEnumerable<(string Type, string Name, string Id)> resources) => new JObject
    {
        ["resources"] = new JArray(resources.Select(resource => new JObject
        {
            ["type"] = resource.Type,
            ["name"] = resource.Name,
            ["id"] = resource.Id,
        })),
    }.ToString(Formatting.Indented) + "\n";
}
