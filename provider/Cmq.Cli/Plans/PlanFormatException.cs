namespace Cmq.Cli;

/// <summary>A plan file does not hold what it should.</summary>
/// <param name="message">What is wrong, and where.</param>
internal sealed class PlanFormatException(string message) : Exception(message);
