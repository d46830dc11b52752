using Cmq.Provider;

// What anything prints goes where the engine keeps it for its debug log: standard output is for the port. Console.Error is not asked for, which would
// look up the terminal first.
using var errors = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
Console.SetOut(errors);
using var output = Console.OpenStandardOutput();
using var signals = new StopSignals();
return await PluginProcess.RunAsync(PluginArguments.Parse(args), new ProviderOptions(), output, errors, signals.Token).ConfigureAwait(false);
