// comment.sh and issue.sh of the recipes, against small doubles of the two code hosts' APIs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Program } from "../harness/process.mjs";
import { root } from "../harness/repository.mjs";

const shell = path.join(root, "examples", "gitops", "shell");
const token = "a-token-that-nobody-may-see";
const needed = ["curl", "jq"].filter((tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).error);
const suite = needed.length === 0 ? describe : (name) => it(name, { skip: `there is no ${needed.join(" and no ")} on the path` }, () => {});

/** A host: comments and issues as lists, a hundred a page, as both hosts have them. */
class Host {
  comments = [];
  issues = [];
  writes = [];
  #number = 1;

  constructor(kind) {
    this.kind = kind;
    this.server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request.setEncoding("utf8")) {
        body += part;
      }

      const url = new URL(request.url, "http://host");
      const [status, answer] = this.#isKnown(request) ? this.answer(request.method, url, body ? JSON.parse(body) : null) : [401, { message: "Bad credentials" }];
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
    });
  }

  async start() {
    await once(this.server.listen(0, "127.0.0.1"), "listening");
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  get env() {
    return this.kind === "github"
      ? { CODE_HOST: "github", GITHUB_TOKEN: token, GITHUB_REPOSITORY: "acme/shop", GITHUB_API_URL: this.url, PULL_REQUEST: "7" }
      : { CODE_HOST: "gitlab", GITLAB_TOKEN: token, CI_API_V4_URL: this.url, CI_PROJECT_ID: "42", CI_MERGE_REQUEST_IID: "7" };
  }

  /** Something that the author of the pipeline, or somebody else, wrote before. */
  item(text, isOwn = true) {
    const number = this.#number++;
    return this.kind === "github"
      ? { id: 1000 + number, number, state: "open", body: text, user: { login: isOwn ? "github-actions[bot]" : "mallory" } }
      : { id: 1000 + number, iid: number, state: "opened", body: text, description: text, author: { username: isOwn ? "project_42_bot" : "mallory" } };
  }

  answer(method, { pathname, searchParams }, body) {
    const page = (list) => [200, list.slice(100 * (searchParams.get("page") - 1), 100 * searchParams.get("page"))];
    const places = this.kind === "github"
      ? { comments: "/repos/acme/shop/issues/7/comments", comment: /^\/repos\/acme\/shop\/issues\/comments\/(\d+)$/, issues: "/repos/acme/shop/issues", issue: /^\/repos\/acme\/shop\/issues\/(\d+)$/ }
      : { comments: "/projects/42/merge_requests/7/notes", comment: /^\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/, issues: "/projects/42/issues", issue: /^\/projects\/42\/issues\/(\d+)$/ };
    if (method === "GET" && pathname === "/user") {
      return [200, { username: "project_42_bot" }];
    }

    if (method === "GET" && pathname === places.comments) {
      return page(this.comments);
    }

    if (method === "GET" && pathname === places.issues) {
      return page(this.issues.filter(({ state }) => state === searchParams.get("state")));
    }

    const change = this.kind === "github" ? "PATCH" : "PUT";
    const which = method === "POST" ? { [places.comments]: ["comment"], [places.issues]: ["issue"] }[pathname]
      : method !== change ? null
      : places.comment.test(pathname) ? ["comment", Number(pathname.match(places.comment)[1])]
      : places.issue.test(pathname) ? ["issue", Number(pathname.match(places.issue)[1])]
      : null;
    if (!which) {
      return [404, { message: `${method} ${pathname}` }];
    }

    this.writes.push({ method, what: which[0], id: which[1], ...body });
    return [200, {}];
  }

  #isKnown({ headers }) {
    return (this.kind === "github" ? headers.authorization === `Bearer ${token}` : headers["private-token"] === token);
  }
}

const textOf = ({ body, description }) => body ?? description;

for (const kind of ["github", "gitlab"]) {
  suite(`comments and issues at ${kind}`, () => {
    let host;
    let folder;
    before(async () => { folder = await mkdtemp(path.join(tmpdir(), "cmq-hosts-")); });
    after(() => rm(folder, { recursive: true, force: true }));
    beforeEach(async () => {
      host = new Host(kind);
      await host.start();
      await writeFile(path.join(folder, "preview.md"), "<!-- cmq preview -->\n## Preview: \"1\" to create \\ `x` $HOME\n");
      await writeFile(path.join(folder, "drift.md"), "<!-- cmq drift -->\n## Drift: 1 changed\n");
      await writeFile(path.join(folder, "prune.md"), "<!-- cmq plan -->\n## Plan: 1 to delete\n");
    });
    afterEach(() => host.stop());

    const run = async (script, ...args) => {
      const { how, outputText, errorText } = await Program.run([path.join(shell, script), ...args], { cwd: folder, env: host.env });
      assert.ok(!(outputText + errorText).includes(token));
      return { code: Number(how.match(/exit code (\d+)/)[1]), text: outputText + errorText };
    };
    const comment = () => run("comment.sh", "preview.md");
    const issue = (code) => run("issue.sh", String(code), "Drift of shop", "drift.md", "prune.md", "nothing.md");

    it("makes a comment where there is none", async () => {
      host.comments.push(host.item("well done"), host.item("<!-- cmq drift -->\nanother report"));
      const { code, text } = await comment();
      assert.equal(code, 0, text);
      assert.deepEqual(host.writes, [{ method: "POST", what: "comment", id: undefined, body: "<!-- cmq preview -->\n## Preview: \"1\" to create \\ `x` $HOME\n" }]);
    });

    it("updates its own comment, also on a later page", async () => {
      host.comments.push(...Array.from({ length: 140 }, (_, i) => host.item(`comment ${i}`)), host.item("<!-- cmq preview -->\nearlier"));
      assert.equal((await comment()).code, 0);
      assert.deepEqual(host.writes.map(({ what, id }) => [what, id]), [["comment", host.comments.at(-1).id]]);
    });

    it("writes over nobody else's comment", async () => {
      host.comments.push(host.item("<!-- cmq preview -->\nmine", false));
      assert.equal((await comment()).code, 0);
      assert.deepEqual(host.writes.map(({ method }) => method), ["POST"]);
    });

    it("takes nothing for a report that is none", async () => {
      await writeFile(path.join(folder, "preview.md"), "## Preview\n");
      assert.deepEqual([(await comment()).code, host.writes], [2, []]);
    });

    it("fails where the host refuses", async () => {
      host.answer = () => [403, { message: "no" }];
      const { code } = await comment();
      assert.notEqual(code, 0);
    });

    for (const code of [3, 4]) {
      it(`opens an issue with the reports that there are on ${code}`, async () => {
        const run = await issue(code);
        assert.equal(run.code, 0, run.text);
        assert.deepEqual(host.writes.map(({ method, what, title }) => [method, what, title]), [["POST", "issue", "Drift of shop"]]);
        assert.equal(textOf(host.writes[0]), "<!-- cmq drift -->\n## Drift: 1 changed\n<!-- cmq plan -->\n## Plan: 1 to delete\n");
      });
    }

    it("updates the open issue", async () => {
      host.issues.push(host.item("a bug"), host.item("<!-- cmq drift -->\nyesterday"));
      assert.equal((await issue(3)).code, 0);
      assert.deepEqual(host.writes.map(({ what, id }) => [what, id]), [["issue", 2]]);
    });

    it("closes the issue when there is no drift any more", async () => {
      host.issues.push(host.item("<!-- cmq drift -->\nyesterday"));
      assert.equal((await issue(0)).code, 0);
      assert.deepEqual(host.writes.map(({ id, state, state_event: event }) => [id, state ?? event]), [[1, kind === "github" ? "closed" : "close"]]);
    });

    it("does nothing without drift and without an issue", async () => assert.deepEqual([(await issue(0)).code, host.writes], [0, []]));

    for (const code of [1, 2, 130]) {
      it(`leaves the issue as it is on ${code}`, async () => {
        host.issues.push(host.item("<!-- cmq drift -->\nyesterday"));
        assert.deepEqual([(await issue(code)).code, host.writes], [0, []]);
      });
    }
  });
}
