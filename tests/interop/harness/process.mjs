// Programs under test as processes of their own: started, waited for until they say that they are ready, and ended by their own id.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const startTimeout = 60_000;
const stopTimeout = 10_000;
const runTimeout = 60_000;

// Nothing of the machine's own settings may reach a test.
const cleanEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TENCENTCLOUD_|CMQ_|PULUMI_)/.test(name)));

/** A program that runs, and what it says. */
export class Program {
  /** What it wrote first on standard output: the line that says where it is reached. */
  firstLine = "";

  /** What it wrote on standard output so far. */
  outputText = "";

  /** What it wrote on standard error so far. */
  errorText = "";

  #child;
  #ended;
  #kill;

  /**
   * Starts a program and waits for its first line on standard output.
   * @param {string[]} command the program and its arguments
   * @param {{ env?: Record<string, string>, cwd?: string }} [options] what is added to the environment; the working folder
   * @returns {Promise<Program>} rejected when the program ends before its first line, or takes too long
   */
  static async start(command, { env = {}, cwd } = {}) {
    const program = new Program(spawn(command[0], command.slice(1), { env: { ...cleanEnvironment(), ...env }, cwd, stdio: ["ignore", "pipe", "pipe"] }));
    try {
      program.firstLine = await program.#readFirstLine();
      return program;
    } catch (error) {
      await program.stop();
      throw new Error(`${command.join(" ")} ${error.message}. ${program.errorText}`);
    }
  }

  /**
   * Runs a program to its end.
   * @param {string[]} command the program and its arguments
   * @param {{ env?: Record<string, string>, cwd?: string, limit?: number }} [options] what is added to the environment; the working folder; for how
   *   many milliseconds it may run
   * @returns {Promise<{ how: string, succeeded: boolean, outputText: string, errorText: string }>} how it ended, and what it wrote
   */
  static async run(command, { env = {}, cwd, limit = runTimeout } = {}) {
    const program = new Program(spawn(command[0], command.slice(1), { env: { ...cleanEnvironment(), ...env }, cwd, stdio: ["ignore", "pipe", "pipe"] }));
    const overdue = setTimeout(() => program.stop("SIGKILL"), limit);
    const how = await program.#ended;
    clearTimeout(overdue);
    process.off("exit", program.#kill);
    return { how, succeeded: how === "ended with exit code 0", outputText: program.outputText, errorText: program.errorText };
  }

  constructor(child) {
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (text) => { this.outputText += text; });
    child.stderr.setEncoding("utf8").on("data", (text) => { this.errorText += text; });
    this.#ended = new Promise((resolve) => {
      child.once("error", (error) => resolve(`could not be started: ${error.message}`));
      child.once("close", (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`));
    });

    // A test run that breaks off must not leave the program behind.
    this.#kill = () => child.kill("SIGKILL");
    process.once("exit", this.#kill);
  }

  /** Its process id. */
  get pid() {
    return this.#child.pid;
  }

  /** Asks the program to end, makes it end when it does not, and says how it ended. Doing so twice is fine. */
  async stop(signal = "SIGTERM") {
    this.#child.kill(signal);
    const forced = setTimeout(this.#kill, stopTimeout);
    const how = await this.#ended;
    clearTimeout(forced);
    process.off("exit", this.#kill);
    return how;
  }

  async #readFirstLine() {
    const lines = createInterface({ input: this.#child.stdout });
    const signal = AbortSignal.timeout(startTimeout);
    const line = once(lines, "line", { signal }).then(([text]) => text, () => { throw new Error(`said nothing in ${startTimeout / 1000} s`); });
    return Promise.race([line, this.#ended.then((how) => { throw new Error(how); })]);
  }
}
