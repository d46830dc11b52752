namespace Cmq.Client.Tests;

/// <summary>Waits for what other threads do, with an end.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>The result of a task, which must not take longer than any test.</summary>
    public static Task<T> SoonAsync<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static Task SoonAsync(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static async Task<List<T>> ListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>The error that a call ends with; a call that succeeds fails the test.</summary>
    public static async Task<TError> ErrorOfAsync<TError>(Func<Task> call)
        where TError : Exception
    {
        try
        {
            await call();
        }
        catch (TError error)
        {
            return error;
        }

        throw new AssertionException("The call did not fail.");
    }
}
