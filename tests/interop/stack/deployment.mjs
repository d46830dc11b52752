// One run of a program, as a small engine does it: what the program declares is compared with the state, and the plugin is asked to bring it about.
import { grpc, unknown } from "../provider/wire.mjs";
import { names } from "./project.mjs";

const isReplacement = ({ replaces, detailed }) => replaces.length > 0 || Object.values(detailed).some((kind) => kind.endsWith("_REPLACE"));

/** A preview, an up or a destroy. */
export class Deployment {
  /** What is done, in order: `create Queue orders`. In a preview, what would be. */
  steps = [];

  /** What the plugin was asked about resources, and what it answered, in order. */
  calls = [];

  /** What went wrong with resources. The first error ends the deployment. */
  errors = [];

  /** The states of what the program declared, by URN; dependents come after what they depend on. */
  states = new Map();

  #old;
  #providers;
  #seed;
  #replaced = new Set();
  #deleted = new Set();

  /**
   * @param {{old: Map<string, object>, providers: import("./providers.mjs").Providers, dryRun: boolean, seed: number}} given the state that an earlier
   *   run left; the plugins; whether it is a preview; a number that differs from run to run
   */
  constructor({ old, providers, dryRun, seed }) {
    this.#old = old;
    this.#providers = providers;
    this.#seed = seed;
    this.dryRun = dryRun;
  }

  /** Registers a resource: brings it to what its goal says, and answers with what it is then. */
  register(goal) {
    return this.#orEnd(() => this.#register(goal));
  }

  /** Takes the outputs that a component or the stack tells at its end. */
  complete(urn, outputs) {
    this.states.get(urn).outputs = outputs;
  }

  /** Reads a resource that is not the program's own. */
  read(lookup) {
    return this.#orEnd(() => this.#read(lookup));
  }

  /** Calls a function of the package. */
  invoke(token, args, provider) {
    const called = { type: token.split(":").at(-1), provider };
    return this.#ask("invoke", called, (plugin) => plugin.invoke(token, args, this.dryRun), args);
  }

  /** Deletes what is in the state and was not declared, dependents first. */
  async finish() {
    for (const state of [...this.#old.values()].toReversed()) {
      if (!this.#deleted.has(state.urn) && (this.#replaced.has(state.urn) || !this.states.has(state.urn))) {
        await this.#delete(state);
      }
    }
  }

  /** The state that the run leaves; one that broke off keeps what it did not come to. */
  stateAfter(succeeded) {
    const left = [...this.#old].filter(([urn]) => !succeeded && !this.#deleted.has(urn));
    return new Map([...left, ...this.states]);
  }

  // Once a resource fails, the deployment is over: who waits for one, or asks for another, is told that nobody answers any more.
  async #orEnd(work) {
    try {
      if (this.errors.length === 0) {
        return await work();
      }
    } catch (error) {
      this.errors.push(error.details ?? error.message);
    }
    throw Object.assign(new Error("the deployment has failed"), { code: grpc.status.UNAVAILABLE });
  }

  async #register(goal) {
    const urn = this.#urnOf(goal);
    if (goal.remote) {
      return this.#construct(goal);
    }
    if (this.states.has(urn)) {
      throw new Error(`Duplicate resource URN '${urn}'`);
    }
    if (!goal.custom) {
      return this.#keep({ ...goal, urn, outputs: {} });
    }
    if (goal.token.startsWith("pulumi:providers:")) {
      return this.#keep({ ...goal, ...(await this.#providers.register(urn, goal.inputs, { former: this.#old.get(urn), dryRun: this.dryRun })) });
    }
    return this.#keep(await this.#settle({ ...goal, urn }));
  }

  async #read({ state, ...lookup }) {
    const urn = this.#urnOf(lookup);
    if (lookup.id === unknown) {
      return { urn, outputs: {} };
    }
    const answer = await this.#ask("read", lookup, (plugin) => plugin.read(lookup.type, lookup.name, lookup.id, { at: urn, inputs: state, outputs: state }), state);
    if (answer.outputs === undefined) {
      throw new Error(`resource '${lookup.id}' does not exist`);
    }
    this.#step("read", lookup);
    return this.#keep({ ...lookup, urn, id: answer.id, inputs: answer.inputs, outputs: answer.outputs, isExternal: true });
  }

  async #settle(goal) {
    const former = this.#deleted.has(goal.urn) || this.#old.get(goal.urn)?.isExternal ? undefined : this.#old.get(goal.urn);
    if (former === undefined) {
      return this.#create(goal, await this.#check(goal, {}));
    }
    const news = await this.#check(goal, former.inputs);
    const change = { at: goal.urn, id: former.id, oldInputs: former.inputs, olds: former.outputs, news };
    const diff = await this.#ask("diff", goal, (plugin) => plugin.diff(goal.type, goal.name, change), change);
    if (isReplacement(diff)) {
      return this.#replace(goal, former, diff.deleteBeforeReplace);
    }
    if (diff.changes === "DIFF_NONE") {
      this.#step("same", goal);
      return { ...goal, id: former.id, inputs: news, outputs: former.outputs };
    }
    const outputs = await this.#ask("update", goal, (plugin) => plugin.update(goal.type, goal.name, { ...change, preview: this.dryRun }), change);
    this.#step("update", goal);
    return { ...goal, id: former.id, inputs: news, outputs };
  }

  async #replace(goal, former, deleteFirst) {
    if (deleteFirst) {
      for (const state of (await this.#replacedWith(former)).toReversed()) {
        await this.#delete(state);
      }
    } else {
      this.#replaced.add(former.urn);
    }
    return this.#create(goal, await this.#check(goal, {}));
  }

  // A resource that has to go first, and after it those that have to be replaced when what they take from it is not known.
  async #replacedWith(root) {
    const found = new Map([[root.urn, root]]);
    const states = [...this.#old.values()];
    for (const state of states.slice(states.indexOf(root) + 1)) {
      const touched = Object.keys(state.propertyDependencies ?? {}).filter((property) => state.propertyDependencies[property].some((urn) => found.has(urn)));
      if (touched.length > 0 && state.custom) {
        const news = { ...state.inputs, ...Object.fromEntries(touched.map((property) => [property, unknown])) };
        const change = { at: state.urn, id: state.id, oldInputs: state.inputs, olds: state.outputs, news };
        if (isReplacement(await this.#ask("diff", state, (plugin) => plugin.diff(state.type, state.name, change), change))) {
          found.set(state.urn, state);
        }
      }
    }
    return [...found.values()];
  }

  async #check(goal, olds) {
    const { inputs, failures } = await this.#ask(
      "check", goal, (plugin) => plugin.check(goal.type, goal.name, goal.inputs, { at: goal.urn, olds, seed: this.#seed }), { olds, news: goal.inputs });
    if (failures.length > 0) {
      const problems = failures.map(({ property, reason }) => `property ${property}: ${reason}`).join("; ");
      throw new Error(`resource '${goal.name}' has a problem: ${problems}`);
    }
    return inputs;
  }

  async #create(goal, inputs) {
    const { id, outputs } = await this.#ask("create", goal, (plugin) => plugin.create(goal.type, goal.name, inputs, { at: goal.urn, preview: this.dryRun }), inputs);
    this.#step("create", goal);
    return { ...goal, id, inputs, outputs };
  }

  async #delete(state) {
    this.#deleted.add(state.urn);
    if (!state.custom || state.isExternal || state.token.startsWith("pulumi:providers:")) {
      return;
    }
    if (!this.dryRun) {
      const { id, inputs, outputs } = state;
      await this.#ask("delete", state, (plugin) => plugin.delete(state.type, state.name, { at: state.urn, id, inputs, outputs }), outputs);
    }
    this.#step("delete", state);
  }

  async #construct(goal) {
    const options = {
      parent: goal.parent, dryrun: this.dryRun, dependenciesList: goal.dependencies, dependencies: goal.propertyDependencies,
      providers: { ...(goal.provider ? { cmq: goal.provider } : {}), ...goal.providers },
    };
    const { urn, state, dependencies } = await this.#ask(
      "construct", goal, (plugin) => plugin.construct(goal.type, goal.name, goal.inputs, this.monitor, options), goal.inputs);
    return { urn, outputs: state, dependencies };
  }

  async #ask(method, { type, name, provider }, call, request) {
    const answer = await call(await this.#providers.find(provider));
    this.calls.push({ method, type, name, request, answer });
    return answer;
  }

  #keep(state) {
    this.states.set(state.urn, state);
    return state;
  }

  #step(what, { type, name }) {
    this.steps.push(`${what} ${type} ${name}`);
  }

  #urnOf({ token, name, parent }) {
    const parents = parent && !parent.includes("::pulumi:pulumi:Stack::") ? `${parent.split("::")[2]}$` : "";
    return `urn:pulumi:${names.stack}::${names.project}::${parents}${token}::${name}`;
  }
}
