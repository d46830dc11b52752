// A stack: its project, its plugin with the service embedded, and its state between runs.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startEngine } from "../provider/engine.mjs";
import { isSecret } from "../provider/wire.mjs";
import { Deployment } from "./deployment.mjs";
import { serveMonitor } from "./monitor.mjs";
import { makeProject, names, runProgram } from "./project.mjs";
import { Providers } from "./providers.mjs";

const plain = (value) => (isSecret(value) ? value.value : value);

const isError = ({ severity }) => severity === 3;

/** What a run did. */
class Run {
  constructor({ steps, calls, states, errors }, { how, succeeded, outputText = "", errorText = "" }, messages) {
    this.steps = steps;
    this.calls = calls;
    this.states = [...states.values()];
    this.succeeded = succeeded;
    this.errors = [...errors, ...messages.filter(isError).map(({ message }) => message)].join("\n");
    this.text = `${how}\n${this.errors}\n${outputText}${errorText}`;
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
  #engine;
  #providers;

  /** Starts the plugin, and makes the project with an SDK from its schema. */
  static async open() {
    const engine = await startEngine();
    const providers = new Providers(engine, { backend: "memory" });
    try {
      const plugin = await providers.find();
      return new Stack(engine, providers, await makeProject(JSON.parse(await plugin.schema())));
    } catch (error) {
      await providers.stop();
      engine.stop();
      throw error;
    }
  }

  constructor(engine, providers, project) {
    this.#engine = engine;
    this.#providers = providers;
    this.project = project;
  }

  /** Previews a program. The values of the configuration may be secrets. */
  preview(program, config) {
    return this.#run({ program, config, dryRun: true });
  }

  /** Brings a program up, which is to succeed. */
  async up(program, config) {
    const run = await this.tryUp(program, config);
    assert.ok(run.succeeded, `${program} ${run.text}`);
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

  /** The plugin, for what is asked past the stack. */
  plugin() {
    return this.#providers.find();
  }

  /** Ends the plugins, and removes the project. */
  async close() {
    await this.#providers.stop();
    this.#engine.stop();
    await this.project.remove();
  }

  async #run({ program, config = {}, dryRun }) {
    const before = this.#engine.messages.length;
    const deployment = new Deployment({ old: this.#state, providers: this.#providers, dryRun, seed: ++this.#runs });
    deployment.monitor = await serveMonitor(deployment);
    try {
      const ran = program ? await this.#program(program, config, deployment) : { how: "destroyed", succeeded: true };
      const messages = this.#engine.messages.slice(before);
      const ended = { ...ran, succeeded: ran.succeeded && deployment.errors.length === 0 && !messages.some(isError) };
      if (ended.succeeded) {
        await deployment.finish();
      }
      if (!dryRun) {
        this.#state = deployment.stateAfter(ended.succeeded);
      }
      return new Run(deployment, ended, messages);
    } finally {
      deployment.monitor.stop();
    }
  }

  #program(program, config, deployment) {
    const settings = Object.entries(config).map(([name, value]) => [`${names.project}:${name}`, value]);
    return runProgram(this.project, program, {
      monitor: deployment.monitor.address,
      engine: this.#engine.address,
      dryRun: deployment.dryRun,
      config: Object.fromEntries(settings.map(([name, value]) => [name, plain(value)])),
      secretKeys: settings.filter(([, value]) => isSecret(value)).map(([name]) => name),
    });
  }
}

/** A stack for all tests of a suite; what `prepare` gives is in the answer when they run. */
export function useStack(prepare) {
  const shared = {};
  before(async () => {
    shared.stack = await Stack.open();
    Object.assign(shared, await prepare(shared.stack));
  });
  after(() => shared.stack?.close());
  return shared;
}
