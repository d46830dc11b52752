namespace Cmq.Cli;

/// <summary>The references inside expressions.</summary>
internal static class References
{
    /// <summary>All references in an expression, in the order of the file.</summary>
    public static IEnumerable<Reference> In(Expression? expression) => expression switch
    {
        ReferenceExpression reference => [reference.Reference],
        InterpolationExpression interpolation => interpolation.Parts.Where(part => part.Reference is not null).Select(part => part.Reference!),
        ListExpression list => list.Items.SelectMany(In),
        ObjectExpression map => map.Members.SelectMany(member => In(member.Value)),
        CallExpression call => call.Arguments.SelectMany(In),
        InvokeExpression invoke => In(invoke.Arguments),
        _ => [],
    };
}
