namespace Cmq.Cli.Tests;

/// <summary>Does something when a command says a certain word, as the person would who reads it.</summary>
internal sealed class TriggerWriter : StringWriter
{
    private readonly string _word;
    private readonly Action _action;

    public TriggerWriter(string word, Action action) => (_word, _action, CoreNewLine) = (word, action, ['\n']);

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(_word, StringComparison.Ordinal) == true)
        {
            _action();
        }
    }
}
