using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cmq.Broker;

/// <summary>From the bytes of a document to its JSON, with the place of every error.</summary>
internal static class StoredText
{
    /// <summary>What to do about a document that can't be read.</summary>
    public const string WayOut = "The file is left as it is: mend it, put a copy of it back, or move it away to begin with nothing.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JObject Parse(byte[] document, string location)
    {
        if (document.Length == 0)
        {
            throw new CmqStoreException(location, $"it is empty, so it is not a file of this program, or not a whole one. {WayOut}");
        }

        try
        {
            using var text = new StreamReader(new MemoryStream(document), StrictUtf8);
            using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
            var root = JObject.Load(json, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            while (json.Read())
            {
                // Only comments can follow; the reader itself refuses anything else.
            }

            return root;
        }
        catch (JsonReaderException error)
        {
            // The reader counts what it has taken, so an error at the very start is at line 0, position 0.
            var (line, column) = (Math.Max(1, error.LineNumber), Math.Max(1, error.LinePosition));
            throw new CmqStoreException(location, line, column, $"it is damaged: {error.Message} {WayOut}", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new CmqStoreException(location, $"it is damaged: it is not in UTF-8. {WayOut}", error);
        }
    }
}
