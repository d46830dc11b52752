namespace Cmq.Storage.Tests;

/// <summary>A folder of a test, which goes with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cmq-storage-").FullName;

    /// <summary>The folder of the data, which is not there at first.</summary>
    public string Data => System.IO.Path.Combine(Path, "data");

    public string Database => System.IO.Path.Combine(Data, "cmq.db");

    /// <summary>A copy of the data as they lie on the disk at this moment, which is what a crash would leave.</summary>
    public string Crash(int number)
    {
        var copy = System.IO.Path.Combine(Path, FormattableString.Invariant($"crash{number}"));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Data, "cmq.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
