using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Cmq.Emulator;

/// <summary>
/// The one action of the Tag service that is answered here: it changes the tags of a queue or a topic, which is named as in a policy,
/// <c>qcs::tdmq:ap-guangzhou:uin/100000000001:queue/orders</c>.
/// </summary>
internal sealed partial class ModifyResourceTags() : ApiAction(nameof(ModifyResourceTags), Resource, ReplaceTags, DeleteTags)
{
    private const int MostTags = 10;

    private static readonly Parameter<string> Resource = Parameter.Text("Resource");
    private static readonly Parameter<IReadOnlyList<KeyValuePair<string, string>>?> ReplaceTags = Parameter.OptionalList("ReplaceTags", TagParameters.ReadTag);
    private static readonly Parameter<IReadOnlyList<string>?> DeleteTags = Parameter.OptionalList("DeleteTags", ReadKey);
    private static readonly Parameter<string> TagKey = Parameter.Text("TagKey");
    private static readonly ParameterSet KeyMembers = new(TagKey);

    public override ApiProduct Product => ApiProduct.Tag;

    public override async Task RunAsync(ApiCall call)
    {
        var name = ResourceName.Match(call.Get(Resource));
        if (!name.Success)
        {
            throw new ApiRefusalException(
                "InvalidParameterValue.ResourceDescriptionError",
                $"'{call.Get(Resource)}' is not the name of a queue or a topic: qcs::tdmq:REGION:uin/UIN:queue/NAME, or topic/NAME at its end.");
        }

        var changes = new CmqTagChanges
        {
            Replace = TagParameters.ToMap(ReplaceTags.Name, Checked(call, ReplaceTags) ?? []),
            Delete = Checked(call, DeleteTags) ?? [],
        };
        if (changes.IsEmpty)
        {
            throw new ApiRefusalException(CmqErrorCodes.MissingParameter, $"The request has neither `{ReplaceTags.Name}` nor `{DeleteTags.Name}`.");
        }

        var (kind, id, uin) = (name.Groups["kind"].Value, name.Groups["name"].Value, name.Groups["uin"].Value);
        if (kind == "queue")
        {
            CheckUin(uin, (await call.Management.DescribeQueueAsync(id, call.CancellationToken).ConfigureAwait(false)).CreateUin);
            await call.Management.ModifyQueueTagsAsync(id, changes, call.CancellationToken).ConfigureAwait(false);
        }
        else
        {
            CheckUin(uin, (await call.Management.DescribeTopicAsync(id, call.CancellationToken).ConfigureAwait(false)).CreateUin);
            await call.Management.ModifyTopicTagsAsync(id, changes, call.CancellationToken).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<T>? Checked<T>(ApiCall call, Parameter<IReadOnlyList<T>?> parameter)
    {
        var items = call.Get(parameter);
        return items is { Count: 0 or > MostTags }
            ? throw ParameterTypes.WrongValue(parameter.Name, $"of {items.Count.ToString(CultureInfo.InvariantCulture)} items", $"1 to {MostTags} items, or left out")
            : items;
    }

    private static void CheckUin(string given, long? owner)
    {
        if (owner is { } uin && uin.ToString(CultureInfo.InvariantCulture) != given)
        {
            throw new ApiRefusalException(
                "InvalidParameterValue.UinInvalid", $"The account {given} in `{Resource.Name}` is not the one that the object belongs to.");
        }
    }

    private static string ReadKey(JToken token, string path, ParameterForm form) => ParameterTypes.Members(token, path, form, KeyMembers).Get(TagKey);

    [GeneratedRegex(@"\Aqcs::tdmq:[a-z0-9-]+:uin/(?<uin>[0-9]+):(?<kind>queue|topic)/(?<name>[^/]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceName { get; }
}
