using Cmq.CodeGen;

if (args is not [var schema, var folder])
{
    Console.Error.WriteLine("usage: Cmq.CodeGen SCHEMA.json FOLDER\nWrites the C# SDK of a package schema into a folder, and removes what an earlier schema had left there.");
    return 2;
}

try
{
    SdkFolder.Update(folder, CSharpSdk.Write(File.ReadAllText(schema)));
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or NotSupportedException or Newtonsoft.Json.JsonException)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}
