using Cmq.Properties;

namespace Cmq.Cli;

/// <summary>A configuration value that a program declares.</summary>
/// <param name="Name">Its name, without the project's.</param>
/// <param name="Position">Where it is declared.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">What it is when nobody sets it; null when somebody has to.</param>
/// <param name="IsSecret">Whether it is kept secret.</param>
internal sealed record ConfigDeclaration(string Name, SourcePosition Position, ConfigType Type, PropertyValue? Default, bool IsSecret);
