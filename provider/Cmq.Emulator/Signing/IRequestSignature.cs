namespace Cmq.Emulator;

/// <summary>A well-formed signature of a request, whoever made it.</summary>
internal interface IRequestSignature
{
    /// <summary>The key that the signer names.</summary>
    string SecretId { get; }

    /// <summary>Whether it was made with a secret key.</summary>
    bool IsMadeWith(string secretKey);
}
