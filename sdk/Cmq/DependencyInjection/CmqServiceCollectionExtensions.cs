using Cmq;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds accounts to a program's services. Each is made at its first use, once for the process, and disposed with the services.</summary>
/// <remarks>
/// There is one account without a key, and one for each key. Adding another under the same key is refused with <see cref="InvalidOperationException"/>: whichever of the two won,
/// somebody's messages would go to an account that they were not meant for. Give it a key of its own. A test that puts an account in memory in the place of
/// the program's removes that first: <c>services.RemoveAll&lt;CmqAccount&gt;()</c>, or <c>RemoveAllKeyed&lt;CmqAccount&gt;(key)</c>.
/// </remarks>
public static class CmqServiceCollectionExtensions
{
    /// <summary>Adds the account.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How it reaches the service. Without a log of their own they get that of the services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account without a key already.</exception>
    public static IServiceCollection AddCmq(this IServiceCollection services, CmqClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddCmq(_ => options);
    }

    /// <summary>Adds the account, with options that are made of other services: of the configuration, say.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Makes the options. Without a log of their own they get that of the services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account without a key already.</exception>
    public static IServiceCollection AddCmq(this IServiceCollection services, Func<IServiceProvider, CmqClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddCmqAccount(provider => Open(provider, options(provider)));
    }

    /// <summary>Adds an account under a key, beside others: <c>[FromKeyedServices("billing")] CmqAccount account</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="options">How it reaches the service. Without a log of their own they get that of the services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account under this key already.</exception>
    public static IServiceCollection AddKeyedCmq(this IServiceCollection services, object? key, CmqClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddKeyedCmq(key, _ => options);
    }

    /// <summary>Adds an account under a key, with options that are made of other services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="options">Makes the options. Without a log of their own they get that of the services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account under this key already.</exception>
    public static IServiceCollection AddKeyedCmq(this IServiceCollection services, object? key, Func<IServiceProvider, CmqClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddKeyedCmqAccount(key, provider => Open(provider, options(provider)));
    }

    /// <summary>Adds an account that is opened here: over the service in memory, say.</summary>
    /// <param name="services">The services.</param>
    /// <param name="account">Opens it.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account without a key already.</exception>
    public static IServiceCollection AddCmqAccount(this IServiceCollection services, Func<IServiceProvider, CmqAccount> account)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(account);
        RefuseSecond(services, key: null);
        return services.AddSingleton(account);
    }

    /// <summary>Adds an account under a key that is opened here.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="account">Opens it.</param>
    /// <returns>The services.</returns>
    /// <exception cref="InvalidOperationException">There is an account under this key already.</exception>
    public static IServiceCollection AddKeyedCmqAccount(this IServiceCollection services, object? key, Func<IServiceProvider, CmqAccount> account)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(account);
        RefuseSecond(services, key);
        return services.AddKeyedSingleton(key, (provider, _) => account(provider));
    }

    private static void RefuseSecond(IServiceCollection services, object? key)
    {
        if (!services.Any(service => service.ServiceType == typeof(CmqAccount) && Equals(service.ServiceKey, key)))
        {
            return;
        }

        throw new InvalidOperationException(key is null
            ? "There is a CmqAccount among the services already. Add this one under a key of its own with AddKeyedCmq, or take the other out before: services.RemoveAll<CmqAccount>()."
            : $"There is a CmqAccount under the key '{key}' already. Add this one under another key, or take the other out before: services.RemoveAllKeyed<CmqAccount>(key).");
    }

    private static CmqAccount Open(IServiceProvider provider, CmqClientOptions options) =>
        new(options.WithLoggerFactory(provider.GetService<ILoggerFactory>()));
}
