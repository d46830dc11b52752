namespace Cmq.Client.Tests;

/// <summary>A credential provider that does what a test says, call by call, and then works.</summary>
internal sealed class ScriptedCredentials(params IEnumerable<Func<CancellationToken, CmqCredential?>> script) : ICmqCredentialProvider
{
    public static readonly CmqCredential Credential = new("AKIDEXAMPLE", "SECRETEXAMPLE");

    private readonly Queue<Func<CancellationToken, CmqCredential?>> _script = new(script);

    public static Func<CancellationToken, CmqCredential?> Works => _ => Credential;

    public static Func<CancellationToken, CmqCredential?> Throws(Exception error) => _ => throw error;

    public ValueTask<CmqCredential> GetCredentialAsync(CancellationToken cancellationToken) =>
        new(_script.TryDequeue(out var next) ? next(cancellationToken)! : Credential);
}
