using System.Globalization;

namespace Cmq;

/// <summary>A transfer could not go on. Nothing is lost: what was not sent on is in its queue, and visible again after its time.</summary>
public sealed class CmqTransferException : CmqException
{
    internal CmqTransferException(CmqTransferResult result, CmqException inner)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"The transfer could not go on after {result.Progress.Done} messages: {inner.Message}"),
            inner.Action,
            inner.Resource,
            inner)
    {
        Result = result;
        MayHaveExecuted = inner.MayHaveExecuted || result.Progress.Done > 0;
    }

    /// <summary>How far it came, to go on from with <see cref="CmqTransferOptions.Resume"/>.</summary>
    public CmqTransferResult Result { get; }

    /// <inheritdoc/>
    public override bool IsTransient => ((CmqException)InnerException!).IsTransient;
}
