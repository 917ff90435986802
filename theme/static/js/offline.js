// On the pages for lost connections: what this phone keeps, and the way back to where it broke.
// <section data-kept hidden> <ul data-kept-list>       pages
// <section data-drafts hidden> <ul data-drafts-list data-words="semenit lalu|…">   letters of residents that were not sent
// <a data-again>   leads to the address that was asked for
(async () => {
  const listed = (section, name, href, text) => {
    const [item, link] = ["li", "a"].map((kind) => document.createElement(kind));
    link.href = href;
    link.textContent = text;
    item.append(link);
    section.querySelector(`[data-${name}-list]`).append(item);
    section.hidden = false;
  };

  const again = document.querySelector("[data-again]");
  if (again && !location.pathname.startsWith("/luring/")) again.href = location.pathname + location.search;

  const drafts = document.querySelector("[data-drafts]");
  const [now, some, many] = drafts ? drafts.querySelector("[data-words]").dataset.words.split("|") : [];
  for (const [key, text] of drafts ? Object.entries(localStorage) : []) {
    if (!key.startsWith("tulisan::kirim:")) continue;
    const { at, typed } = JSON.parse(text);
    const minutes = Math.floor((Date.now() - at) / 6e4);
    if (minutes >= 1440) continue;
    const age = minutes < 1 ? now : minutes < 60 ? some.replace("{n}", minutes) : many.replace("{n}", Math.floor(minutes / 60));
    const words = (typed.find(([name]) => name === "isi") || [])[1] || "";
    const guide = key.slice("tulisan::kirim:".length);
    listed(drafts, "drafts", `/kirim/${guide && "?panduan=" + guide}`, `${words.length > 80 ? words.slice(0, 80) + "…" : words} (${age})`);
  }

  const section = document.querySelector("[data-kept]");
  if (!section || !("caches" in window)) return;
  const pages = await caches.open("halaman");
  for (const request of (await pages.keys()).reverse()) {
    const answer = await pages.match(request);
    const title = /<title>([^<]*?)( \| [^<|]*)?<\/title>/.exec(await answer.text());
    if (title) listed(section, "kept", new URL(request.url).pathname, new DOMParser().parseFromString(title[1], "text/html").body.textContent);
  }
})();
