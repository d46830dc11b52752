namespace Pulumi;

public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args, options ?? new CustomResourceOptions(), remote: false) =>
        Id = Registered(resource => PropertyOrUnknown(resource.Id), typeof(string)).As<string>();

    public Output<string> Id { get; }
}
