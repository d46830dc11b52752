using System.Globalization;

namespace Cmq.Broker.Tests;

internal sealed class MessageTableTests
{
    // More than two blocks.
    private const int Many = 1500;

    [Test]
    public void Add_Many_KeepsEachUnderItsNumber()
    {
        var table = new MessageTable();

        var numbers = Fill(table);

        Assert.That(numbers.Select(number => table[number].Body), Is.EqualTo(Enumerable.Range(0, Many).Select(Body)));
    }

    [Test]
    public void Add_AfterRemoves_TakesTheNumbersThatAreFree()
    {
        var table = new MessageTable();
        var removed = Fill(table).Where(number => number % 3 == 0).ToList();
        removed.ForEach(table.Remove);

        var added = removed.Select(_ => table.Add(new(default, "new"))).ToList();

        Assert.That(added, Is.EquivalentTo(removed));
    }

    [Test]
    public void Add_AfterRemoves_LeavesTheOthersAsTheyAre()
    {
        var table = new MessageTable();
        var numbers = Fill(table);
        numbers.Where(number => number % 3 == 0).ToList().ForEach(table.Remove);

        table.Add(new(default, "new"));

        Assert.That(numbers.Where(number => number % 3 != 0).Select(number => table[number].Body), Has.None.EqualTo("new").And.None.Null);
    }

    [Test]
    public void Remove_TheLast_LetsTheTableBeginAnew()
    {
        var table = new MessageTable();
        Fill(table).ForEach(table.Remove);

        Assert.That(Fill(table), Is.EqualTo(Enumerable.Range(0, Many)));
    }

    private static List<int> Fill(MessageTable table) => [.. Enumerable.Range(0, Many).Select(index => table.Add(new(default, Body(index))))];

    private static string Body(int index) => index.ToString(CultureInfo.InvariantCulture);
}
