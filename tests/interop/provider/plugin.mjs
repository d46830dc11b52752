// The real plugin process, and the calls that an engine makes to it.
import { Program } from "../harness/process.mjs";
import { program } from "../harness/repository.mjs";
import { bag, Empty, fill, grpc, pluginMessages, providerMessages as messages, providerServices, unbag } from "./wire.mjs";

const callTimeout = 30_000;

/** URN of a resource as the engine makes it. */
export const urn = (type, name) => `urn:pulumi:test::shop::cmq:index:${type}::${name}`;

/** URN of the provider itself. */
export const providerUrn = "urn:pulumi:test::shop::pulumi:providers:cmq::default";

/**
 * Starts a plugin. With an engine it is started as an engine does; without one it waits to be attached to.
 * @param {{engine?: {address: string}, arguments?: string[], environment?: Record<string, string>, directory?: string}} [options]
 */
export async function startPlugin(options = {}) {
  const given = options.arguments ?? (options.engine ? [options.engine.address] : []);
  const command = program("Cmq.Provider", "pulumi-resource-cmq", "CMQ_PLUGIN_COMMAND");
  const running = await Program.start([...command, ...given], { env: options.environment, cwd: options.directory });
  const port = Number(running.firstLine);
  if (!Number.isInteger(port)) {
    await running.stop();
    throw new Error(`The plugin's first line is no port: ${running.firstLine}`);
  }
  return new Plugin(running, port);
}

/** A running plugin. Its methods are the protocol's, with property bags as plain objects; a resource's `at` is its URN, where that is not the plain one. */
export class Plugin {
  #ended;

  constructor(running, port) {
    this.running = running;
    this.port = port;
    const large = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
    this.client = new providerServices.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), large);
  }

  call(method, request) {
    return new Promise((resolve, reject) =>
      this.client[method](request, { deadline: Date.now() + callTimeout }, (error, response) => (error ? reject(error) : resolve(response))),
    );
  }

  async handshake(engineAddress = "") {
    const request = fill(new messages.ProviderHandshakeRequest(), { engineAddress, configureWithUrn: true, invokeWithPreview: true });
    return (await this.call("handshake", request)).toObject();
  }

  attach(address) {
    return this.call("attach", fill(new pluginMessages.PluginAttach(), { address }));
  }

  async version() {
    return (await this.call("getPluginInfo", new Empty())).getVersion();
  }

  async schema(version = 0) {
    return (await this.call("getSchema", fill(new messages.GetSchemaRequest(), { version }))).getSchema();
  }

  async checkConfig(news, olds) {
    const request = fill(new messages.CheckRequest(), { urn: providerUrn, news: bag(news), olds: bag(olds) });
    return checked(await this.call("checkConfig", request));
  }

  async diffConfig(oldInputs, news, ignoreChanges = []) {
    const fields = { urn: providerUrn, olds: bag(oldInputs), oldInputs: bag(oldInputs), news: bag(news), ignorechangesList: ignoreChanges };
    return compared(await this.call("diffConfig", fill(new messages.DiffRequest(), fields)));
  }

  async configure(args) {
    const fields = { args: bag(args), acceptsecrets: true, acceptresources: true, sendsOldInputs: true, sendsOldInputsToDelete: true, urn: providerUrn };
    return (await this.call("configure", fill(new messages.ConfigureRequest(), fields))).toObject();
  }

  async check(type, name, news, { olds = {}, seed = 1, autonaming, at = urn(type, name) } = {}) {
    const fields = { urn: at, name, type: `cmq:index:${type}`, news: bag(news), olds: bag(olds), randomseed: new Uint8Array(32).fill(seed) };
    const request = fill(new messages.CheckRequest(), fields);
    if (autonaming) {
      request.setAutonaming(fill(new messages.CheckRequest.AutonamingOptions(), autonaming));
    }
    return checked(await this.call("check", request));
  }

  async diff(type, name, { id = name, oldInputs, olds, news, ignoreChanges = [], at = urn(type, name) }) {
    const fields = {
      urn: at, name, type: `cmq:index:${type}`, id,
      oldInputs: bag(oldInputs), olds: bag(olds), news: bag(news), ignorechangesList: ignoreChanges,
    };
    return compared(await this.call("diff", fill(new messages.DiffRequest(), fields)));
  }

  async create(type, name, properties, { preview = false, timeout = 0, at = urn(type, name) } = {}) {
    const fields = { urn: at, name, type: `cmq:index:${type}`, properties: bag(properties), preview, timeout };
    const response = await this.call("create", fill(new messages.CreateRequest(), fields));
    return { id: response.getId(), outputs: unbag(response.getProperties()) };
  }

  async read(type, name, id, { inputs, outputs, timeout = 0, at = urn(type, name) } = {}) {
    const fields = { urn: at, name, type: `cmq:index:${type}`, id, inputs: bag(inputs), properties: bag(outputs), timeout };
    const response = await this.call("read", fill(new messages.ReadRequest(), fields));
    return { id: response.getId(), inputs: unbag(response.getInputs()), outputs: unbag(response.getProperties()) };
  }

  async update(type, name, { id = name, oldInputs, olds, news, ignoreChanges = [], preview = false, timeout = 0, at = urn(type, name) }) {
    const fields = {
      urn: at, name, type: `cmq:index:${type}`, id, timeout, preview,
      oldInputs: bag(oldInputs), olds: bag(olds), news: bag(news), ignorechangesList: ignoreChanges,
    };
    return unbag((await this.call("update", fill(new messages.UpdateRequest(), fields))).getProperties());
  }

  async delete(type, name, { id = name, inputs, outputs, timeout = 0, at = urn(type, name) }) {
    const fields = { urn: at, name, type: `cmq:index:${type}`, id, oldInputs: bag(inputs), properties: bag(outputs), timeout };
    await this.call("delete", fill(new messages.DeleteRequest(), fields));
  }

  async invoke(token, args, preview = false) {
    const response = await this.call("invoke", fill(new messages.InvokeRequest(), { tok: token, args: bag(args), preview }));
    return { result: unbag(response.getReturn()), failures: failuresOf(response) };
  }

  /** Constructs a component; `options` are those of a ConstructRequest, and `dependencies` those of its inputs. */
  async construct(type, name, inputs, monitor, { dependencies = {}, providers = {}, ...options } = {}) {
    const fields = { project: "shop", stack: "test", monitorendpoint: monitor.address, type: `cmq:index:${type}`, name, inputs: bag(inputs), ...options };
    const request = fill(new messages.ConstructRequest(), fields);
    for (const [input, urnsList] of Object.entries(dependencies)) {
      request.getInputdependenciesMap().set(input, fill(new messages.ConstructRequest.PropertyDependencies(), { urnsList }));
    }
    Object.entries(providers).forEach(([name, reference]) => request.getProvidersMap().set(name, reference));
    const response = await this.call("construct", request);
    return { urn: response.getUrn(), state: unbag(response.getState()), dependencies: dependenciesOf(response.getStatedependenciesMap()) };
  }

  /** What a list answers, in order: `{result}`s, and at their end possibly a `{continuation}`; or `{computed}` alone. */
  async list(type, query = {}, fields = {}) {
    const request = fill(new messages.ListRequest(), { token: `cmq:index:${type}`, query: bag(query), ...fields });
    const answers = [];
    for await (const response of this.client.list(request, { deadline: Date.now() + callTimeout })) {
      answers.push(Object.fromEntries(Object.entries(response.toObject()).filter(([, value]) => value !== undefined)));
    }
    return answers;
  }

  cancel() {
    return this.call("cancel", new Empty());
  }

  /** What an engine does before anything about resources. */
  async begin(config, engine) {
    await this.handshake(engine?.address);
    await this.version();
    const { inputs, failures } = await this.checkConfig({ version: await this.version(), ...config });
    if (failures.length > 0) {
      throw new Error(`The configuration is refused: ${JSON.stringify(failures)}`);
    }
    await this.configure(inputs);
    return inputs;
  }

  /** Check and Create, as a first `up` does; the state that the engine would keep. */
  async up(type, name, program) {
    const { inputs, failures } = await this.check(type, name, program);
    if (failures.length > 0) {
      throw new Error(`${name} is refused: ${JSON.stringify(failures)}`);
    }
    return { inputs, ...(await this.create(type, name, inputs)) };
  }

  /** Ends the process as an engine does: Cancel, close, SIGINT; says how it ended. Doing so twice is fine. */
  stop(signal = "SIGINT") {
    return (this.#ended ??= this.cancel().finally(() => this.client.close()).then(() => this.running.stop(signal)));
  }
}

/** What each property depends on. */
export function dependenciesOf(map) {
  const found = {};
  map.forEach((dependencies, name) => (found[name] = dependencies.getUrnsList()));
  return found;
}

const failuresOf = (response) => response.getFailuresList().map((failure) => failure.toObject());

const checked = (response) => ({ inputs: unbag(response.getInputs()), failures: failuresOf(response) });

const kinds = Object.fromEntries(Object.entries(messages.PropertyDiff.Kind).map(([name, number]) => [number, name]));
const changes = Object.fromEntries(Object.entries(messages.DiffResponse.DiffChanges).map(([name, number]) => [number, name]));

function compared(response) {
  const detailed = new Map();
  response.getDetaileddiffMap().forEach((diff, path) => detailed.set(path, diff));
  return {
    changes: changes[response.getChanges()],
    diffs: response.getDiffsList(),
    replaces: response.getReplacesList(),
    stables: response.getStablesList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
    hasDetailedDiff: response.getHasdetaileddiff(),
    detailed: Object.fromEntries([...detailed].map(([path, diff]) => [path, kinds[diff.getKind()]])),
    showsInputs: [...detailed.values()].every((diff) => diff.getInputdiff()),
  };
}
