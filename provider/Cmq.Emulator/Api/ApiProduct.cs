namespace Cmq.Emulator;

/// <summary>A product of the platform whose actions are answered here.</summary>
/// <param name="Label">Its name in the scope of a signature.</param>
/// <param name="Version">The version of its API.</param>
/// <param name="NeedsRegion">Whether its actions have to name a region.</param>
internal sealed record ApiProduct(string Label, string Version, bool NeedsRegion)
{
    /// <summary>The product that CMQ is part of.</summary>
    public static readonly ApiProduct Tdmq = new("tdmq", "2020-02-17", NeedsRegion: true);

    /// <summary>The account's tags.</summary>
    public static readonly ApiProduct Tag = new("tag", "2018-08-13", NeedsRegion: false);

    /// <summary>Who calls.</summary>
    public static readonly ApiProduct Sts = new("sts", "2018-08-13", NeedsRegion: false);
}
