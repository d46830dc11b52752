using System.Globalization;

namespace Cmq.Emulator;

internal sealed class GetSubscriptionAttributes() : V2Action(nameof(GetSubscriptionAttributes))
{
    public override V2Handler Read(V2Arguments arguments)
    {
        var (topic, name) = (arguments.Text("topicName"), arguments.Text("subscriptionName"));
        return async call =>
        {
            var found = await V2Subscriptions.FindAsync(call, topic, name).ConfigureAwait(false);
            return V2Answer.With(writer =>
            {
                V2SubscriptionMembers.WriteName(writer, found);
                writer.Member("topicOwner", found.TopicOwner?.ToString(CultureInfo.InvariantCulture) ?? "");
                writer.Number("msgCount", found.MsgCount);
                V2SubscriptionMembers.WriteTarget(writer, found);

                // Two SDKs read the misspelt member, and one the plural.
                writer.Member("protocal", found.Protocol.Value);
                writer.Member("notifyStrategy", found.Settings.NotifyStrategy?.Value ?? "");
                writer.Member("notifyContentFormat", found.Settings.NotifyContentFormat?.Value ?? "");
                writer.Seconds("createTime", found.CreateTime);
                writer.Seconds("lastModifyTime", found.LastModifyTime);
                writer.Texts("filterTag", found.Settings.FilterTags);
                writer.Texts("filterTags", found.Settings.FilterTags);
                writer.Texts("bindingKey", found.Settings.BindingKeys);
            });
        };
    }
}
