namespace Pulumi;

public class Stack : ComponentResource
{
    public Stack()
        : base("pulumi:pulumi:Stack", Deployment.Instance.ProjectName + "-" + Deployment.Instance.StackName)
    {
    }
}
