namespace Cmq.Resources;

/// <summary>The objects of one kind in an <see cref="Inventory"/>.</summary>
/// <param name="list">Lists them all.</param>
/// <param name="find">Asks for one by name; null when there is none.</param>
/// <param name="nameOf">An object's name.</param>
/// <param name="comparer">How names are compared.</param>
/// <param name="listsAtOnce">Whether the first read lists already; otherwise it asks by name, and the second lists.</param>
internal sealed class Shelf<T>(
    Func<CancellationToken, IAsyncEnumerable<T>> list,
    Func<string, CancellationToken, Task<T?>> find,
    Func<T, string> nameOf,
    StringComparer comparer,
    bool listsAtOnce)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedCall<T?>> _asked = new(comparer);
    private readonly HashSet<string> _written = new(comparer);
    private SharedCall<IReadOnlyDictionary<string, T>>? _listed;
    private bool _wasRead = listsAtOnce;

    /// <summary>Finds an object: asked for by name, or from the list.</summary>
    public async Task<T?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (Listed(name) is { } listed)
        {
            try
            {
                var objects = await listed.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (!IsWritten(name) && objects.TryGetValue(name, out var found))
                {
                    return found;
                }
            }
            catch (CmqServiceException error) when (error.Reason == CmqErrorReason.NotFound)
            {
                return null;
            }
            catch (CmqServiceException error) when (error.Reason == CmqErrorReason.PermissionDenied)
            {
                // Who may describe objects may still not be allowed to list them: each is asked for by name then.
            }
        }

        return await Asked(name).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All objects, from the list, which is read once. What was written since stands in it as it was.</summary>
    public async Task<IReadOnlyCollection<T>> AllAsync(CancellationToken cancellationToken)
    {
        SharedCall<IReadOnlyDictionary<string, T>> listed;
        lock (_gate)
        {
            _wasRead = true;
            listed = JoinList();
        }

        return [.. (await listed.WaitAsync(cancellationToken).ConfigureAwait(false)).Values];
    }

    /// <summary>Forgets an object: the next read asks the service.</summary>
    public void Forget(string name)
    {
        lock (_gate)
        {
            _asked.Remove(name);
            _written.Add(name);
        }
    }

    private bool IsWritten(string name)
    {
        lock (_gate)
        {
            return _written.Contains(name);
        }
    }

    // The list, unless this object is better asked for by name: because it was, because it was written, or because it is the first.
    private SharedCall<IReadOnlyDictionary<string, T>>? Listed(string name)
    {
        lock (_gate)
        {
            if (_asked.ContainsKey(name) || _written.Contains(name))
            {
                return null;
            }

            if (!_wasRead)
            {
                _wasRead = true;
                return null;
            }

            return JoinList();
        }
    }

    // Under the gate.
    private SharedCall<IReadOnlyDictionary<string, T>> JoinList()
    {
        // A list that failed for a passing reason is read again.
        if (_listed is { Failure: null or CmqServiceException { Reason: CmqErrorReason.PermissionDenied } } && _listed.TryJoin())
        {
            return _listed;
        }

        _listed = new(ListAsync);
        _listed.TryJoin();
        return _listed;
    }

    private SharedCall<T?> Asked(string name)
    {
        lock (_gate)
        {
            if (_asked.TryGetValue(name, out var asked) && asked.Failure is null && asked.TryJoin())
            {
                return asked;
            }

            _asked[name] = asked = new(token => find(name, token));
            asked.TryJoin();
            return asked;
        }
    }

    private async Task<IReadOnlyDictionary<string, T>> ListAsync(CancellationToken cancellationToken)
    {
        var objects = new Dictionary<string, T>(comparer);
        await foreach (var item in list(cancellationToken).ConfigureAwait(false))
        {
            objects[nameOf(item)] = item;
        }

        return objects;
    }
}
