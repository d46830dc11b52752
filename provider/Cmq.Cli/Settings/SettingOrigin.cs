namespace Cmq.Cli;

/// <summary>Where a setting comes from.</summary>
internal enum SettingOrigin
{
    /// <summary>An option of the command.</summary>
    Option,

    /// <summary>Configuration: the project's file, the stack's, or <c>--config</c>.</summary>
    Configuration,

    /// <summary>An environment variable.</summary>
    Environment,
}
