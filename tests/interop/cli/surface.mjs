// What C# sources declare, as lines of text: types, and in them what is public or has attributes. Two SDKs with the same lines are the same to a
// program and to the serializer, however their bodies are written.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const isType = /\b(?:class|struct|enum|interface|record)\s+(@?\w+)/;

/**
 * What a folder of C# sources declares.
 * @param {string} folder the folder
 * @returns {Promise<string[]>} sorted; `Namespace.Type: [Attribute] public Member`
 */
export async function surfaceOf(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".cs") && !/(^|[\\/])(bin|obj)[\\/]/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return [...new Set(texts.flatMap(surfaceOfText))].toSorted();
}

/** What the text of a file declares. */
export function surfaceOfText(text) {
  const lines = [];
  walk(withoutComments(text), "", lines);
  return lines;
}

// The groups are what is kept: strings, whose content may look like a comment.
const withoutComments = (text) => text.replace(/("(?:\\.|[^"\\])*"|@"(?:""|[^"])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^[ \t]*#[^\n]*/gm, (_, kept) => kept ?? "");

function walk(text, scope, lines) {
  for (const { attributes, head, block, end } of declarations(text)) {
    const namespace = head.match(/^namespace\s+([\w.]+)/);
    const type = head.match(isType);
    if (namespace) {
      walk(end === ";" ? text.slice(text.indexOf(";", text.indexOf(namespace[0])) + 1) : block, namespace[1], lines);
      if (end === ";") {
        return;
      }
    } else if (type && block !== undefined) {
      const name = `${scope}.${type[1]}`;
      if (/\bpublic\b/.test(head)) {
        lines.push(line(scope, attributes, head));
        (/\benum\s/.test(head) ? members : walk)(block, name, lines);
      }
    } else if (/\bpublic\b/.test(head) || attributes.length > 0) {
      lines.push(line(scope, attributes, head.includes("(") ? head.replace(/\)\s*:\s*(?:base|this)\s*\(.*$/, ")") : `${head}${accessors(block, end)}`));
    }
  }
}

function members(block, scope, lines) {
  lines.push(...block.split(",").map((member) => member.trim()).filter(Boolean).map((member) => line(scope, [], member)));
}

// An accessor's body does not count, but who may use it does.
const accessors = (block, end) =>
  block === undefined ? (end === "=>" ? " { get; }" : "") : ` { ${[...declarations(block)].map(({ head }) => `${head};`).join(" ")} }`;

const line = (scope, attributes, head) => `${scope}: ${[...attributes, unqualified(head)].join(" ")}`.replace(/\s+/g, " ").replace(/ ?([(),<>?[\]]) ?/g, "$1").trim();

const unqualified = (head) => head.replace(/\bglobal::/g, "").replace(/\b(?:[A-Z]\w*\.)+(?=[A-Z])/g, "");

// The declarations of a body: what stands before their blocks, and the blocks.
function* declarations(text) {
  let at = 0;
  while (at < text.length) {
    const start = at;
    at = headEnd(text, at);
    const [attributes, head] = split(text.slice(start, at).trim());
    let end = text.startsWith("=>", at) ? "=>" : text[at];
    let block;
    if (end === "{") {
      const close = closing(text, at);
      block = text.slice(at + 1, close);
      at = close + 1;
      // A property may have a value behind its accessors.
      const value = text.slice(at).match(/^\s*=(?!=|>)/);
      if (value && !isType.test(head)) {
        at = statementEnd(text, at) + 1;
      }
    } else {
      at = statementEnd(text, at) + 1;
    }
    if (head && !/^using\b/.test(head)) {
      yield { attributes, head, block, end };
    }
  }
}

// Where a declaration's block, body or value begins.
function headEnd(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') {
      at = stringEnd(text, at);
    } else if ("([".includes(text[at])) {
      depth++;
    } else if (")]".includes(text[at])) {
      depth--;
    } else if (depth === 0 && (text[at] === "{" || text[at] === ";" || (text[at] === "=" && !/\boperator\s*[!=<>]*$/.test(text.slice(from, at))))) {
      return at;
    }
  }
  return text.length;
}

// Where a statement ends, past whatever blocks it has.
function statementEnd(text, from) {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') {
      at = stringEnd(text, at);
    } else if (text[at] === "{") {
      at = closing(text, at);
    } else if (text[at] === ";") {
      return at;
    }
  }
  return text.length;
}

function closing(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') {
      at = stringEnd(text, at);
    } else if (text[at] === "{") {
      depth++;
    } else if (text[at] === "}" && --depth === 0) {
      return at;
    }
  }
  throw new Error(`A block that begins with ${text.slice(from, from + 40)} does not end.`);
}

function stringEnd(text, from) {
  const verbatim = text[from - 1] === "@";
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\" && !verbatim) {
      at++;
    } else if (text[at] === '"') {
      return at;
    }
  }
  return text.length;
}

// The attributes before a declaration, and the declaration.
function split(head) {
  const attributes = [];
  while (head.startsWith("[")) {
    let depth = 0;
    let at = 0;
    do {
      at = head[at] === '"' ? stringEnd(head, at) : at;
      depth += head[at] === "[" ? 1 : head[at] === "]" ? -1 : 0;
      at++;
    } while (depth > 0);
    attributes.push(head.slice(0, at));
    head = head.slice(at).trim();
  }
  return [attributes, head];
}
