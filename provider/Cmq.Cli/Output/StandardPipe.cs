using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cmq.Cli;

/// <summary>Standard output for what exists nowhere else once it is written. The console's own writer says nothing when the reader of a pipe has gone.</summary>
internal static class StandardPipe
{
    private const int StandardOutput = 1;

    /// <summary>A writer that fails when nobody reads any more; null where standard output is no pipe, or the platform has no number for it.</summary>
    /// <exception cref="IOException">Standard output is closed.</exception>
    public static TextWriter? Open()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows())
        {
            return null;
        }

        // A file is left to the console: this stream keeps a place of its own in it, and would write over what goes there by another way (2>&1).
        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
