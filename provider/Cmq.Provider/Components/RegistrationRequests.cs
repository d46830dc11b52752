using Cmq.Resources;
using Cmq.Rpc.Messages;
using Google.Protobuf.WellKnownTypes;

namespace Cmq.Provider;

/// <summary>What the engine is asked to register for a component, with the options that the program gave it.</summary>
internal static class RegistrationRequests
{
    /// <summary>The component itself, with all of its options.</summary>
    public static RegisterResourceRequest OfComponent(ConstructRequest request, ComponentSpec spec, Struct inputs)
    {
        var registration = Common(request, spec.Token, request.Name, request.Parent, inputs);
        registration.Custom = false;
        registration.Providers.Add(request.Providers);
        registration.AdditionalSecretOutputs.Add(request.AdditionalSecretOutputs);
        registration.IgnoreChanges.Add(request.IgnoreChanges);
        registration.ReplaceOnChanges.Add(request.ReplaceOnChanges);
        registration.ReplaceWith.Add(request.ReplaceWith);
        registration.ReplacementTrigger = request.ReplacementTrigger;
        registration.Aliases.Add(request.Aliases);
        registration.ParentStackTraceHandle = request.StackTraceHandle;
        if (request.HasDeleteBeforeReplace)
        {
            registration.DeleteBeforeReplaceDefined = true;
            registration.DeleteBeforeReplace = request.DeleteBeforeReplace;
        }

        if (request.ResourceHooks is { } hooks)
        {
            registration.Hooks = Hooks(hooks);
        }

        return registration;
    }

    /// <summary>
    /// A child. What the component is asked to wait for, its protection and its time limits are the children's too: a component by itself
    /// has nothing to protect and takes no time. Options that name properties or hooks are the component's own. Its aliases are known to
    /// the engine, which derives the children's from them.
    /// </summary>
    public static RegisterResourceRequest OfChild(ConstructRequest request, ComponentChild child, string parent, Struct inputs)
    {
        var registration = Common(request, child.Type.Token, $"{request.Name}-{child.Suffix}", parent, inputs);
        registration.Custom = true;
        registration.SupportsResultReporting = true;
        registration.Provider = request.Providers.TryGetValue(PackageSpec.Name, out var provider) ? provider : "";
        return registration;
    }

    private static RegisterResourceRequest Common(ConstructRequest request, string type, string name, string parent, Struct inputs)
    {
        var registration = new RegisterResourceRequest
        {
            Type = type,
            Name = name,
            Parent = parent,
            Object = inputs,
            Version = PackageRelease.Current.Version,
            Remote = false,
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsPartialValues = true,
            AliasSpecs = true,
            DeletedWith = request.DeletedWith,
        };
        registration.Dependencies.Add(request.Dependencies);
        if (request.HasProtect)
        {
            registration.Protect = request.Protect;
        }

        if (request.HasRetainOnDelete)
        {
            registration.RetainOnDelete = request.RetainOnDelete;
        }

        if (request.CustomTimeouts is { } limits)
        {
            registration.CustomTimeouts = new() { Create = limits.Create, Update = limits.Update, Delete = limits.Delete, Read = limits.Read };
        }

        return registration;
    }

    private static RegisterResourceRequest.Types.ResourceHooksBinding Hooks(ConstructRequest.Types.ResourceHooksBinding hooks)
    {
        var binding = new RegisterResourceRequest.Types.ResourceHooksBinding();
        binding.BeforeCreate.Add(hooks.BeforeCreate);
        binding.AfterCreate.Add(hooks.AfterCreate);
        binding.BeforeUpdate.Add(hooks.BeforeUpdate);
        binding.AfterUpdate.Add(hooks.AfterUpdate);
        binding.BeforeDelete.Add(hooks.BeforeDelete);
        binding.AfterDelete.Add(hooks.AfterDelete);
        binding.OnError.Add(hooks.OnError);
        return binding;
    }
}
