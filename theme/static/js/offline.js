// Lists the pages this phone has kept: <section data-kept hidden> <ul data-kept-list>
(async () => {
  const section = document.querySelector("[data-kept]");
  if (!section || !("caches" in window)) return;
  const pages = await caches.open("halaman");
  for (const request of (await pages.keys()).reverse()) {
    const answer = await pages.match(request);
    const title = /<title>([^<]*?)( \| [^<|]*)?<\/title>/.exec(await answer.text());
    if (!title) continue;
    const link = document.createElement("a");
    link.href = new URL(request.url).pathname;
    link.textContent = new DOMParser().parseFromString(title[1], "text/html").body.textContent;
    const item = document.createElement("li");
    item.append(link);
    section.querySelector("[data-kept-list]").append(item);
    section.hidden = false;
  }
})();
