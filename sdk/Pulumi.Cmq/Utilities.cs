// Written by `make sdk` from the schema of the package: change the schema's source, not this file.

namespace Pulumi.Cmq
{
    static class Utilities
    {
        public static global::Pulumi.InvokeOptions WithDefaults(this global::Pulumi.InvokeOptions? src)
        {
            var dst = src ?? new global::Pulumi.InvokeOptions();
            dst.Version = src?.Version ?? Version;
            return dst;
        }

        public static global::Pulumi.InvokeOutputOptions WithDefaults(this global::Pulumi.InvokeOutputOptions? src)
        {
            var dst = src ?? new global::Pulumi.InvokeOutputOptions();
            dst.Version = src?.Version ?? Version;
            return dst;
        }

        public static string Version { get; } = ReadVersion();

        private static string ReadVersion()
        {
            var assembly = typeof(Utilities).Assembly;
            using var stream = assembly.GetManifestResourceStream("Pulumi.Cmq.version.txt");
            using var reader = new global::System.IO.StreamReader(
                stream ?? throw new global::System.NotSupportedException("The assembly lacks its version.txt."));
            return reader.ReadToEnd().Trim();
        }
    }

    internal sealed class CmqResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
    {
        public CmqResourceTypeAttribute(string type) : base(type, Utilities.Version)
        {
        }
    }
}
