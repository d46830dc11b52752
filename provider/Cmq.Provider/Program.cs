using Cmq.Provider;

// What anything prints goes where the engine keeps it for its debug log: standard output is for the port.
Console.SetOut(Console.Error);
using var output = Console.OpenStandardOutput();
using var signals = new StopSignals();
return await PluginProcess.RunAsync(PluginArguments.Parse(args), new ProviderOptions(), output, Console.Error, signals.Token).ConfigureAwait(false);
