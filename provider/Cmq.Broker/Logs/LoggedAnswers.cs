namespace Cmq.Broker;

/// <summary>What a broker with a log answers.</summary>
internal static class LoggedAnswers
{
    /// <summary>Carries out an operation, and answers when all is safe that the answer may tell of: a refusal tells of others' operations.</summary>
    public static async Task<T> SafeAsync<T>(this IBrokerLog log, Func<Task<T>> operation)
    {
        if (log.IsBehind)
        {
            await log.FlushAsync().ConfigureAwait(false);
        }

        T answer;
        try
        {
            answer = await operation().ConfigureAwait(false);
        }
        catch (CmqServiceException)
        {
            await log.FlushAsync().ConfigureAwait(false);
            throw;
        }

        await log.FlushAsync().ConfigureAwait(false);
        return answer;
    }
}
