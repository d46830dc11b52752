using CSharpShop;
using Pulumi;

return await Deployment.RunAsync(Shop.Declare);
