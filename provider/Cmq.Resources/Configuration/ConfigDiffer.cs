using System.Collections.Immutable;
using Cmq.Properties;

namespace Cmq.Resources;

/// <summary>Compares the provider's configuration with that of the run before.</summary>
/// <remarks>
/// A replaced provider replaces every resource it has, so only one thing calls for it: another region of the cloud, where the old objects
/// can't be reached, and only when both regions stand in the configuration. Credentials, endpoint and edition are ways to the same objects. A change of
/// backend or memory file is left to a refresh, which finds what is there and what is not: somebody who moved the file has lost nothing.
/// </remarks>
public static class ConfigDiffer
{
    /// <summary>Compares two configurations. The form of a value, its secrecy, and what belongs to the engine do not count.</summary>
    /// <param name="olds">The one of the run before.</param>
    /// <param name="news">The one of this run.</param>
    /// <param name="ignoreChanges">Properties whose changes the program ignores.</param>
    public static DiffResult Compare(PropertyMap olds, PropertyMap news, ImmutableArray<PropertyPath> ignoreChanges)
    {
        ArgumentNullException.ThrowIfNull(olds);
        ArgumentNullException.ThrowIfNull(news);
        var inCloud = IsCloud(olds) && IsCloud(news);
        return new(
            [
                .. from setting in ConfigSpec.All
                   let path = PropertyPath.Root.Key(setting.Name)
                   let before = Normal(olds, setting)
                   let after = Normal(news, setting)
                   where before != after && !ignoreChanges.Any(ignored => ignored.Contains(path))
                   select new PropertyChange(
                       path,
                       before is null ? ChangeKind.Add : after is null ? ChangeKind.Delete : ChangeKind.Update,
                       inCloud && setting == ConfigSpec.Region && (before, after) is (StringValue, StringValue) ? ChangeEffect.Replace : ChangeEffect.Update,
                       before,
                       after),
            ],
            false,
            []);
    }

    private static PropertyValue? Normal(PropertyMap config, ConfigSpec setting) =>
        !ConfigText.TryRead(config, setting, out var text, out var isUnknown, out _) ? config[setting.Name].UnwrapAll()
        : isUnknown ? PropertyValue.Unknown
        : text is null ? null
        : (PropertyValue)text;

    private static bool IsCloud(PropertyMap config) => Normal(config, ConfigSpec.Backend) switch
    {
        null => true,
        StringValue text => ConfigRules.ParseBackend(text.Value) == BackendKind.Tencent,
        _ => false,
    };
}
