using Cmq.Properties;
using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>
/// Whose a queue or a topic is: the tag <c>cmq:program</c> names the program (and its stack) that created it. The tag is set at creation,
/// is not the program's own business, and never counts as a difference.
/// </summary>
/// <param name="Owner">The program, as the tag names it: <c>shop</c>, or <c>shop/dev</c> for a stack.</param>
/// <param name="HasTags">Whether the edition has tags at all.</param>
internal sealed record Ownership(string Owner, bool HasTags)
{
    /// <summary>Key of the tag.</summary>
    public const string TagKey = "cmq:program";

    private const string TagsProperty = "tags";

    /// <summary>Inputs with the tag, as an object of this type is created; the type may have no tags.</summary>
    public PropertyMap AddTo(ResourceSpec spec, PropertyMap inputs)
    {
        if (!HasTags || spec.Find(TagsProperty) is null)
        {
            return inputs;
        }

        var tags = inputs.Find(TagsProperty)?.Unwrap() is ObjectValue map ? map.Properties : PropertyMap.Empty;
        PropertyValue all = tags.Set(TagKey, Owner);
        return inputs.Set(TagsProperty, inputs.Find(TagsProperty)?.IsSecret == true ? all.AsSecret() : all);
    }

    /// <summary>Why a program's own tags are refused; null when they are fine.</summary>
    public string? Check(PropertyMap inputs)
    {
        if (!HasTags || inputs.Find(TagsProperty)?.Unwrap() is not ObjectValue tags)
        {
            return null;
        }

        return tags.Properties.ContainsKey(TagKey)
            ? $"the tag {TagKey} is set by cmq, to '{Owner}': take it out"
            : tags.Properties.Count == TagRules.MaxTags
                ? $"{TagRules.MaxTags} tags leave no room for the tag {TagKey}, which cmq adds: take one out"
                : null;
    }

    /// <summary>A live object without the tag.</summary>
    public static LiveResource Strip(LiveResource live) => live with { Inputs = Strip(live.Inputs), Outputs = Strip(live.Outputs) };

    /// <summary>A bag without the tag.</summary>
    public static PropertyMap Strip(PropertyMap bag)
    {
        if (bag.Find(TagsProperty) is not { } present || present.Unwrap() is not ObjectValue tags || !tags.Properties.ContainsKey(TagKey))
        {
            return bag;
        }

        PropertyValue rest = tags.Properties.Remove(TagKey);
        return tags.Properties.Count == 1 ? bag.Remove(TagsProperty) : bag.Set(TagsProperty, present.IsSecret ? rest.AsSecret() : rest);
    }

    /// <summary>Whose a live object is; null when nothing says so.</summary>
    public static string? OwnerOf(LiveResource live) =>
        live.Outputs.Find(TagsProperty)?.Unwrap() is ObjectValue tags && tags.Properties.Find(TagKey)?.Unwrap() is StringValue owner ? owner.Value : null;

    /// <summary>Why an object is left alone that is another program's; null when it is not.</summary>
    public string? RefuseOther(string? owner) => owner is null || owner == Owner
        ? null
        : $"it belongs to program '{owner}' (its tag {TagKey}), and this is '{Owner}': it is left alone. Choose another name, or change it with '{owner}'";
}
