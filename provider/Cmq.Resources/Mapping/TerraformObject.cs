using System.Collections.Immutable;

namespace Cmq.Resources;

/// <summary>A resource or a data source of a Terraform provider, and what it becomes.</summary>
/// <param name="Name">Its type there.</param>
/// <param name="Token">Token of the resource or the function.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record TerraformObject(string Name, string Token, ImmutableArray<TerraformField> Fields);
