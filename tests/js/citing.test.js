// One reference out of a file with many.

import assert from "node:assert/strict";
import { test } from "node:test";

import { entryOf } from "../../src/onrecord/hosts/theme/assets/citing/entries.js";

const BIBTEX = ["@misc{x-p1,\n  title = {{One}},\n  url = {https://example.org/#p1}\n}\n", "@misc{x-p11,\n  title = {{@misc{x-p1,}}\n}\n"];
const RIS = ["TY  - CONF\r\nID  - x-p1\r\nTI  - One\r\nER  - \r\n", "TY  - CONF\r\nID  - x-p11\r\nTI  - ID  - x-p1\r\nER  - \r\n"];
const CSL = [{ id: "x-p1", title: "One" }, { id: "x-p11", title: "x-p1" }];

test("a reference is taken out of a file as a file of its own", () => {
  for (const [i, key] of ["x-p1", "x-p11"].entries()) {
    assert.equal(entryOf(BIBTEX.join("\n"), key), BIBTEX[i]);
    assert.equal(entryOf(RIS.join("\r\n"), key), RIS[i]);
    assert.equal(entryOf(`[\n${CSL.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`, key), `${JSON.stringify([CSL[i]], null, 2)}\n`);
  }
});

test("where there is none, there is nothing", () => {
  for (const file of [BIBTEX.join("\n"), RIS.join("\r\n"), JSON.stringify(CSL), ""]) {
    assert.equal(entryOf(file, "x-p2"), "");
  }
});
