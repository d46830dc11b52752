using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Wire = Cmq.Rpc.Messages;

namespace Cmq.Provider.Tests;

public sealed class DiffAnswerTests
{
    [TestCase(ChangeKind.Add, ChangeEffect.Update, Wire.PropertyDiff.Types.Kind.Add)]
    [TestCase(ChangeKind.Add, ChangeEffect.Replace, Wire.PropertyDiff.Types.Kind.AddReplace)]
    [TestCase(ChangeKind.Delete, ChangeEffect.Update, Wire.PropertyDiff.Types.Kind.Delete)]
    [TestCase(ChangeKind.Delete, ChangeEffect.Replace, Wire.PropertyDiff.Types.Kind.DeleteReplace)]
    [TestCase(ChangeKind.Update, ChangeEffect.Update, Wire.PropertyDiff.Types.Kind.Update)]
    [TestCase(ChangeKind.Update, ChangeEffect.Replace, Wire.PropertyDiff.Types.Kind.UpdateReplace)]
    public void Of_Change_HasItsKind(ChangeKind kind, ChangeEffect effect, Wire.PropertyDiff.Types.Kind expected) =>
        Assert.That(DiffAnswer.Of(Result(new PropertyChange(PropertyPath.Root.Key("a"), kind, effect, null, null))).DetailedDiff["a"].Kind, Is.EqualTo(expected));

    [Test]
    public void Of_NoChange_IsNoneForCertain()
    {
        var answer = DiffAnswer.Of(Result());

        Assert.That((answer.Changes, answer.HasDetailedDiff), Is.EqualTo((Wire.DiffResponse.Types.DiffChanges.DiffNone, true)));
    }

    [FsCheck.NUnit.Property]
    public bool Of_AnyChanges_DiffsReplacesAndPathsAgree((string Key, string? Member, int Kind, bool Replaces)[] changes)
    {
        var answer = DiffAnswer.Of(Result(
        [
            .. from change in changes
               where !string.IsNullOrEmpty(change.Key) && !(change.Key + change.Member).Contains('\\', StringComparison.Ordinal)
               let path = PropertyPath.Root.Key(change.Key)
               select new PropertyChange(
                   change.Member is null ? path : path.Key(change.Member),
                   (ChangeKind)(Math.Abs(change.Kind % 3)),
                   change.Replaces ? ChangeEffect.Replace : ChangeEffect.Update,
                   null,
                   null),
        ]));
        var paths = answer.DetailedDiff.Keys.Select(path => PropertyPath.Parse(path).Segments[0].KeyName!).ToHashSet();
        return paths.SetEquals(answer.Diffs)
            && answer.Diffs.Distinct().Count() == answer.Diffs.Count
            && answer.Replaces.All(answer.Diffs.Contains)
            && answer.DetailedDiff.Values.All(diff => diff.InputDiff)
            && (answer.Diffs.Count > 0) == (answer.Changes == Wire.DiffResponse.Types.DiffChanges.DiffSome);
    }

    private static DiffResult Result(params ImmutableArray<PropertyChange> changes) => new(changes, false, []);
}
