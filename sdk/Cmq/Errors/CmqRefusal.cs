using System.Collections.Immutable;
using System.Text;

namespace Cmq;

/// <summary>Why a value is not taken: the property, the value, the limit it breaks, the edition, and the editions that would take it.</summary>
/// <param name="Property">Path of the property, in the service's names in camel case: <c>deadLetterPolicy.maxReceiveCount</c>.</param>
/// <param name="Value">The value, as text; null when what is wrong is that there is none.</param>
/// <param name="Limit">The limit in words, with its unit: <c>1024 to 65536 bytes</c>.</param>
/// <param name="Edition">The edition whose limit it is.</param>
public sealed record CmqRefusal(string Property, string? Value, string Limit, CmqEdition Edition)
{
    /// <summary>Other editions that would take the value.</summary>
    public ImmutableArray<CmqEdition> AcceptedBy { get; init; } = [];

    /// <summary>The refusal without the property's name: for places that show the name themselves.</summary>
    public string Reason
    {
        get
        {
            var text = new StringBuilder();
            text.Append(Value is null ? "is missing" : $"{Value} is not allowed")
                .Append(": ").Append(Limit).Append(" (edition ").Append(Edition.Name()).Append(')');
            if (!AcceptedBy.IsEmpty)
            {
                text.Append("; edition ").AppendJoin(" or ", AcceptedBy.Select(edition => edition.Name())).Append(" takes it");
            }

            return text.ToString();
        }
    }

    /// <summary>The refusal as one sentence.</summary>
    public override string ToString() => $"{Property}: {Reason}";
}
