using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cmq;

public sealed partial class CmqManagementClient
{
    private const int MaxTagsInACall = 10;

    /// <inheritdoc/>
    public Task ModifyQueueTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default) => ModifyTagsAsync(
        "queue", name, changes, async () => (await DescribeQueueAsync(name, cancellationToken).ConfigureAwait(false)).CreateUin, cancellationToken);

    /// <inheritdoc/>
    public Task ModifyTopicTagsAsync(string name, CmqTagChanges changes, CancellationToken cancellationToken = default) => ModifyTagsAsync(
        "topic", name, changes, async () => (await DescribeTopicAsync(name, cancellationToken).ConfigureAwait(false)).CreateUin, cancellationToken);

    private async Task ModifyTagsAsync(string kind, string name, CmqTagChanges changes, Func<Task<long?>> readUin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.IsEmpty)
        {
            return;
        }

        var uin = _accountUin ?? await readUin().ConfigureAwait(false) ?? throw new CmqServiceException(
            CmqErrorCodes.FailedOperation,
            $"The Tag service wants the number of the account (uin) in the name of a {kind}, and the service does not say it (CreateUin is null). "
            + "Set AccountUin in the client's options, or cmq:accountUin",
            ApiAction.ModifyTags.Name,
            name);
        var resource = string.Create(CultureInfo.InvariantCulture, $"qcs::tdmq:{_region}:uin/{uin}:{kind}/{name}");
        for (var sent = 0; sent < Math.Max(changes.Replace.Count, changes.Delete.Count); sent += MaxTagsInACall)
        {
            // Either list may be left out, and neither may be empty.
            var request = new JObject { ["Resource"] = resource };
            Add(request, "ReplaceTags", changes.Replace.Skip(sent), tag => new() { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value });
            Add(request, "DeleteTags", changes.Delete.Skip(sent), key => new() { ["TagKey"] = key });
            try
            {
                await _api.CallAsync(ApiAction.ModifyTags, name, request, cancellationToken).ConfigureAwait(false);
            }
            catch (CmqCanceledException canceled) when (sent > 0)
            {
                throw canceled.AsMaybeExecuted();
            }
        }
    }

    private static void Add<T>(JObject request, string member, IEnumerable<T> items, Func<T, JObject> write)
    {
        var list = new JArray(items.Take(MaxTagsInACall).Select(write));
        if (list.Count > 0)
        {
            request[member] = list;
        }
    }
}
