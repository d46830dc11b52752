namespace Cmq.Cli;

/// <summary>A plan file, as reports name it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Time">When it was made.</param>
internal sealed record PlanNote(string File, string Hash, DateTimeOffset Time);
