using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Cli;

/// <summary>
/// What tells whether a plan file is as it was written: SHA-256 over all of it but the time. It finds a slip and a merge, and not malice: whoever can
/// write the file can write another hash.
/// </summary>
internal static class PlanHash
{
    /// <summary>The member that holds it.</summary>
    public const string Member = "hash";

    /// <summary>The member that it leaves out besides itself.</summary>
    public const string TimeMember = "time";

    private const int ShownDigits = 12;

    /// <summary>The hash of a document: <c>sha256:…</c>.</summary>
    /// <param name="document">The document; with or without its hash.</param>
    public static string Of(JObject document)
    {
        var hashed = (JObject)document.DeepClone();
        hashed.Remove(Member);
        hashed.Remove(TimeMember);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed.ToString(Formatting.None))));
    }

    /// <summary>The beginning, by which people tell plans apart.</summary>
    public static string Short(string hash) => hash["sha256:".Length..][..ShownDigits];
}
