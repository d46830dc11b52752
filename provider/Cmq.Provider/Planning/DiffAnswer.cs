using Cmq.Resources;
using Cmq.Rpc.Messages;

namespace Cmq.Provider;

/// <summary>A comparison as the protocol carries it.</summary>
internal static class DiffAnswer
{
    /// <summary>Writes a comparison. Inputs are compared with inputs, and shown so.</summary>
    /// <param name="result">The comparison.</param>
    public static DiffResponse Of(DiffResult result)
    {
        var answer = new DiffResponse
        {
            Changes = result.Changes.IsEmpty ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome,
            DeleteBeforeReplace = result.DeleteBeforeReplace,
            HasDetailedDiff = true,
        };
        answer.Stables.Add(result.Stables);
        answer.Diffs.Add(result.Changes.Select(change => change.Property).Distinct());
        answer.Replaces.Add(result.Changes.Where(change => change.Effect == ChangeEffect.Replace).Select(change => change.Property).Distinct());
        foreach (var change in result.Changes)
        {
            answer.DetailedDiff[change.Path.ToString()] = new() { Kind = KindOf(change), InputDiff = true };
        }

        return answer;
    }

    private static PropertyDiff.Types.Kind KindOf(PropertyChange change) => (change.Kind, change.Effect == ChangeEffect.Replace) switch
    {
        (ChangeKind.Add, false) => PropertyDiff.Types.Kind.Add,
        (ChangeKind.Add, true) => PropertyDiff.Types.Kind.AddReplace,
        (ChangeKind.Delete, false) => PropertyDiff.Types.Kind.Delete,
        (ChangeKind.Delete, true) => PropertyDiff.Types.Kind.DeleteReplace,
        (_, false) => PropertyDiff.Types.Kind.Update,
        (_, true) => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
