// On a copy that the worker showed (sw.js): keeps its age in sight, and puts in place what the network says later. A date or
// a status that changed changes where it stands and is said; for anything else there is a button.
// <p role="status" data-copy="1796000000000">Salinan dari …</p>   the first thing in <main>
(() => {
  const note = document.querySelector("[data-copy]");
  const { serviceWorker } = navigator;
  if (!note || !serviceWorker.controller) return;
  const LIVE = ".answer, .chips--top, .days, .alert, .visit";
  Object.assign(note.style, {
    position: "sticky",
    top: "0",
    zIndex: "1",
    marginBottom: "1rem",
    padding: "0.5rem 12px",
    border: "2px solid var(--change)",
    borderRadius: "6px",
    background: "var(--change-wash)",
    color: "var(--ink)",
  });

  // The parts that may change where they stand, by what they are about.
  const partsOf = (main) => {
    const parts = new Map();
    for (const part of main.querySelectorAll(LIVE)) {
      const link = part.querySelector("a[href^='/kunjungan/']");
      let name = part.classList[0] + (link ? link.getAttribute("href") : "");
      while (parts.has(name)) name += "+";
      parts.set(name, part);
    }
    return parts;
  };
  const textOf = (part) => part.textContent.replace(/\s+/g, " ").trim().slice(0, 150);
  const mainOf = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("main");

  const putInPlace = (old, fresh) => {
    const [shown, before, after] = [document.querySelector("main"), old, fresh].map(partsOf);
    const said = [];
    for (const [name, part] of before) {
      const next = after.get(name);
      if (!shown.has(name) || (next && next.outerHTML === part.outerHTML)) continue;
      if (next) said.push(textOf(next));
      for (const place of [part, shown.get(name)]) {
        if (next) place.replaceWith(document.importNode(next, true));
        else place.remove();
      }
    }
    return said;
  };

  const offer = () => {
    const button = document.createElement("button");
    button.className = "btn";
    button.textContent = "Ada yang baru. Muat ulang";
    button.addEventListener("click", () => location.reload());
    note.append(" ", button);
  };

  serviceWorker.addEventListener("message", ({ data: { was, now } }) => {
    const [old, fresh] = [mainOf(was || ""), mainOf(now)];
    const said = old && fresh ? putInPlace(old, fresh) : [];
    const isAllThere = old && fresh && old.innerHTML === fresh.innerHTML;
    note.textContent = said.length ? `Baru saja berubah: ${said.slice(0, 2).join(" ")}` : isAllThere ? "Isinya masih sama, baru saja dicocokkan." : "";
    if (said.length) document.dispatchEvent(new Event("berubah"));
    if (!isAllThere) offer();
  });
  serviceWorker.startMessages();

  const ask = () => serviceWorker.controller.postMessage("copy");
  addEventListener("online", ask);
  ask();
})();
