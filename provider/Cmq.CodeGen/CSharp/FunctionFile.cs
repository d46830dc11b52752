namespace Cmq.CodeGen;

/// <summary>A function: its calls, its two classes of arguments, and its result.</summary>
internal sealed class FunctionFile(CSharpTypes types, SchemaFunction function)
{
    public string ClassName { get; } = CSharpNames.Pascal(CSharpNames.OfToken(function.Token));

    private string ResultName => ClassName + "Result";

    public string Write() => CodeFile.Write(
        types.Namespace,
        code => code.Separated(Classes(code)),
        CodeFile.UsualUsings);

    private IEnumerable<Action> Classes(CodeWriter code)
    {
        yield return () => Calls(code);
        yield return () => new ArgumentsClass(code, types) { Name = ClassName + "Args", Base = "InvokeArgs", Form = ValueForm.Plain }
            .Write("", function.Inputs);
        yield return () => new ArgumentsClass(code, types) { Name = ClassName + "InvokeArgs", Base = "InvokeArgs", Form = ValueForm.Input }
            .Write("", function.Inputs);
        yield return () => ResultClass.Write(code, types, ResultName, "", function.Outputs);
    }

    private void Calls(CodeWriter code)
    {
        DocComment.Write(code, function.Description);
        code.Block($"public static class {ClassName}", () => code.Separated(
        [
            () => Call(code, $"Task<{ResultName}>", "InvokeAsync", "Args", "InvokeOptions? options = null", mayOmit: true),
            () => Call(code, $"Output<{ResultName}>", "Invoke", "InvokeArgs", "InvokeOptions? options = null", mayOmit: true),
            () => Call(code, $"Output<{ResultName}>", "Invoke", "InvokeArgs", "InvokeOutputOptions options", mayOmit: false),
        ]));
    }

    private void Call(CodeWriter code, string result, string method, string args, string options, bool mayOmit)
    {
        var argsName = ClassName + args;
        var parameter = mayOmit && !function.Inputs.Any(input => input.IsRequired) ? $"{argsName}? args = null" : $"{argsName} args";
        DocComment.Write(code, function.Description);
        code.Line($"public static {result} {method}({parameter}, {options})");
        code.Indented(() => code.Line(
            $"=> global::Pulumi.Deployment.Instance.{method}<{ResultName}>({CSharpNames.Literal(function.Token)}, "
            + $"args ?? new {argsName}(), options.WithDefaults());"));
    }
}
