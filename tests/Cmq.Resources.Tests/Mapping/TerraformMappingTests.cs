using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

/// <summary>The mapping leads to what the package has, and leaves nothing out.</summary>
public sealed class TerraformMappingTests
{
    private static readonly JObject Mapping = JObject.Parse(TerraformMapping.ToJson());

    [TestCase("resources", "tencentcloud_tcmq_queue", "cmq:index:Queue")]
    [TestCase("resources", "tencentcloud_tcmq_topic", "cmq:index:Topic")]
    [TestCase("resources", "tencentcloud_tcmq_subscribe", "cmq:index:Subscription")]
    [TestCase("dataSources", "tencentcloud_tcmq_queue", "cmq:index:getQueues")]
    [TestCase("dataSources", "tencentcloud_tcmq_topic", "cmq:index:getTopics")]
    [TestCase("dataSources", "tencentcloud_tcmq_subscribe", "cmq:index:getSubscriptions")]
    public void Type_BecomesAToken(string kind, string name, string token) =>
        Assert.That((string?)Mapping[kind]![name]!["tok"], Is.EqualTo(token));

    [TestCase("resources", "tencentcloud_tcmq_subscribe", "topic_name", "topic")]
    [TestCase("resources", "tencentcloud_tcmq_subscribe", "binding_key", "bindingKeys")]
    [TestCase("resources", "tencentcloud_tcmq_queue", "retention_size_in_mb", "retentionSizeInMB")]
    [TestCase("dataSources", "tencentcloud_tcmq_queue", "queue_name", "nameContains")]
    [TestCase("dataSources", "tencentcloud_tcmq_queue", "queue_list", "queues")]
    public void Field_BecomesAProperty(string kind, string name, string field, string property) =>
        Assert.That((string?)Mapping[kind]![name]!["fields"]![field]!["name"], Is.EqualTo(property));

    [Test]
    public void EveryProperty_IsOneOfThePackage()
    {
        var resources = TerraformTables.Resources.SelectMany(found =>
            Strangers(found.Fields, PackageSpec.Resources.Single(spec => spec.Token == found.Token).Properties));
        var functions = TerraformTables.DataSources.SelectMany(found => PackageSpec.Functions.Where(spec => spec.Token == found.Token).SelectMany(spec =>
            Strangers(found.Fields.Where(field => !field.IsComputed), spec.Inputs).Concat(Strangers(found.Fields.Where(field => field.IsComputed), spec.Outputs))));
        Assert.That(resources.Concat(functions), Is.Empty);
    }

    [Test]
    public void EveryMappedField_HasItsType()
    {
        var mapped = Mapping.SelectTokens("resources.*.fields.*").Concat(Mapping.SelectTokens("dataSources.*.fields.*")).Select(field => field.Path.Replace(".fields", "", StringComparison.Ordinal));
        var typed = Mapping.SelectTokens("provider.resources.*.*").Concat(Mapping.SelectTokens("provider.dataSources.*.*")).Select(field => field.Path["provider.".Length..]);
        Assert.That(mapped.Except(typed), Is.Empty);
    }

    [Test]
    public void Field_WithItems_HasTheirFields() =>
        Assert.That((int?)Mapping.SelectToken("provider.dataSources.tencentcloud_tcmq_queue.queue_list.element.resource.active_msg_num.type"), Is.EqualTo(2));

    private static IEnumerable<string> Strangers(IEnumerable<TerraformField> fields, IReadOnlyList<PropertySpec> rows) =>
        from field in fields
        where field.Property is not null
        let row = rows.FirstOrDefault(row => row.Name == field.Property)
        from stranger in row is null ? [field.Name] : Strangers(field.Fields, row.Object?.Properties ?? [])
        select stranger;
}
