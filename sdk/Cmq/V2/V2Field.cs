namespace Cmq;

/// <summary>A parameter of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value; null when it is a number.</param>
/// <param name="Number">Its value when it is a number.</param>
/// <param name="IsBase64">Whether the text is sent in its Base64 form.</param>
internal readonly record struct V2Field(string Name, string? Text, long Number = 0, bool IsBase64 = false)
{
    /// <summary>The order in which parameters are signed: by the bytes of their names.</summary>
    public static readonly Comparison<V2Field> ByName = (left, right) => string.CompareOrdinal(left.Name, right.Name);

    /// <summary>Appends the value as it is signed.</summary>
    /// <param name="to">Where to.</param>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public void AppendValue(PooledBytes to)
    {
        try
        {
            if (Text is null)
            {
                to.Append(Number);
            }
            else if (IsBase64)
            {
                to.AppendBase64(Text);
            }
            else
            {
                to.Append(Text);
            }
        }
        catch (System.Text.EncoderFallbackException error)
        {
            throw new ArgumentException($"{Name} has half of a surrogate pair, which has no UTF-8 form and can't be sent.", Name, error);
        }
    }
}
