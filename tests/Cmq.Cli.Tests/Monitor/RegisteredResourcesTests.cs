using System.Collections.Immutable;
using Cmq.Rpc;

namespace Cmq.Cli.Tests;

/// <summary>What a program has declared.</summary>
public sealed class RegisteredResourcesTests
{
    private const string Queue = "cmq:index:Queue";

    private RegisteredResources _declared = null!;

    [SetUp]
    public void DeclareNothing() => _declared = new("shop", "dev");

    [TestCase("", ExpectedResult = "urn:pulumi:dev::shop::cmq:index:Queue::q")]
    [TestCase("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", ExpectedResult = "urn:pulumi:dev::shop::cmq:index:Queue::q")]
    [TestCase("urn:pulumi:dev::shop::my:index:Group::g", ExpectedResult = "urn:pulumi:dev::shop::my:index:Group$cmq:index:Queue::q")]
    public string UrnOf_HasTheTypesOfTheParents(string parent) => _declared.UrnOf(Queue, "q", parent);

    [Test]
    public void Add_UrnThatThereIs_IsRefused()
    {
        _declared.Add(Custom("q"));
        Assert.That(() => _declared.Add(Custom("q")), Throws.TypeOf<RpcException>().With.Message.Contains("Duplicate"));
    }

    [Test]
    public void Before_ThroughAnotherProvidersResource_IsFound()
    {
        _declared.Add(Custom("first"));
        _declared.Add(Custom("between", "aws:s3:Bucket") with { DependsOn = ["first"] });
        var last = Custom("last") with { DependsOn = ["between"] };
        _declared.Add(last);
        Assert.That(_declared.Before(last), Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public void Before_Component_IsWhatIsInsideIt()
    {
        _declared.Add(new() { Urn = "group", Type = "cmq:index:WorkQueue", Name = "group", IsRemote = true });
        var inside = Custom("inside") with { Parent = "group" };
        _declared.Add(inside);
        var after = Custom("after") with { DependsOn = ["group"] };
        _declared.Add(after);
        Assert.That(_declared.Before(after), Is.EqualTo(new[] { "inside" }));
        Assert.That(_declared.Before(inside), Is.Empty);
    }

    [Test]
    public void ProviderOf_ChildOfAComponent_IsTheComponents()
    {
        _declared.Add(new() { Urn = "group", Type = "my:index:Group", Name = "group", Providers = new Dictionary<string, string> { ["cmq"] = "classic" }.ToImmutableDictionary() });
        Assert.That(_declared.ProviderOf(Custom("q") with { Parent = "group" }), Is.EqualTo("classic"));
    }

    [Test]
    public void All_WherePlacesAreKnown_IsInTheOrderOfTheFile()
    {
        _declared.Add(Custom("b") with { Position = new("index.ts", 9, 1), Order = 1 });
        _declared.Add(Custom("a") with { Position = new("index.ts", 3, 1), Order = 2 });
        Assert.That(_declared.All.Select(resource => resource.Name), Is.EqualTo(new[] { "a", "b" }));
    }

    private static RegisteredResource Custom(string name, string type = Queue) => new() { Urn = name, Type = type, Name = name, IsCustom = true };
}
