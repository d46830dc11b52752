using Newtonsoft.Json.Linq;

namespace Cmq.Resources.Tests;

public sealed class DownloadUrlTests
{
    [Test]
    public void ToJson_WithADownloadUrl_NamesIt() =>
        Assert.That((string?)JObject.Parse(PackageSchema.ToJson("github://example.test/owner"))["pluginDownloadURL"], Is.EqualTo("github://example.test/owner"));

    [Test]
    public void ToJson_WithoutADownloadUrl_LeavesTheFieldOut() =>
        Assert.That(JObject.Parse(PackageSchema.ToJson(null)).ContainsKey("pluginDownloadURL"), Is.False);
}
