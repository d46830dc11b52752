namespace Cmq.Cli;

/// <summary>A provider of this package that a program uses: the default one, or one that it makes itself.</summary>
internal sealed class ProviderInstance : IDisposable
{
    private readonly Backend? _owned;

    /// <summary>A provider.</summary>
    /// <param name="plan">What the plan of its resources is made of.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="owned">The backend behind it, when it ends with the provider.</param>
    public ProviderInstance(PlanContext plan, CancellationToken cancellationToken, Backend? owned = null)
    {
        Plan = plan;
        Answers = new(plan, cancellationToken);
        _owned = owned;
    }

    /// <summary>What the plan of its resources is made of.</summary>
    public PlanContext Plan { get; }

    /// <summary>What the program is told meanwhile.</summary>
    public PlanAnswers Answers { get; }

    /// <summary>Whose rules hold.</summary>
    public CmqEdition Edition => Plan.Edition;

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _owned?.Dispose();
}
