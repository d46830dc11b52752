using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>A rule that does not hold for an object.</summary>
/// <param name="Property">The property that it is about, as a path.</param>
/// <param name="Value">Its value; null for none.</param>
/// <param name="Message">What is the matter, without the object's name.</param>
internal sealed record PolicyViolation(string Property, PropertyValue? Value, string Message);
