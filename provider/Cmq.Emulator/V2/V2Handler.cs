namespace Cmq.Emulator;

/// <summary>Carries out an action whose parameters have been read.</summary>
internal delegate Task<V2Answer> V2Handler(V2Call call);
