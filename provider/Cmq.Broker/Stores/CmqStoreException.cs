namespace Cmq.Broker;

/// <summary>The broker's store can't be read or written. The message names the file, what is wrong with it, and the way out.</summary>
public sealed class CmqStoreException : IOException
{
    /// <summary>An error of a store.</summary>
    /// <param name="location">Where its document is.</param>
    /// <param name="problem">What is wrong and what to do, as the end of a sentence that begins with the place.</param>
    /// <param name="inner">The cause.</param>
    public CmqStoreException(string location, string problem, Exception? inner = null)
        : this(location, 0, 0, problem, inner)
    {
    }

    /// <summary>An error at a place in the document.</summary>
    /// <param name="location">Where the document is.</param>
    /// <param name="line">The line, from 1; 0 when the error is at no certain place.</param>
    /// <param name="column">The column, from 1; 0 when the error is at no certain place.</param>
    /// <param name="problem">What is wrong and what to do, as the end of a sentence that begins with the place.</param>
    /// <param name="inner">The cause.</param>
    public CmqStoreException(string location, int line, int column, string problem, Exception? inner = null)
        : base(Place(location, line, column) + ": " + problem, inner) => (Location, Line, Column) = (location, line, column);

    /// <summary>Where the document is: a path.</summary>
    public string Location { get; }

    /// <summary>The line of the error, from 1; 0 when it is at no certain place.</summary>
    public int Line { get; }

    /// <summary>The column of the error, from 1; 0 when it is at no certain place.</summary>
    public int Column { get; }

    private static string Place(string location, int line, int column) =>
        line > 0 ? FormattableString.Invariant($"{location}, line {line}, column {column}") : location;
}
