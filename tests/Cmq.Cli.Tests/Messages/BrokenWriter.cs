using System.Text;

namespace Cmq.Cli.Tests;

/// <summary>An output whose reader goes after so many lots.</summary>
internal sealed class BrokenWriter(int lots) : StringWriter
{
    private int _left = lots;

    public override Encoding Encoding => Encoding.UTF8;

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _left-- > 0 ? Task.CompletedTask : throw new IOException("Broken pipe");
}
