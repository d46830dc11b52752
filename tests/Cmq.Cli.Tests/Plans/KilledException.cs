namespace Cmq.Cli.Tests;

/// <summary>Stands for the end of the process: nothing catches it.</summary>
internal sealed class KilledException() : Exception("killed");
