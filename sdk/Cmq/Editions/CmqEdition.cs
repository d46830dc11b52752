namespace Cmq;

/// <summary>Which service's rules hold: names, ranges, defaults, and what may change after creation.</summary>
public enum CmqEdition
{
    /// <summary>TDMQ CMQ as its SDK documentation describes it: messages to 1,048,576 bytes, retention 60 to 1,296,000 s. The default.</summary>
    Tdmq = 0,

    /// <summary>The classic CMQ: messages to 65,536 bytes.</summary>
    Classic = 1,

    /// <summary>
    /// TDMQ CMQ by the API text since April 2022: <c>msgRetentionSeconds</c> is the longest unacknowledged time, 30 to 43,200 s, and
    /// <c>rewindSeconds</c> goes to 1,296,000 s.
    /// </summary>
    Tdmq2022 = 2,
}
