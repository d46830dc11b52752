namespace Cmq;

/// <summary>Why a transfer ended.</summary>
public enum CmqTransferEnd
{
    /// <summary>The queue gave nothing more, or nothing but what had been left aside.</summary>
    Empty,

    /// <summary><see cref="CmqTransferOptions.MaxMessages"/> were done.</summary>
    MaxMessages,

    /// <summary>It was cancelled: another run with <see cref="CmqTransferOptions.Resume"/> goes on.</summary>
    Stopped,

    /// <summary>A call failed; <see cref="CmqTransferException"/> has the error. Another run goes on.</summary>
    Failed,
}
