// The reader of what C# sources declare, with which generated sources are compared with ours.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import { root } from "../harness/repository.mjs";
import { surfaceOf, surfaceOfText } from "./surface.mjs";

const read = (body) => surfaceOfText(`namespace A { public class B { ${body} } }`).slice(1);

describe("what C# sources declare", () => {
  for (const [what, body, expected] of [
    ["a property", "public int C { get; private set; } = 1; public int D { get; }", ["A.B: public int C { get; private set; }", "A.B: public int D { get; }"]],
    ["a property with bodies", "public int C { get => _c; set => _c = value; }", ["A.B: public int C { get; set; }"]],
    ["a property with an expression", "public static int C => 1;", ["A.B: public static int C { get; }"]],
    ["a field", "public readonly int C;", ["A.B: public readonly int C"]],
    ["a method, without its body", "public int C(string d = \"{;\") { if (d == null) { return 1; } return 2; } public int E;", ["A.B: public int C(string d = \"{;\")", "A.B: public int E"]],
    ["a constructor, without what it calls", "public B(int c) : base(c, new D { E = 1 }) { }", ["A.B: public B(int c)"]],
    ["an operator", "public static bool operator ==(B left, B right) => left.Equals(right); public int C;", ["A.B: public static bool operator ==(B left,B right)", "A.B: public int C"]],
    ["attributes", "[Output(\"c;\")] [Obsolete] public int C { get; }", ["A.B:[Output(\"c;\")][Obsolete]public int C { get; }"]],
    ["what is not public but has attributes", "[Input(\"c\")] private int _c; private int _d;", ["A.B:[Input(\"c\")]private int _c"]],
    ["types in types", "public sealed class C : global::D.E { public int F; } private class G { public int H; }", ["A.B: public sealed class C : E", "A.B.C: public int F"]],
    ["an enumeration", "public enum C { D = 1, E = 2 }", ["A.B: public enum C", "A.B.C: D = 1", "A.B.C: E = 2"]],
    ["names without their namespaces", "public global::System.Collections.Generic.List<X.Y> C;", ["A.B: public List<Y>C"]],
    ["no comments", "/// <summary>public int C;</summary>\n/* public int D; */ public string E = \"// no comment\";", ["A.B: public string E"]],
  ]) {
    it(`has ${what}`, () => assert.deepEqual(read(body), expected));
  }

  it("is the same in a file that is one namespace", () => {
    assert.deepEqual(surfaceOfText("using X;\nnamespace A;\npublic class B { public int C; }"), ["A: public class B", "A.B: public int C"]);
  });

  it("differs where an attribute does", () => assert.notDeepEqual(read("[Input(\"c\")] public int C { get; set; }"), read("[Input(\"c\", required: true)] public int C { get; set; }")));

  it("has every resource of the C# SDK", async () => {
    const lines = await surfaceOf(path.join(root, "sdk", "Pulumi.Cmq"));
    for (const name of ["Queue", "Topic", "Subscription", "WorkQueue", "FanOut", "Provider"]) {
      assert.ok(lines.some((line) => line.includes(`public partial class ${name} :`)), name);
    }
  });
});
