using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>
/// What every operation goes through: its waits end at its limit, when the engine cancels, and when the caller goes; and whatever ends it is told
/// with the precise code and without secrets. A change that is on its way to the service by then is heard out, within a bound, and answered as if
/// nobody had cancelled.
/// </summary>
/// <param name="timeProvider">The clock of the limits.</param>
/// <param name="instance">Knows the secrets of the configuration.</param>
/// <param name="errors">Told where a defect came from.</param>
internal sealed class OperationGate(TimeProvider timeProvider, ProviderInstance instance, TextWriter errors) : IDisposable
{
    private static readonly AsyncLocal<Operation?> Current = new();
    private CancellationTokenSource _cancelled = new();

    /// <summary>The resource that the operation under way is about; empty outside of one.</summary>
    public static string CurrentUrn => Current.Value?.Urn ?? "";

    /// <summary>The property bags of the operation under way: the secrets in them stay out of messages.</summary>
    public static IReadOnlyList<PropertyMap?> CurrentBags => Current.Value?.Bags ?? [];

    /// <summary>Ends all operations under way; later ones are refused.</summary>
    public Task CancelAsync() => Volatile.Read(ref _cancelled).CancelAsync();

    /// <summary>Takes operations again.</summary>
    public void Reopen()
    {
        // The old source is left to the operations that still look at it.
        if (Volatile.Read(ref _cancelled).IsCancellationRequested)
        {
            Volatile.Write(ref _cancelled, new());
        }
    }

    /// <summary>Runs an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="context">The call that asks for it.</param>
    /// <param name="work">Carries it out.</param>
    /// <exception cref="RpcException">It did not succeed.</exception>
    public async Task<T> RunAsync<T>(Operation operation, RpcCallContext context, Func<CancellationToken, Task<T>> work)
    {
        var cancelled = Volatile.Read(ref _cancelled).Token;
        if (cancelled.IsCancellationRequested)
        {
            throw new RpcException(RpcStatusCode.Cancelled, $"{operation.Name} was not begun: the engine has cancelled.");
        }

        using var limit = new CancellationTokenSource(operation.Limit, timeProvider);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, cancelled, limit.Token);
        Current.Value = operation;
        try
        {
            return await work(any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (cancelled.IsCancellationRequested)
        {
            throw new RpcException(RpcStatusCode.Cancelled, $"{operation.Name} was cancelled.{operation.After(error)}", innerException: error);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested)
        {
            throw new RpcException(RpcStatusCode.DeadlineExceeded, Hide(operation, operation.OverTime(error)), innerException: error);
        }
        catch (Exception error) when (error is not (OperationCanceledException or RpcException))
        {
            throw Explain(error, text => Hide(operation, text));
        }
    }

    /// <summary>A text about an operation, without secrets.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="text">The text.</param>
    public string Hide(Operation operation, string text) => SecretText.Hide(text, operation.Bags, instance.Secrets);

    public void Dispose() => _cancelled.Dispose();

    private RpcException Explain(Exception error, Func<string, string> hide)
    {
        switch (error)
        {
            case ResourceException refusal:
                return new(CodeOf(refusal.Kind), hide(refusal.Message), innerException: refusal);
            case PartialFailureException partial:
                var detail = new ErrorResourceInitFailed { Id = partial.Id, Properties = PropertyCodec.Encode(partial.Outputs) };
                detail.Reasons.Add(partial.Reasons.Select(hide));
                return new(RpcStatusCode.Unknown, hide(partial.Message), detail, partial);
            default:
                // A defect. Its message may hold anything, so what goes to the log is the place alone.
                errors.WriteLine($"pulumi-resource-cmq: {error.GetType()}{Environment.NewLine}{error.StackTrace}");
                return new(RpcStatusCode.Internal, hide($"A defect of the provider, please report it: {error.GetType().Name}: {error.Message}"), innerException: error);
        }
    }

    private static RpcStatusCode CodeOf(ResourceErrorKind kind) => kind switch
    {
        ResourceErrorKind.InvalidArgument => RpcStatusCode.InvalidArgument,
        ResourceErrorKind.NotFound => RpcStatusCode.NotFound,
        ResourceErrorKind.AlreadyExists => RpcStatusCode.AlreadyExists,
        ResourceErrorKind.FailedPrecondition => RpcStatusCode.FailedPrecondition,
        ResourceErrorKind.Unauthenticated => RpcStatusCode.Unauthenticated,
        ResourceErrorKind.PermissionDenied => RpcStatusCode.PermissionDenied,
        ResourceErrorKind.ResourceExhausted => RpcStatusCode.ResourceExhausted,
        ResourceErrorKind.Unavailable => RpcStatusCode.Unavailable,
        _ => RpcStatusCode.Unknown,
    };
}
