namespace Cmq;

/// <summary>A service of the platform that is called: what its requests are signed for, and which version of its actions they name.</summary>
/// <param name="Label">Its name in the scope of a signature, and the first label of its hosts.</param>
/// <param name="Version">The version of its API.</param>
internal sealed record ApiService(string Label, string Version)
{
    /// <summary>The product that CMQ is part of.</summary>
    public static readonly ApiService Tdmq = new("tdmq", "2020-02-17");

    /// <summary>The account's tags.</summary>
    public static readonly ApiService Tag = new("tag", "2018-08-13");

    /// <summary>Who calls, and temporary credentials.</summary>
    public static readonly ApiService Sts = new("sts", "2018-08-13");
}
