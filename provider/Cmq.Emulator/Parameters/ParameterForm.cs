namespace Cmq.Emulator;

/// <summary>How the parameters of a request were written.</summary>
internal enum ParameterForm
{
    /// <summary>As JSON, which has types.</summary>
    Json,

    /// <summary>As fields of a query or a form, where everything is text.</summary>
    Fields,
}
