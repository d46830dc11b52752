using Cmq.Resources;
using Cmq.Rpc;

namespace Cmq.Provider.Tests;

public sealed class ResourceTargetTests
{
    private static readonly ResourceSet Resources = new(new(null, CmqEdition.Tdmq, TimeProvider.System));

    [TestCase("urn:pulumi:dev::shop::cmq:index:Queue::orders", "Queue", "orders")]
    [TestCase("urn:pulumi:dev::shop::my:index:Component$cmq:index:Topic::orders", "Topic", "orders")]
    [TestCase("urn:pulumi:dev::shop::cmq:index:Queue::odd::name", "Queue", "odd::name")]
    public void Find_OlderEngineSendsTheUrnOnly_TypeAndNameAreInIt(string urn, string type, string name)
    {
        var target = ResourceTarget.Find(Resources, urn, "", "");

        Assert.That((target.Controller.Spec.Name, target.LogicalName), Is.EqualTo((type, name)));
    }

    [TestCase("")]
    [TestCase("urn:pulumi:dev::shop")]
    [TestCase("urn:pulumi:dev::shop::aws:s3/bucket:Bucket::b")]
    public void Find_NoTypeOfOurs_IsRefused(string urn) =>
        Assert.That(() => ResourceTarget.Find(Resources, urn, "", ""), Throws.TypeOf<RpcException>().With.Property("Code").EqualTo(RpcStatusCode.InvalidArgument));
}
