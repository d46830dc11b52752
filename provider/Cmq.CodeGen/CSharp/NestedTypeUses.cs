namespace Cmq.CodeGen;

/// <summary>In which forms the package uses its object types, directly or inside one another: each form is a class of its own.</summary>
internal sealed class NestedTypeUses
{
    private readonly SchemaPackage _package;
    private readonly Dictionary<ValueForm, HashSet<string>> _tokens = Enum.GetValues<ValueForm>()
        .ToDictionary(form => form, _ => new HashSet<string>(StringComparer.Ordinal));

    public NestedTypeUses(SchemaPackage package)
    {
        _package = package;
        foreach (var resource in package.Resources.Prepend(package.Provider))
        {
            Add(resource.Inputs, ValueForm.Input);
            Add(resource.StateInputs, ValueForm.State);
            Add(resource.Outputs, ValueForm.Output);
        }

        foreach (var function in package.Functions)
        {
            Add(function.Inputs, ValueForm.Input);
            Add(function.Inputs, ValueForm.Plain);
            Add(function.Outputs, ValueForm.Output);
        }
    }

    /// <summary>The tokens of the object types that are used in a form.</summary>
    public IReadOnlySet<string> Of(ValueForm form) => _tokens[form];

    private void Add(IEnumerable<SchemaProperty> properties, ValueForm form)
    {
        foreach (var property in properties)
        {
            Add(property.Type, form);
        }
    }

    private void Add(SchemaType type, ValueForm form)
    {
        switch (type)
        {
            case ArrayType array:
                Add(array.Items, form);
                break;
            case MapType map:
                Add(map.Values, form);
                break;
            case ObjectReference reference when _tokens[form].Add(reference.Token):
                Add(_package.Objects[reference.Token].Properties, form);
                break;
        }
    }
}
