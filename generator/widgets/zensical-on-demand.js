/**
 * Over http Zensical's script asks for the index of the search as soon as a page opens. This holds that one request until
 * the search is first used: its button pressed or reached, or the theme's keys. What `search-on-demand.js` does for the
 * default engine; it stands in the page itself, in the same place. Zensical starts the worker by itself only then.
 */
(() => {
  if (location.protocol === "file:") {
    return;
  }
  const proto = XMLHttpRequest.prototype;
  const { open, send } = proto;

  /** @returns {Promise<void>} */
  const used = () => new Promise((done) => {
    const over = new AbortController();
    for (const kind of ["focusin", "change", "click"]) {
      addEventListener(kind, ({ target }) => {
        if (target instanceof Element && target.closest("#__search, [for=__search], [data-md-component=search]")) {
          over.abort();
          done();
        }
      }, { capture: true, signal: over.signal });
    }
  });

  /** @this {XMLHttpRequest} @param {any[]} given */
  proto.open = function (...given) {
    Reflect.apply(open, this, given);
    if (String(given[1]).endsWith("/search.json")) {
      proto.open = open;
      this.send = () => {
        used().then(() => send.call(this));
      };
    }
  };
})();
