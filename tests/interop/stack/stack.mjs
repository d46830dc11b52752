// A stack: its project, its configuration and its state between runs, with the service embedded in the plugin and kept in a file.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startEngine } from "../provider/engine.mjs";
import { startPlugin } from "../provider/plugin.mjs";
import { isSecret } from "../provider/wire.mjs";
import { Deployment } from "./deployment.mjs";
import { serveMonitor } from "./monitor.mjs";
import { makeProject, names, runProgram } from "./project.mjs";
import { Providers } from "./providers.mjs";

const backend = { "cmq:backend": "memory", "cmq:memoryFile": "objects.json" };

const plain = (value) => (isSecret(value) ? value.value : value);

const isError = ({ severity }) => severity === 3;

/** What a run did. */
class Run {
  constructor({ steps, calls, states, errors }, { how, succeeded, outputText = "", errorText = "" }, messages) {
    this.steps = steps;
    this.calls = calls;
    this.states = [...states.values()];
    this.how = how;
    this.succeeded = succeeded;
    this.errors = [...errors, ...messages.filter(isError).map(({ message }) => message)].join("\n");
    this.text = [outputText, errorText, ...messages.map(({ message }) => message)].join("\n");
  }

  /** The stack's outputs. */
  get outputs() {
    return this.states.find(({ token }) => token === "pulumi:pulumi:Stack")?.outputs;
  }

  /** What became of a resource. */
  state(type, name) {
    return this.states.find((state) => state.type === type && state.name === name) ?? assert.fail(`${type} ${name} was not declared`);
  }

  /** The first call of a kind about a resource: what the plugin was asked, and what it answered. */
  call(method, type, name) {
    return this.calls.find((call) => call.method === method && call.type === type && call.name === name) ?? assert.fail(`no ${method} of ${type} ${name}`);
  }
}

/** A stack of one project. */
export class Stack {
  #state = new Map();
  #runs = 0;

  /** Makes the project, with an SDK from the schema of the plugin. */
  static async open() {
    const plugin = await startPlugin();
    try {
      return new Stack(await makeProject(JSON.parse(await plugin.schema())));
    } finally {
      await plugin.stop();
    }
  }

  constructor(project) {
    this.project = project;
  }

  /** Previews a program. The values of the configuration may be secrets. */
  preview(program, config) {
    return this.#run({ program, config, dryRun: true });
  }

  /** Brings a program up, which is to succeed. */
  async up(program, config) {
    const run = await this.tryUp(program, config);
    assert.ok(run.succeeded, `${program} ${run.how}: ${run.errors}`);
    return run;
  }

  /** Brings a program up, which may fail. */
  tryUp(program, config) {
    return this.#run({ program, config, dryRun: false });
  }

  /** Takes the stack down. */
  destroy() {
    return this.#run({ dryRun: false });
  }

  /** Asks the service itself, past the stack. */
  async service(ask) {
    const engine = await startEngine();
    const providers = new Providers(engine, this.project.folder, this.#package(backend));
    try {
      return await ask(await providers.find());
    } finally {
      await providers.stop();
      engine.stop();
    }
  }

  close() {
    return this.project.remove();
  }

  async #run({ program, config = {}, dryRun }) {
    const settings = { ...backend, ...config };
    const engine = await startEngine();
    const providers = new Providers(engine, this.project.folder, this.#package(settings));
    const deployment = new Deployment({ old: this.#state, providers, dryRun, seed: ++this.#runs });
    deployment.monitor = await serveMonitor(deployment);
    try {
      const destroyed = { how: "destroyed", succeeded: true };
      const [ended] = await Promise.all([program ? this.#program(program, settings, { engine, deployment }) : destroyed, providers.find()]);
      if (ended.succeeded) {
        await deployment.finish();
      }
      if (!dryRun) {
        this.#state = deployment.stateAfter(ended.succeeded);
      }
      return new Run(deployment, ended, engine.messages);
    } finally {
      deployment.monitor.stop();
      await providers.stop();
      engine.stop();
    }
  }

  async #program(program, settings, { engine, deployment }) {
    const own = Object.entries(settings).map(([name, value]) => [name.includes(":") ? name : `${names.project}:${name}`, value]);
    const ended = await runProgram(this.project, program, {
      monitor: deployment.monitor.address,
      engine: engine.address,
      dryRun: deployment.dryRun,
      config: Object.fromEntries(own.map(([name, value]) => [name, plain(value)])),
      secretKeys: own.filter(([, value]) => isSecret(value)).map(([name]) => name),
    });
    return { ...ended, succeeded: ended.succeeded && ![...engine.messages.filter(isError), ...deployment.errors].length };
  }

  // What the configuration sets for the provider.
  #package(settings) {
    return Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith("cmq:")).map(([name, value]) => [name.slice(4), value]));
  }
}

/** A stack for all tests of a suite; what `prepare` gives is in the answer when they run. */
export function useStack(prepare = async () => ({})) {
  const shared = {};
  before(async () => {
    shared.stack = await Stack.open();
    Object.assign(shared, await prepare(shared.stack));
  });
  after(() => shared.stack?.close());
  return shared;
}
