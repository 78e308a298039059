/** What the page says of a file that was taken in. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { takenSaid } from "../../generator/widgets/transfer.js";

describe("what is said of a file", () => {
  const words = { read: "{n} lue|{n} lues", fresh: "{n} neuve|{n} neuves", kept: "{n} gardée|{n} gardées", nothing: "rien de neuf" };
  const none = { read: 0, fresh: 0, better: 0, kept: 0, spoilt: 0, gone: 0, results: 0, sittings: 0 };
  it("counts in one sentence what there is", () => {
    assert.equal(takenSaid({ ...none, read: 42, fresh: 12, kept: 1 }, words, "fr"), "42 lues, 12 neuves, 1 gardée.");
  });
  it("says when nothing was new", () => {
    assert.equal(takenSaid({ ...none, read: 1 }, words, "fr"), "1 lue, rien de neuf.");
    assert.equal(takenSaid(none, words, "fr"), "0 lue, rien de neuf.");
  });
});
