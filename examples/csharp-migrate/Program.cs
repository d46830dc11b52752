using CSharpMigrate;
using Pulumi;

return await Deployment.RunAsync(Migrated.Declare);
