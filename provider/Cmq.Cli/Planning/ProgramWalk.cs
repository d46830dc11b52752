namespace Cmq.Cli;

/// <summary>Goes through the resources of a program, many at once, each after those that it refers to.</summary>
internal static class ProgramWalk
{
    /// <summary>Does some work for each resource.</summary>
    /// <param name="context">The program, and how many are worked on at once.</param>
    /// <param name="work">The work.</param>
    public static Task ForEachAsync(PlanContext context, Func<ResourceDeclaration, Task> work)
    {
        var graph = new WorkGraph<ResourceDeclaration>();
        var byKey = context.Program.Resources.ToDictionary(resource => resource.Key, StringComparer.Ordinal);
        foreach (var resource in context.Program.Resources)
        {
            graph.Add(resource);
        }

        foreach (var (key, references) in context.References)
        {
            foreach (var reference in references)
            {
                graph.AddEdge(byKey[reference], byKey[key]);
            }
        }

        return graph.RunAsync(context.Parallel, work);
    }
}
