using System.Collections.Immutable;
using Cmq.Properties;
using Cmq.Resources;
using Cmq.Rpc;
using Cmq.Rpc.Messages;

namespace Cmq.Cli;

/// <summary>Answers the functions that a program calls: those of this package, and those of others that the command was given an answer for.</summary>
/// <param name="given">What functions of other providers answer, by token.</param>
/// <param name="providers">The providers of this package.</param>
internal sealed class FunctionAnswers(ImmutableDictionary<string, PropertyMap> given, ProviderInstances providers)
{
    /// <summary>Reads what the command was given.</summary>
    /// <param name="entries">The answers, <c>token=JSON</c> each.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static ImmutableDictionary<string, PropertyMap> Read(IEnumerable<string> entries, ICollection<Diagnostic> diagnostics)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, PropertyMap>();
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && ConfigValues.Json(entry[(equals + 1)..]) is ObjectValue answer)
            {
                answers[entry[..equals]] = answer.Properties;
            }
            else
            {
                diagnostics.Add(Diagnostic.Error(null, $"--answer {entry}: write it as token=JSON: aws:index/getRegion:getRegion={{\"name\":\"eu-west-1\"}}."));
            }
        }

        return answers.ToImmutable();
    }

    /// <summary>Answers a call.</summary>
    /// <exception cref="RpcException">The function is another provider's, or it fails.</exception>
    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        if (given.TryGetValue(request.Tok, out var answer))
        {
            return new() { Return = PropertyCodec.Encode(answer) };
        }

        var answers = providers.Find(RegistrationReader.UrnOf(request.Provider)).Answers;
        var function = answers.Resources.FindFunction(TypeTokens.Canonical(request.Tok)) ?? throw Unknown(request.Tok);
        var arguments = (PropertyCodec.Decode(request.Args) ?? PropertyMap.Empty).Map(RegistrationReader.Plain);
        var response = new ResourceInvokeResponse();
        response.Failures.Add(function.Check(arguments).Select(failure => new Rpc.Messages.CheckFailure { Property = failure.Property, Reason = failure.Reason }));
        if (response.Failures.Count > 0)
        {
            return response;
        }

        try
        {
            var results = await answers.InvokeAsync(function, arguments).ConfigureAwait(false);
            response.Unknown = results is null;
            results ??= new(function.Spec.Outputs.Select(output => KeyValuePair.Create(output.Name, PropertyValue.Unknown)));
            response.Return = PropertyCodec.Encode(arguments.Values.Any(argument => argument.ContainsSecrets) ? results.Map(value => value.AsSecret()) : results);
            return response;
        }
        catch (Exception error) when (error is ResourceException or CmqException or IOException)
        {
            throw new RpcException(RpcStatusCode.FailedPrecondition, $"{function.Spec.Name}: {error.Message}", innerException: error);
        }
    }

    private static RpcException Unknown(string token) => token.StartsWith(PackageSpec.Name + ":", StringComparison.Ordinal)
        ? new(RpcStatusCode.InvalidArgument, TypeTokens.Unknown("function", token, PackageSpec.Functions.Select(spec => spec.Token)))
        : RegistrationReader.Refused(
            $"'{token}' is a function of another provider, which a preview by cmq does not call: give its answer with --answer '{token}=JSON'.");
}
