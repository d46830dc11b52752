using System.Reflection;
using Cmq.Rpc.Messages;
using Google.Protobuf.Reflection;

namespace Cmq.Rpc.Tests;

public sealed class MethodCatalogueTests
{
    private static IEnumerable<MethodDescriptor> Declared() =>
        new[] { ProviderReflection.Descriptor, EngineReflection.Descriptor, ResourceReflection.Descriptor, HealthReflection.Descriptor }
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods);

    private static Dictionary<string, (System.Type Request, System.Type Response)> Catalogued() =>
        new[] { typeof(ResourceProviderService), typeof(EngineService), typeof(ResourceMonitorService) }
            .SelectMany(service => service.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(
                property => (string)property.PropertyType.GetProperty("Path")!.GetValue(property.GetValue(null))!,
                property => (property.PropertyType.GetGenericArguments()[0], property.PropertyType.GetGenericArguments()[1]));

    [TestCaseSource(nameof(Declared))]
    public void Method_DeclaredInAProtoFile_IsCataloguedWithItsPathAndMessages(MethodDescriptor method) =>
        Assert.That(
            Catalogued().GetValueOrDefault($"/{method.Service.FullName}/{method.Name}"),
            Is.EqualTo((method.InputType.ClrType, method.OutputType.ClrType)));

    [Test]
    public void Methods_Catalogued_AreAllDeclared() => Assert.That(Catalogued(), Has.Count.EqualTo(Declared().Count()));

    [Test]
    public void ResourceProvider_HasTheTwentyOneMethodsOfTheProtocol() =>
        Assert.That(ProviderReflection.Descriptor.Services.Single().Methods, Has.Count.EqualTo(21));
}
