using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>Plan files on disk. Only their owner can read them, because live values and inputs need not be everybody's business.</summary>
internal static class PlanFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Refuses a name that no plan can be written to, and deletes the plan that is there.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="host">The surroundings.</param>
    /// <exception cref="CommandException">It is a folder, a link, a device, a pipe or another file than a plan; or its folder is not there.</exception>
    public static void ClearAway(string file, CommandHost host)
    {
        var path = Path.GetFullPath(file, host.WorkingDirectory);

        // The file is put in the place of what is there, and a device or a link is no place for one.
        var reason = Directory.Exists(path) ? "it is a folder"
            : !Directory.Exists(Path.GetDirectoryName(path)) ? "its folder is not there"
            : File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint) ? "it is a link"
            : !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal) ? "it is no file"
            : File.Exists(path) ? WhyNoPlan(path)
            : null;
        if (reason is not null)
        {
            throw new CommandException(ExitCode.Usage, $"--out {file}: {reason}.");
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Error, $"{file} can't be written: {error.Message}", error);
        }
    }

    // Null for a plan of any version, also an edited one, and for a name that was reserved with an empty file.
    private static string? WhyNoPlan(string path)
    {
        const string other = "the file that is there is no plan, and would be lost";
        try
        {
            // To be written too: a pipe is then opened without waiting for its other end.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            if (!stream.CanSeek)
            {
                return "it is no file";
            }

            using var reader = new StreamReader(stream);
            var text = reader.ReadToEnd();
            return text.Length == 0 || (JToken.Parse(text) is JObject document && document.ContainsKey(PlanHash.Member) && document.ContainsKey("steps")) ? null : other;
        }
        catch (JsonException)
        {
            return other;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the file that is there can't be replaced: {error.Message.TrimEnd('.')}";
        }
    }

    /// <summary>Writes a plan: all of it or nothing, so that no half of a plan is ever found.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>The plan's hash.</returns>
    /// <exception cref="CommandException">It can't be written.</exception>
    public static string Write(PlanDocument document, string file, CommandHost host)
    {
        var path = Path.GetFullPath(file, host.WorkingDirectory);
        var folder = Path.GetDirectoryName(path) ?? host.WorkingDirectory;
        var (text, hash) = PlanWriter.Write(document, folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            try
            {
                using (var stream = new FileStream(beside, Options()))
                {
                    stream.Write(Encoding.UTF8.GetBytes(text));
                    stream.Flush(flushToDisk: true);
                }

                File.Move(beside, path, overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Error, $"{file} can't be written: {error.Message}", error);
        }

        return hash;
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>The plan and its hash.</returns>
    /// <exception cref="CommandException">It can't be read, or is none that can be carried out.</exception>
    public static (PlanDocument Document, string Hash) Read(string file, CommandHost host)
    {
        var path = Path.GetFullPath(file, host.WorkingDirectory);
        try
        {
            return PlanReader.Read(File.ReadAllText(path), file, Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"{file} can't be read: {error.Message}", error);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
