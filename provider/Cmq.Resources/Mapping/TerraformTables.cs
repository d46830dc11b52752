using System.Collections.Immutable;
using static Cmq.Resources.TerraformType;

namespace Cmq.Resources;

/// <summary>
/// What the Terraform provider <c>tencentcloud</c> has of CMQ. A field without a property has no place here: pages are read to the end by
/// themselves, and the flat fields of a dead-letter and a transaction policy are members of an object, which a mapping can't express. A
/// conversion then names the field, and the policy is written by hand.
/// </summary>
internal static class TerraformTables
{
    /// <summary>The resources.</summary>
    public static ImmutableArray<TerraformObject> Resources { get; } =
    [
        new("tencentcloud_tcmq_queue", QueueSpec.Resource.Token,
        [
            new("queue_name", Text, "name") { IsRequired = true },
            new("max_msg_heap_num", Int, "maxMsgHeapNum"),
            new("polling_wait_seconds", Int, "pollingWaitSeconds"),
            new("visibility_timeout", Int, "visibilityTimeout"),
            new("max_msg_size", Int, "maxMsgSize"),
            new("msg_retention_seconds", Int, "msgRetentionSeconds"),
            new("rewind_seconds", Int, "rewindSeconds"),
            new("transaction", Int, "transaction"),
            new("first_query_interval", Int, null),
            new("max_query_count", Int, null),
            new("dead_letter_queue_name", Text, null),
            new("policy", Int, null),
            new("max_receive_count", Int, null),
            new("max_time_to_live", Int, null),
            new("trace", Bool, "trace"),
            new("retention_size_in_mb", Int, "retentionSizeInMB"),
        ]),
        new("tencentcloud_tcmq_topic", TopicSpec.Resource.Token,
        [
            new("topic_name", Text, "name") { IsRequired = true },
            new("max_msg_size", Int, "maxMsgSize"),
            new("filter_type", Int, "filterType"),
            new("msg_retention_seconds", Int, "msgRetentionSeconds"),
            new("trace", Bool, "trace"),
        ]),
        new("tencentcloud_tcmq_subscribe", SubscriptionSpec.Resource.Token,
        [
            new("topic_name", Text, "topic") { IsRequired = true },
            new("subscription_name", Text, "name") { IsRequired = true },
            new("protocol", Text, "protocol") { IsRequired = true },
            new("endpoint", Text, "endpoint") { IsRequired = true },
            new("notify_strategy", Text, "notifyStrategy"),
            new("filter_tags", Set, "filterTags"),
            new("binding_key", Set, "bindingKeys"),
            new("notify_content_format", Text, "notifyContentFormat"),
            new("tags", Map, null),
        ]),
    ];

    /// <summary>The data sources.</summary>
    public static ImmutableArray<TerraformObject> DataSources { get; } =
    [
        new("tencentcloud_tcmq_queue", GetQueues.Definition.Token,
        [
            new("queue_name", Text, "nameContains"),
            new("queue_name_list", Set, "names"),
            .. Paging,
            .. Filters,
            new("queue_list", List, "queues") { IsComputed = true, Fields = Queue },
        ]),
        new("tencentcloud_tcmq_topic", GetTopics.Definition.Token,
        [
            new("topic_name", Text, "nameContains"),
            new("topic_name_list", Set, "names"),
            .. Paging,
            .. Filters,
            new("topic_list", List, "topics") { IsComputed = true, Fields = Topic },
        ]),
        new("tencentcloud_tcmq_subscribe", GetSubscriptions.Definition.Token,
        [
            new("topic_name", Text, "topic") { IsRequired = true },
            new("subscription_name", Text, "nameContains"),
            .. Paging,
            new("subscription_list", List, "subscriptions") { IsComputed = true, Fields = Subscription },
        ]),
    ];

    private static IEnumerable<TerraformField> Paging => [new("offset", Int, null), new("limit", Int, null), new("result_output_file", Text, null)];

    private static IEnumerable<TerraformField> Filters =>
    [
        new("is_tag_filter", Bool, null),
        new("filters", List, null) { Fields = [new("name", Text, null), new("values", Set, null)] },
    ];

    private static TerraformField Tags => Read("tags", List, null) with { Fields = [Read("tag_key", Text, null), Read("tag_value", Text, null)] };

    private static ImmutableArray<TerraformField> Queue =>
    [
        Read("queue_id", Text, "queueId"),
        Read("queue_name", Text, "name"),
        Read("qps", Int, "qps"),
        Read("bps", Int, "bps"),
        Read("max_delay_seconds", Int, "maxDelaySeconds"),
        Read("max_msg_heap_num", Int, "maxMsgHeapNum"),
        Read("polling_wait_seconds", Int, "pollingWaitSeconds"),
        Read("msg_retention_seconds", Int, "msgRetentionSeconds"),
        Read("visibility_timeout", Int, "visibilityTimeout"),
        Read("max_msg_size", Int, "maxMsgSize"),
        Read("rewind_seconds", Int, "rewindSeconds"),
        Read("create_time", Int, "createTime"),
        Read("last_modify_time", Int, "lastModifyTime"),
        Read("active_msg_num", Int, "activeMsgNum"),
        Read("inactive_msg_num", Int, "inactiveMsgNum"),
        Read("delay_msg_num", Int, "delayMsgNum"),
        Read("rewind_msg_num", Int, "rewindmsgNum"),
        Read("min_msg_time", Int, "minMsgTime"),
        Read("transaction", Bool, "transaction"),
        Read("create_uin", Int, null),
        Tags,
        Read("trace", Bool, "trace"),
        Read("tenant_id", Text, null),
        Read("namespace_name", Text, null),
        Read("status", Int, null),
        Read("max_unacked_msg_num", Int, "maxUnackedMsgNum"),
        Read("max_msg_backlog_size", Int, "maxMsgBacklogSize"),
        Read("retention_size_in_mb", Int, "retentionSizeInMB"),
    ];

    private static ImmutableArray<TerraformField> Topic =>
    [
        Read("topic_id", Text, "topicId"),
        Read("topic_name", Text, "name"),
        Read("msg_retention_seconds", Int, "msgRetentionSeconds"),
        Read("max_msg_size", Int, "maxMsgSize"),
        Read("qps", Int, "qps"),
        Read("filter_type", Int, "filterType"),
        Read("create_time", Int, "createTime"),
        Read("last_modify_time", Int, "lastModifyTime"),
        Read("msg_count", Int, "msgCount"),
        Read("create_uin", Int, null),
        Tags,
        Read("trace", Bool, "trace"),
        Read("tenant_id", Text, null),
        Read("namespace_name", Text, null),
        Read("status", Int, null),
        Read("broker_type", Int, null),
    ];

    private static ImmutableArray<TerraformField> Subscription =>
    [
        Read("subscription_id", Text, "subscriptionId"),
        Read("subscription_name", Text, "name"),
        Read("topic_owner", Int, null),
        Read("protocol", Text, "protocol"),
        Read("endpoint", Text, "endpoint"),
        Read("notify_strategy", Text, "notifyStrategy"),
        Read("notify_content_format", Text, "notifyContentFormat"),
        Read("filter_tags", List, "filterTags"),
        Read("binding_key", List, "bindingKeys"),
        Read("msg_count", Int, "msgCount"),
        Read("create_time", Int, "createTime"),
        Read("last_modify_time", Int, "lastModifyTime"),
    ];

    private static TerraformField Read(string name, TerraformType type, string? property) => new(name, type, property) { IsComputed = true };
}
