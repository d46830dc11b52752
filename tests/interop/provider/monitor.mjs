// A resource monitor, as a component sees it: it registers what it is asked to, and brings the children up through the plugin itself.
import { dependenciesOf } from "./plugin.mjs";
import { Empty, bag, fill, grpc, monitorMessages as messages, monitorServices, unbag } from "./wire.mjs";

const { DeploymentInfo, RegisterResourceResponse, Result, ResourceMonitorFeature, SupportsFeatureResponse } = messages;

/**
 * Starts a monitor on a free port.
 * @param {{plugin: import("./plugin.mjs").Plugin}} provider a configured provider
 * @param {{dryRun?: boolean, isOld?: boolean, result?: (registration: object) => string}} [options] whether it is a preview; whether the
 *   engine is one without GetDeploymentInfo; how a registration ends: SUCCESS unless it says FAIL or SKIP
 */
export async function startMonitor(provider, { dryRun = false, isOld = false, result = () => "SUCCESS" } = {}) {
  const registrations = [];
  const outputs = [];

  async function register(request) {
    const registration = {
      type: request.getType().split(":").at(-1), name: request.getName(), request,
      inputs: unbag(request.getObject()), dependencies: dependenciesOf(request.getPropertydependenciesMap()),
    };
    registrations.push(registration);
    const parent = request.getParent().split("::")[2];
    const types = parent === undefined || parent.startsWith("pulumi:pulumi:Stack") ? request.getType() : `${parent}$${request.getType()}`;
    const answer = fill(new RegisterResourceResponse(), { urn: `urn:pulumi:test::shop::${types}::${registration.name}` });
    const ending = result(registration);
    if (!request.getCustom() || ending !== "SUCCESS") {
      return fill(answer, { result: Result[ending] });
    }
    const { inputs, failures } = await provider.plugin.check(registration.type, registration.name, registration.inputs);
    if (failures.length > 0) {
      throw Object.assign(new Error(JSON.stringify(failures)), { code: grpc.status.INVALID_ARGUMENT });
    }
    const created = await provider.plugin.create(registration.type, registration.name, inputs, { preview: dryRun });
    return fill(answer, { id: created.id, object: bag(created.outputs) });
  }

  const unary = (answer) => (call, callback) => Promise.resolve(answer(call.request)).then((message) => callback(null, message), callback);
  const server = new grpc.Server();
  server.addService(monitorServices.ResourceMonitorService, {
    ...(isOld ? {} : {
      getDeploymentInfo: unary(() => fill(new DeploymentInfo(), { supportedfeaturesList: [ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS] })),
    }),
    supportsFeature: unary((request) => fill(new SupportsFeatureResponse(), { hassupport: request.getId() === "secrets" })),
    registerResource: unary(register),
    registerResourceOutputs: unary((request) => {
      outputs.push({ urn: request.getUrn(), outputs: unbag(request.getOutputs()) });
      return new Empty();
    }),
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    address: `127.0.0.1:${port}`,
    registrations,
    outputs,
    find: (type, name) => registrations.find((registration) => registration.type === type && registration.name === name),
    stop: () => server.forceShutdown(),
  };
}
