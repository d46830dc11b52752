import pulumi
import pulumi_cmq as cmq

# Dead letters wait for people, so they stay as long as the service keeps any message.
dead = cmq.Queue("orders-dead", msg_retention_seconds=1296000)

orders = cmq.Queue(
    "orders",
    polling_wait_seconds=20,
    visibility_timeout=120,
    dead_letter_policy=cmq.DeadLetterPolicyArgs(
        dead_letter_queue=dead.name,
        policy=cmq.DeadLetterCondition.RECEIVE_COUNT,
        max_receive_count=10,
    ),
)

events = cmq.Topic("order-events", filter_type=cmq.FilterType.FILTER_TAG)

cmq.Subscription(
    "order-events-to-orders",
    topic=events.name,
    name="orders",
    protocol=cmq.Protocol.QUEUE,
    endpoint=orders.name,
    filter_tags=["created", "cancelled"],
)

pulumi.export("queue", orders.name)
pulumi.export("topic", events.name)
