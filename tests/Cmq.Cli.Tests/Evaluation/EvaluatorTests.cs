using Cmq.Broker;
using Cmq.Properties;

namespace Cmq.Cli.Tests;

/// <summary>Values of expressions.</summary>
public sealed class EvaluatorTests
{
    private const string Program = """
        name: demo
        runtime: yaml
        config:
          size: { type: integer, default: 5 }
          key: { type: string, default: hush, secret: true }
          demo:flag: true
        variables:
          list: [a, 2, true]
          map: { x: { y: [10, 20] }, "odd.key": 1, hidden: "${key}" }
          twice: ${size}${size}
        resources:
          orders:
            type: cmq:Queue
            properties: { name: orders }
        """;

    [TestCase("${size}", "5")]
    [TestCase("${demo:size}", "5")]
    [TestCase("${flag}", "true")]
    [TestCase("size is ${size}", "\"size is 5\"")]
    [TestCase("${twice}", "\"55\"")]
    [TestCase("${list}", "[\"a\",2,true]")]
    [TestCase("${list[1]}", "2")]
    [TestCase("${map.x.y[1]}", "20")]
    [TestCase("${map[\"odd.key\"]}", "1")]
    [TestCase("${pulumi.project}/${pulumi.stack}", "\"demo/dev\"")]
    [TestCase("${orders.name}", "\"orders\"")]
    [TestCase("${orders.id}", "\"orders\"")]
    [TestCase("${orders.visibilityTimeout}", "30")]
    [TestCase("${orders.deadLetterPolicy}", "null")]
    [TestCase("${orders.urn}", "\"urn:pulumi:dev::demo::cmq:index:Queue::orders\"")]
    [TestCase("{ \"fn::join\": [\"-\", \"${list}\"] }", "\"a-2-true\"")]
    [TestCase("{ \"fn::split\": [\",\", \"a,b\"] }", "[\"a\",\"b\"]")]
    [TestCase("{ \"fn::select\": [1, \"${list}\"] }", "2")]
    [TestCase("{ \"fn::toJSON\": { a: \"${size}\" } }", "\"{\\\"a\\\":5}\"")]
    [TestCase("{ \"fn::toBase64\": hello }", "\"aGVsbG8=\"")]
    [TestCase("{ \"fn::fromBase64\": aGVsbG8= }", "\"hello\"")]
    [TestCase("{ \"fn::invoke\": { function: cmq:getQueue, arguments: { name: orders }, return: visibilityTimeout } }", "30")]
    public async Task Expression_HasItsValue(string expression, string expected)
    {
        Assert.That(JsonText.Of(await EvaluateAsync(expression), indented: false), Is.EqualTo(expected));
    }

    [Test]
    public async Task FunctionByItsOwnName_ReturnsAllOfIt() =>
        Assert.That(JsonText.Of(await EvaluateAsync("{ \"fn::cmq:getQueue\": { name: orders } }"), indented: false), Does.Contain("\"activeMsgNum\":0,").And.Contain("\"name\":\"orders\""));

    [TestCase("${map.z}", "${map.z} refers to nothing: there is no 'z' among hidden, odd.key, x")]
    [TestCase("${list[3]}", "${list[3]} refers to nothing: the list has 3 items, numbered from 0")]
    [TestCase("${size.x}", "${size.x} refers to nothing: what stands before '.x' is a number")]
    [TestCase("a ${list}", "${list} is a list, which can't stand inside a text")]
    [TestCase("{ \"fn::join\": [\",\", text] }", "fn::join takes a list; this is a string")]
    [TestCase("{ \"fn::select\": [9, \"${list}\"] }", "fn::select takes an index from 0 to 2")]
    [TestCase("{ \"fn::fromBase64\": \"?\" }", "fn::fromBase64 takes the base64 of a text")]
    [TestCase("{ \"fn::invoke\": { function: cmq:getQueue, arguments: { name: missing } } }", "getQueue: There is no queue 'missing'.")]
    [TestCase("{ \"fn::invoke\": { function: cmq:getQueue, arguments: { nam: x } } }", "getQueue: nam: is not a property of getQueue; did you mean 'name'?")]
    public void ExpressionWithoutValue_SaysWhyAndWhere(string expression, string expected)
    {
        var error = Assert.ThrowsAsync<EvaluationException>(async () => await EvaluateAsync(expression));
        Assert.That(error!.Message, Is.EqualTo(expected));
        Assert.That(error.Position.File, Is.EqualTo("value.yaml"));
    }

    [TestCase("${key}")]
    [TestCase("${map.hidden}")]
    [TestCase("x${key}")]
    [TestCase("{ \"fn::secret\": 1 }")]
    [TestCase("{ \"fn::toJSON\": \"${map}\" }")]
    public async Task WhatComesOfASecret_IsSecret(string expression) => Assert.That((await EvaluateAsync(expression)).IsSecret, Is.True);

    [TestCase("${orders.queueId}", true)]
    [TestCase("a ${orders.queueId}", true)]
    [TestCase("${orders.name}", false)]
    [TestCase("{ \"fn::invoke\": { function: cmq:getQueue, arguments: { name: \"${orders.name}\" } } }", true)]
    [TestCase("{ \"fn::invoke\": { function: cmq:getQueue, arguments: { name: orders } } }", false)]
    public async Task InAPlan_WhatComesOfAResourceToBeCreatedIsNotKnown(string expression, bool expected) =>
        Assert.That((await EvaluateAsync(expression, isPlanned: true)).ContainsUnknowns, Is.EqualTo(expected));

    private static async Task<PropertyValue> EvaluateAsync(string text, bool isPlanned = false)
    {
        var diagnostics = new List<Diagnostic>();
        var program = Programs.Read(Program);
        var broker = new CmqBroker(new() { TimeProvider = new TestClock() });
        await broker.CreateQueueAsync("orders", new());
        var configuration = ProgramConfiguration.Read(program, [], [], diagnostics);
        var scope = new EvaluationScope
        {
            Program = program,
            Config = configuration.Values,
            Stack = "dev",
            Resources = new(new(broker, CmqEdition.Tdmq, new TestClock())),
            IsPlan = isPlanned,
        };
        var orders = program.Resources[0];
        var controller = scope.Resources.FindResource(orders.Spec.Token)!;
        var inputs = PropertyMap.Empty.Set("name", "orders");
        var outputs = isPlanned ? controller.PreviewCreate(inputs) : (await controller.ReadAsync("orders", inputs, null, CancellationToken.None))!.Outputs;
        scope.Tell("orders", new(scope.UrnOf(orders), "orders", outputs, IsComplete: !isPlanned));

        // Flow mappings are written as they are; anything else is one string.
        var yaml = text.StartsWith('{') ? text : $"'{text}'";
        var value = YamlReader.Read(new StringReader($"value: {yaml}\n"), "value.yaml", isLiteral: false, diagnostics)!.Members[0].Value;
        Assert.That(diagnostics, Is.Empty);
        return await new Evaluator(scope).EvaluateAsync(value, CancellationToken.None);
    }
}
