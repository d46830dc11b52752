using System.Globalization;
using System.Text;
using System.Xml;

namespace Cmq.Cli;

/// <summary>The report as JUnit XML, which every pipeline shows: a suite for each type, a case for each object.</summary>
internal static class JUnitFormat
{
    /// <summary>Writes a report.</summary>
    public static string Write(ReviewReport report)
    {
        var findings = report.Findings.ToLookup(finding => finding.Object);
        var hidden = report.Hidden.ToLookup(entry => entry.Finding.Object);
        var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"cmq {report.Command}");
            WriteCounts(xml, report.Objects, report.Failures.Length);
            foreach (var type in report.Objects.GroupBy(item => item.Key.Type))
            {
                WriteStart(xml, report, type.Key.ToLowerInvariant());
                WriteCounts(xml, [.. type], 0);
                foreach (var item in type)
                {
                    WriteCase(xml, report, item, [.. findings[item.Key]], hidden[item.Key].FirstOrDefault());
                }

                xml.WriteEndElement();
            }

            if (!report.Failures.IsEmpty)
            {
                WriteStart(xml, report, "reading");
                WriteCounts(xml, [], report.Failures.Length);
                foreach (var failure in report.Failures)
                {
                    WriteOutcome(xml, report, "reading", failure.What, "error", "unread", failure.Reason, failure.Reason);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private static void WriteStart(XmlWriter xml, ReviewReport report, string suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite);
        xml.WriteAttributeString("timestamp", report.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<ReviewedObject> objects, int unread)
    {
        Write("tests", objects.Count + unread);
        Write("failures", objects.Count(IsFailure));
        Write("errors", objects.Count(item => item.Status == ReviewStatus.Unread) + unread);
        Write("skipped", objects.Count(item => item.Status == ReviewStatus.Ignored));
        xml.WriteAttributeString("time", "0");

        void Write(string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsFailure(ReviewedObject item) => item.Status is ReviewStatus.Changed or ReviewStatus.Missing or ReviewStatus.Unmanaged;

    private static void WriteCase(XmlWriter xml, ReviewReport report, ReviewedObject item, IReadOnlyList<Finding> findings, HiddenFinding? hidden)
    {
        var suite = item.Key.Type.ToLowerInvariant();
        switch (item.Status)
        {
            case ReviewStatus.Unread:
                WriteOutcome(xml, report, suite, item.Key.Id, "error", "unread", item.Unread!, item.Unread!);
                break;
            case ReviewStatus.Ignored:
                WriteOutcome(xml, report, suite, item.Key.Id, "skipped", null, hidden?.Rule?.Reason ?? "accepted in the baseline", null);
                break;
            case var status when IsFailure(item):
                var messages = findings.Select(finding => finding.Message).DefaultIfEmpty($"is {ReviewWords.Name(status)}").ToList();
                var rules = findings.Select(finding => finding.Rule).DefaultIfEmpty(ReviewWords.Name(status)).Distinct(StringComparer.Ordinal);
                WriteOutcome(xml, report, suite, item.Key.Id, "failure", string.Join(' ', rules), messages[0], string.Join('\n', messages));
                break;
            default:
                WriteOutcome(xml, report, suite, item.Key.Id, null, null, "", null);
                break;
        }
    }

    private static void WriteOutcome(XmlWriter xml, ReviewReport report, string suite, string name, string? element, string? type, string message, string? text)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"cmq.{report.Command}.{suite}");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", "0");
        if (element is not null)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", Clean(message));
            if (type is not null)
            {
                xml.WriteAttributeString("type", type);
            }

            if (text is not null)
            {
                xml.WriteString(Clean(text));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What the service says may hold what XML can't.
    private static string Clean(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);

    // The writer of strings says that it is UTF-16, and the document would repeat it.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
