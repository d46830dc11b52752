using Cmq.Properties;

namespace Cmq.Resources.Tests;

/// <summary>Settings that pin accounts and regions and give tags: their forms, what is refused, and what a change of them means.</summary>
public sealed class PinnedConfigTests
{
    [TestCase("""{"allowedAccountIds":["100000000001","7"]}""")]
    [TestCase("""{"allowedAccountIds":[100000000001,7]}""")]
    [TestCase("""{"allowedAccountIds":"[\"100000000001\",\"7\"]"}""")]
    [TestCase("""{"allowedAccountIds":"100000000001, 7"}""")]
    public void List_InEveryForm_IsTheSame(string config) =>
        Assert.That(Read(config).AllowedAccountIds, Is.EqualTo(new[] { "100000000001", "7" }));

    [TestCase("""{"defaultTags":{"team":"shop","cost":7}}""")]
    [TestCase("""{"defaultTags":"{\"cost\":\"7\",\"team\":\"shop\"}"}""")]
    public void Map_InEveryForm_IsTheSame(string config) =>
        Assert.That(Read(config).DefaultTags, Is.EqualTo((PropertyValue)Programs.Map("""{"team":"shop","cost":"7"}""")));

    [TestCase("""{"allowedAccountIds":[]}""")]
    [TestCase("""{"allowedAccountIds":""}""")]
    [TestCase("""{"defaultTags":{}}""")]
    [TestCase("""{"defaultTags":""}""")]
    public void Empty_IsTheSameAsNone(string config) =>
        Assert.That((Read(config).AllowedAccountIds.IsEmpty, Read(config).DefaultTags), Is.EqualTo((true, (PropertyValue?)null)));

    [TestCase("""{"region":"ap-beijing","allowedRegions":["ap-guangzhou","ap-shanghai"]}""", "region: 'ap-beijing' is not among allowedRegions (ap-guangzhou, ap-shanghai); use one of these, or add it there")]
    [TestCase("""{"allowedRegions":["ap guangzhou"]}""", "allowedRegions: 'ap guangzhou' is not a region: letters, digits and hyphens, for example ap-guangzhou")]
    [TestCase("""{"allowedAccountIds":["shop"]}""", "allowedAccountIds: 'shop' is not the number of an account: digits, for example 100000000001")]
    [TestCase("""{"allowedAccountIds":{"a":"1"}}""", "allowedAccountIds: is an object; a list of strings is expected")]
    [TestCase("""{"allowedAccountIds":["1"],"forbiddenAccountIds":["2"]}""", "forbiddenAccountIds: says nothing beside allowedAccountIds, which leaves all other accounts out already; set one of the two")]
    [TestCase("""{"defaultTags":["a"]}""", "defaultTags: is a list; a map of strings is expected")]
    [TestCase("""{"defaultTags":{"team":"shop","cost":null}}""", "defaultTags.cost: is null; a string is expected")]
    [TestCase("""{"defaultTags":{"team":"shop","cost":["a"]}}""", "defaultTags.cost: is a list; a string is expected")]
    [TestCase("""{"defaultTags":"{\"cost\":[]}"}""", "defaultTags.cost: is a list; a string is expected")]
    [TestCase("""{"defaultTags":{"team":" shop"}}""", "defaultTags.team: ' shop' is not allowed: 1 to 255 characters, without a space at either end (edition tdmq)")]
    [TestCase("""{"defaultTags":"team=shop"}""", "defaultTags: is the string 'team=shop'; a map of strings is expected")]
    [TestCase("""{"defaultTags":{"a":"1"},"edition":"classic"}""", "defaultTags: can't be given to anything: there are no tags on edition classic; take it out, or use another edition")]
    public void Check_WhatCantBe_IsRefusedAtItsProperty(string config, string expected) =>
        Assert.That(ConfigChecker.Check(Programs.Map(config)).Failures.Single().ToString(), Is.EqualTo(expected));

    [Test]
    public void Check_TagThatCantBeOne_IsRefused() =>
        Assert.That(ConfigChecker.Check(Programs.Map("""{"defaultTags":{" a":"1"}}""")).Failures.Single().Property, Is.EqualTo("defaultTags. a"));

    [Test]
    public void Read_RegionOfTheEnvironmentOutsideThePin_IsRefusedWithItsVariable()
    {
        var error = Assert.Throws<ResourceException>(() => CmqSettings.Read(
            Programs.Map("""{"allowedRegions":["ap-guangzhou"]}"""), name => name == "TENCENTCLOUD_REGION" ? "ap-beijing" : null))!;
        Assert.That(error.Kind, Is.EqualTo(ResourceErrorKind.FailedPrecondition));
        Assert.That(error.Message, Does.Contain("TENCENTCLOUD_REGION (environment): 'ap-beijing' is not among allowedRegions"));
    }

    [TestCase("""{"allowedAccountIds":["1"]}""", """{"allowedAccountIds":["2"]}""", 1)]
    [TestCase("""{"allowedRegions":["a"]}""", """{}""", 1)]
    [TestCase("""{"defaultTags":{"a":"1"}}""", """{"defaultTags":{"a":"2"}}""", 1)]
    [TestCase("""{"defaultTags":{"a":"1","b":"2"}}""", """{"defaultTags":"{\"b\":\"2\",\"a\":\"1\"}"}""", 0)]
    [TestCase("""{"allowedAccountIds":["1","2"]}""", """{"allowedAccountIds":"1,2"}""", 0)]
    public void Diff_NeverReplacesTheProvider(string before, string after, int changes)
    {
        var diff = ConfigDiffer.Compare(Programs.Map(before), Programs.Map(after), []);
        Assert.That((diff.Changes.Length, diff.Changes.Any(change => change.Effect == ChangeEffect.Replace)), Is.EqualTo((changes, false)));
    }

    private static CmqSettings Read(string config) => CmqSettings.Read(Programs.Map(config), _ => null);
}
