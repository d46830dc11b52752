namespace Pulumi;

public class RunException(string message) : Exception(message);
