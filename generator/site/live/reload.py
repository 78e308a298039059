"""The script that `serve` adds to each page: it asks what is new, shows a report, and reloads a page that changed.

One request waits for the answer, so that a save shows at once. A page that did not change stays as the reader left it.
"""

from __future__ import annotations

from hashlib import blake2b

STATE = "/__fascicule__"

_SCRIPT = b"""<script data-digest="%s">
(function () {
  // A kept copy would answer in place of this preview.
  document.querySelectorAll("[data-fx-offline]").forEach(function (offer) { offer.remove(); });
  var own = document.currentScript.dataset.digest, path = location.pathname, token = "", box = null;
  function show(report) {
    if (box) { box.remove(); box = null; }
    if (!report) { return; }
    box = document.createElement("pre");
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:16px;" +
      "z-index:99;background:#231a36;color:#fff;font:14px/1.45 monospace;white-space:pre-wrap";
    box.textContent = report;
    document.body.append(box);
  }
  function ask() {
    // A browser has few connections for one address: a page that nobody sees takes none.
    if (document.visibilityState === "hidden") {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    var asked = location.pathname;
    fetch("/__fascicule__?token=" + token + "&page=" + encodeURIComponent(asked)).then(function (answer) {
      return answer.json();
    }).then(function (state) {
      if (asked !== path) { path = asked; own = state.digest; }
      if (state.digest !== own) { location.reload(); return; }
      if (state.token !== token) { show(state.report); }
      token = state.token;
      ask();
    }).catch(function () { setTimeout(ask, 700); });
  }
  ask();
})();
</script>"""


def digest_of(page: bytes) -> str:
    """Names the bytes of a page."""
    return blake2b(page, digest_size=8).hexdigest()


def with_script(page: bytes) -> bytes:
    """The page with the script."""
    script = _SCRIPT % digest_of(page).encode()
    return page.replace(b"</body>", script + b"</body>", 1) if b"</body>" in page else page + script


# A copy kept from this address on another day goes away by itself.
RETIRE = b"""self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = `fascicule:${new URL("./", location.href).pathname}:`;
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
  const pages = await self.clients.matchAll();
  await self.registration.unregister();
  for (const page of pages) page.navigate(page.url);
})()));
"""
