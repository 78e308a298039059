/**
 * Answers the search of Zensical's pages with Material's own search, whose code the driver writes below this one: the
 * same words find the same rows under both engines. Zensical's search knows no French endings and no boosts.
 *
 * Both speak by messages to a worker, each in its own words (docs/engines.md). This script stands between: it catches what
 * Material's worker listens to and says, and translates. Opened from a folder, the worker is a frame with these names.
 */

/** @typedef {{ location: string, title: string, text: string, score: number }} Found */
/** @typedef {{ location: string, title: string, text: string }} Item */
/** @typedef {{ id: number, size: number, from: number }} SearchPage */
/** @typedef {{ start: number, end: number, value: number }} Range */

(() => {
  const SIZE = 10;
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const say = scope.postMessage.bind(scope);

  /** @type {(event: { data: unknown }) => void} what Material's worker does with a message */
  let ask = () => {};
  /** @type {Item[]} */
  let items = [];
  /** @type {Map<string, number>} */
  let places = new Map();
  /** @type {Found[]} */
  let found = [];

  /**
   * Where the words that Material marked stand in the whole text: it marks them in an excerpt.
   * @param {string} marked
   * @param {string} text
   * @returns {Range[]}
   */
  function ranges(marked, text) {
    const words = [...new Set([...marked.matchAll(/<mark>(.*?)<\/mark>/g)].map((one) => one[1] ?? ""))];
    if (words.length === 0) {
      return [];
    }
    words.sort((a, b) => b.length - a.length);
    const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
    const all = [...text.matchAll(new RegExp(`<[^>]*>|(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "gu"))];
    const hits = all.filter((one) => !one[0].startsWith("<"));
    return hits.map(({ 0: word, index }) => ({ start: index, end: index + word.length, value: word.length }));
  }

  /** @param {Found} one */
  function shown(one) {
    const id = places.get(one.location) ?? 0;
    const whole = items[id] ?? one;
    const matches = /** @type {const} */ (["title", "text"]).map((field) => (
      { field, value: { highlight: { ranges: ranges(one[field], whole[field]) } } }
    ));
    return { id, matches: matches.filter(({ value }) => value.highlight.ranges.length > 0) };
  }

  /**
   * Material shows page after page, of each the entries that answer best, and opens the others on demand. One list of both:
   * the best of every page, then the others. A page that says none of the words only heads its rows there.
   * @param {Found[][]} pages
   */
  function inOrder(pages) {
    const said = pages.map((entries) => entries.filter(({ score }) => score > 0));
    const isBest = (/** @type {Found} */ one, /** @type {Found[]} */ entries) => one.score >= (entries[0]?.score ?? 0);
    const best = said.flatMap((entries) => entries.filter((one) => isBest(one, entries)));
    return [...best, ...said.flatMap((entries) => entries.filter((one) => !isBest(one, entries)))];
  }

  /** @param {SearchPage | undefined} page the one that the reader scrolled to; the first has none before it */
  function answer(page) {
    const from = page?.from ?? 0;
    const id = page?.id ?? found.length;
    const pagination = {
      total: found.length,
      ...(from > 0 ? { prev: { id, size: SIZE, from: from - SIZE } } : {}),
      ...(from + SIZE < found.length ? { next: { id, size: SIZE, from: from + SIZE } } : {}),
    };
    say({ type: RESULT, data: { items: found.slice(from, from + SIZE).map(shown), query: { values: [] }, pagination } });
  }

  // Material's worker, below, registers one listener and answers each message by one.
  const listen = scope.addEventListener.bind(scope);
  scope.addEventListener = (/** @type {string} */ _type, /** @type {any} */ handler) => {
    ask = handler;
  };
  scope.postMessage = (/** @type {any} */ message) => {
    if (message.type === READY) {
      say(message);
    } else {
      found = inOrder(message.data.items);
      answer(undefined);
    }
  };
  listen("message", (event) => {
    const { type, data } = /** @type {MessageEvent} */ (event).data;
    if (type === SETUP) {
      items = data.items;
      places = new Map(items.map((item, id) => [item.location, id]));
      // Copies: Material's worker links each row to its page.
      ask({ data: { type, data: { config: data.config, docs: items.map((item) => ({ ...item })), options: {} } } });
    } else if (type === QUERY && data.page) {
      answer(data.page);
    } else if (type === QUERY) {
      ask({ data: { type, data: typeof data.input === "string" ? data.input : "" } });
    }
  });
})();
