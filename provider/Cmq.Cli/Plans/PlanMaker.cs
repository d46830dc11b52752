using Cmq.Resources;

namespace Cmq.Cli;

/// <summary>What <c>cmq plan</c> does beyond a preview: asks whose the service is, limits what is pruned, and writes the file.</summary>
/// <param name="options">What it was told.</param>
/// <param name="prunes">Whether what is left of earlier programs is deleted.</param>
/// <param name="host">The surroundings.</param>
internal sealed class PlanMaker(PlanOptions options, bool prunes, CommandHost host)
{
    private ServiceIdentity? _identity;

    /// <summary>
    /// Looks at the file before anything else, and takes away the plan of an earlier run that is in it: when this run fails, whoever goes on all the same must
    /// not carry out yesterday's.
    /// </summary>
    /// <exception cref="CommandException">The file is no place for a plan.</exception>
    public void ClearAway(InputFiles inputs)
    {
        inputs.Refuse($"--out {options.Out}", options.Out);
        PlanFile.ClearAway(options.Out, host);
    }

    /// <summary>Refuses what does not go together, before anything is read.</summary>
    /// <param name="loaded">The program.</param>
    /// <exception cref="CommandException">It does not.</exception>
    public LoadedProgram Prepare(LoadedProgram loaded)
    {
        if (options.Select is not [] && !prunes)
        {
            throw new CommandException(ExitCode.Usage, "--select limits what --prune deletes: add --prune, or leave it out.");
        }

        if (loaded.Backend.IsPassing)
        {
            throw new CommandException(ExitCode.Usage, "The memory backend has no file, so nothing is left that a plan could be carried out on: add --memory-file FILE.");
        }

        // Another program's tag is not pruned as a whole by accident: that program may still be there.
        if (prunes && options is { Owner: { } owner, Select: [] } && owner != loaded.Context.Ownership.Owner)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"--prune with --owner {owner} would delete all that carries that tag and is not declared here, and another program may carry it: say with "
                + "--select what may be deleted ('*' for all of it).");
        }

        return LoadedProgram.Of(
            loaded.Context with
            {
                Owner = options.Owner,
                Forces = options.Force,
                PruneScope = new(options.Select is [] ? null : ImportSelector.Parse(options.Select), null),
                Command = "cmq plan",
                ForceHint = ", or make the plan with --force",
            },
            loaded.Backend,
            tellsIdentity: true);
    }

    /// <summary>Asks whose the service is.</summary>
    /// <param name="loaded">The program.</param>
    /// <exception cref="CommandException">The service does not say.</exception>
    public async Task<ServiceIdentity> IdentifyAsync(LoadedProgram loaded) =>
        _identity = await ServiceIdentity.AskAsync(loaded.Backend, host.Stop).ConfigureAwait(false);

    /// <summary>Writes the file.</summary>
    /// <param name="plan">The plan, without errors and refusals.</param>
    /// <param name="settings">The provider's settings.</param>
    /// <exception cref="CommandException">It can't be written, or would show secrets.</exception>
    public PlanNote Write(Plan plan, CmqSettings settings)
    {
        var document = new PlanRecorder(plan).Record(_identity!, settings, prunes ? options.Select : null);
        if (!options.ShowSecrets && PlanWriter.ShowsSecrets(document))
        {
            throw new CommandException(
                ExitCode.Usage,
                "The program has secret inputs, and a plan holds its inputs in the clear. Add --show-secrets, and keep the file like the "
                + "secrets themselves; or bring the program up with cmq up.");
        }

        return new(options.Out, PlanFile.Write(document, options.Out, host), document.Time);
    }
}
