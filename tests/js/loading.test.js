// Waiting for what is done once, and for what was asked for last.

import assert from "node:assert/strict";
import { test } from "node:test";

import { latest, once } from "../../src/onrecord/hosts/theme/assets/loading.js";

test("what is done once is not done again, unless it failed", async () => {
  let times = 0;
  const load = once(async () => {
    times += 1;
    if (times === 1) {
      throw new Error("no network");
    }
    return times;
  });
  await assert.rejects(load());
  assert.deepEqual(await Promise.all([load(), load()]), [2, 2]);
  assert.equal(await load(), 2);
});

test("what an earlier turn waits for never comes, be it a value or a failure", async () => {
  const begin = latest();
  /** @type {string[]} */
  const come = [];
  const early = begin();
  early(Promise.resolve("early")).then((value) => come.push(value));
  early(Promise.reject(new Error("early"))).catch(() => come.push("failure"));
  const late = begin();
  come.push(await late(Promise.resolve("late")));
  await assert.rejects(late(Promise.reject(new Error("late"))));
  assert.deepEqual(come, ["late"]);
});
