using System.Text.RegularExpressions;

namespace Cmq.Emulator;

/// <summary>Whether a region is taken: every action needs one.</summary>
internal sealed partial class RegionCheck(IReadOnlyCollection<string>? accepted)
{
    /// <exception cref="ApiRefusalException">There is no region, or not this one.</exception>
    public void Check(string? region)
    {
        if (region is null)
        {
            throw new ApiRefusalException(CmqErrorCodes.MissingParameter, "The request is missing the common parameter `Region`.");
        }

        if (!(accepted?.Contains(region, StringComparer.Ordinal) ?? WellFormed.IsMatch(region)))
        {
            throw new ApiRefusalException(
                CmqErrorCodes.InvalidParameterValue,
                $"The value '{region}' of `X-TC-Region` is not valid or not supported here.");
        }
    }

    [GeneratedRegex(@"\A[a-z]{2,8}(-[a-z0-9]{1,32}){1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed { get; }
}
