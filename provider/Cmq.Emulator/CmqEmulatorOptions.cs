using System.Net;

namespace Cmq.Emulator;

/// <summary>What an emulator serves, where it listens, and what it checks.</summary>
public sealed class CmqEmulatorOptions
{
    /// <summary>The service behind the emulator, a broker as a rule. All regions see the same objects.</summary>
    public required ICmqManagement Management { get; init; }

    /// <summary>
    /// The messages of that service; null, the default, when <see cref="Management"/> has them itself, as a broker does. Without any, the
    /// actions on messages are refused.
    /// </summary>
    public ICmqMessaging? Messaging { get; init; }

    /// <summary>The address to listen on; the default is the loopback address, so that nobody else reaches the emulator.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port, 0 to 65535; 0, the default, takes a free one, which <see cref="CmqEmulator.Endpoint"/> tells.</summary>
    public int Port { get; init; }

    /// <summary>Whose requests are answered.</summary>
    public CmqEmulatorCredentials Credentials { get; init; } = CmqEmulatorCredentials.Local;

    /// <summary>Number of the account (uin) that whoever calls belongs to, as <c>GetCallerIdentity</c> of the Security Token Service says it.</summary>
    public long AccountUin { get; init; } = 100_000_000_001;

    /// <summary>The clock with which a request's timestamp is compared: more than five minutes off is refused, as the service does.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether the credential scope must name the service, <c>tdmq</c>, <c>tag</c> or <c>sts</c>, as the service wants it. Off by default, because some official
    /// SDKs put the first label of the endpoint there, which is <c>127</c> or <c>localhost:8080</c> for an emulator.
    /// </summary>
    public bool StrictServiceLabel { get; init; }

    /// <summary>The regions that are taken; null, the default, takes every well-formed one.</summary>
    public IReadOnlyCollection<string>? Regions { get; init; }

    /// <summary>What goes wrong; nothing unless faults are added, before the start or later.</summary>
    public CmqEmulatorFaults Faults { get; init; } = new();

    /// <summary>
    /// The clock that the admin API puts forward; the broker has to run on the same. Null, the default, when time passes by itself only. Not
    /// <see cref="TimeProvider"/>: a client's timestamps stay true when the emulator's day is over.
    /// </summary>
    public CmqEmulatorClock? Clock { get; init; }

    /// <summary>
    /// How often an account may call an action in a second; what is above is refused as throttled. No limits unless set. The actions of the HTTP SDK protocol
    /// are limited as well as soon as there are any limits, each to 5,000 calls a second.
    /// </summary>
    public CmqRateLimits RateLimits { get; init; } = CmqRateLimits.None;

    /// <summary>
    /// Whether the admin API and the page answer requests from other machines too, and under any host name. Off by default. Health and
    /// metrics are told to whoever reaches the emulator, in any case.
    /// </summary>
    public bool AllowRemoteAdmin { get; init; }

    /// <summary>
    /// Where messages of http subscriptions are delivered to; this machine only, unless set. Only a <see cref="Cmq.Broker.CmqBroker"/> without a persistent
    /// store and without a transport of its own is pushed for; what another one can't deliver, it refuses to publish.
    /// </summary>
    public CmqEmulatorPushTargets PushTargets { get; init; } = CmqEmulatorPushTargets.Loopback;

    /// <summary>
    /// Told, one line at a time, what went wrong inside the emulator; the default writes to standard error. It is told by the threads that answer requests,
    /// which wait until it returns.
    /// </summary>
    public Action<string> Log { get; init; } = Console.Error.WriteLine;

    /// <summary>How long slow and silent connections are kept.</summary>
    internal ConnectionLimits Connections { get; init; } = new();
}
