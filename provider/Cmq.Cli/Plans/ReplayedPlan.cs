using System.Collections.Immutable;

namespace Cmq.Cli;

/// <summary>A plan document beside what is live.</summary>
/// <param name="Plan">What is left to do; never more than the document has.</param>
/// <param name="Done">The steps that are done already.</param>
/// <param name="Moved">What has moved since the document was made; when anything has, nothing of the plan is carried out.</param>
internal sealed record ReplayedPlan(Plan Plan, ImmutableArray<PlannedStep> Done, ImmutableArray<Movement> Moved);
