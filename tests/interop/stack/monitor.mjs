// The resource monitor as a program and a component see it: each call is handed to the deployment that runs.
import { dependenciesOf } from "../provider/plugin.mjs";
import { bag, Empty, fill, grpc, monitorMessages as messages, monitorServices, providerMessages, unbag } from "../provider/wire.mjs";

const features = {
  secrets: messages.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resourceReferences: messages.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  outputValues: messages.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  aliasSpecs: messages.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
};

const goalOf = (request) => ({
  token: request.getType(),
  type: request.getType().split(":").at(-1),
  name: request.getName(),
  parent: request.getParent(),
  custom: request.getCustom(),
  remote: request.getRemote(),
  provider: request.getProvider(),
  providers: Object.fromEntries(request.getProvidersMap().toArray()),
  inputs: unbag(request.getObject()) ?? {},
  dependencies: request.getDependenciesList(),
  propertyDependencies: dependenciesOf(request.getPropertydependenciesMap()),
  ignoreChanges: request.getIgnorechangesList(),
});

const lookupOf = (request) => ({
  token: request.getType(),
  type: request.getType().split(":").at(-1),
  name: request.getName(),
  id: request.getId(),
  parent: request.getParent(),
  provider: request.getProvider(),
  state: unbag(request.getProperties()) ?? {},
});

function registered({ urn, id, outputs, dependencies = {} }) {
  const answer = fill(new messages.RegisterResourceResponse(), { urn, id, object: bag(outputs) });
  for (const [property, urnsList] of Object.entries(dependencies)) {
    answer.getPropertydependenciesMap().set(property, fill(new messages.RegisterResourceResponse.PropertyDependencies(), { urnsList }));
  }
  return answer;
}

const failure = ({ property, reason }) => fill(new providerMessages.CheckFailure(), { property, reason });

/**
 * Serves a deployment on a free port.
 * @param {import("./deployment.mjs").Deployment} deployment the deployment
 * @returns {Promise<{address: string, stop: () => void}>}
 */
export async function serveMonitor(deployment) {
  const unary = (answer) => (call, callback) => Promise.resolve().then(() => answer(call.request)).then((message) => callback(null, message), callback);
  const server = new grpc.Server();
  server.addService(monitorServices.ResourceMonitorService, {
    getDeploymentInfo: unary(() => fill(new messages.DeploymentInfo(), { dryrun: deployment.dryRun, supportedfeaturesList: Object.values(features) })),
    supportsFeature: unary((request) => fill(new messages.SupportsFeatureResponse(), { hassupport: request.getId() in features })),
    registerResource: unary(async (request) => registered(await deployment.register(goalOf(request)))),
    registerResourceOutputs: unary((request) => {
      deployment.complete(request.getUrn(), unbag(request.getOutputs()) ?? {});
      return new Empty();
    }),
    readResource: unary(async (request) => {
      const { urn, outputs } = await deployment.read(lookupOf(request));
      return fill(new messages.ReadResourceResponse(), { urn, properties: bag(outputs) });
    }),
    invoke: unary(async (request) => {
      const { result, failures } = await deployment.invoke(request.getTok(), unbag(request.getArgs()) ?? {}, request.getProvider());
      return fill(new providerMessages.InvokeResponse(), { return: bag(result), failuresList: failures.map(failure) });
    }),
    signalAndWaitForShutdown: unary(() => new Empty()),
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}
