namespace Cmq.Emulator.Tests;

internal sealed class RequestIdTests
{
    private const string Pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    [Test]
    public void Id_IsARandomUuid() => Assert.That(RequestId.Next(), Does.Match(Pattern));

    [Test]
    public void Ids_AreAllDifferent()
    {
        const int count = 10_000;
        Assert.That(Enumerable.Range(0, count).Select(_ => RequestId.Next()).Distinct().Count(), Is.EqualTo(count));
    }
}
