using FsCheck;
using FsCheck.Fluent;

namespace Cmq.Broker.Tests;

/// <summary>
/// Whatever is done to queues, in whatever order and at whatever times, the broker tells what a model tells that searches lists. A message that were
/// in two states, lost or doubled would be a difference.
/// </summary>
internal sealed class MessageLaws
{
    private static readonly Gen<MessageStep> Step =
        from kind in Gen.Frequency(
            (6, Gen.Constant(MessageStepKind.Send)),
            (6, Gen.Constant(MessageStepKind.Receive)),
            (5, Gen.Constant(MessageStepKind.Delete)),
            (7, Gen.Constant(MessageStepKind.Wait)),
            (2, Gen.Constant(MessageStepKind.Rewind)),
            (1, Gen.Frequency((1, Gen.Constant(MessageStepKind.Clear)), (4, Gen.Constant(MessageStepKind.Modify)))),
            (2, Gen.Constant(MessageStepKind.Modify)),
            (2, Gen.Constant(MessageStepKind.Bind)))
        from onDead in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from number in Gen.Choose(0, 5)
        from seconds in Gen.Elements(0, 1, 5, 10, 29, 30, 31, 49, 60, 100, 299, 300, 450)
        select new MessageStep(kind, onDead, number, seconds);

    private static readonly Arbitrary<List<MessageStep>> Histories = Arb.From(
        from length in Gen.Choose(1, 60)
        from steps in Step.ArrayOf(length)
        select steps.ToList(),
        steps => Enumerable.Range(0, steps.Count).Select(index => steps.Where((_, other) => other != index).ToList()));

    [TestCase(CmqEdition.Classic)]
    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    public void AnyHistory_IsAsTheModelHasIt(CmqEdition edition) => Hold(200, () => new(edition));

    [TestCase(CmqEdition.Tdmq)]
    [TestCase(CmqEdition.Tdmq2022)]
    public void AnyHistory_InAStore_IsAsTheModelHasIt(CmqEdition edition) => Hold(25, () => new(edition, new MemoryDocument()));

    private static void Hold(int histories, Func<MessageHistory> begin) => Prop.ForAll(Histories, steps =>
    {
        var history = begin();
        foreach (var step in steps)
        {
            if (history.DoAsync(step).GetAwaiter().GetResult() is { Length: > 0 } difference)
            {
                return false.Label($"after {step}: {difference}");
            }
        }

        return true.Label("");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(histories));
}
