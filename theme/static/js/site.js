// Keeps pages that were opened readable without a connection, and throws away drafts when their day is over (draft.js)
// and a report when its hour is (report.js).
// What says "until" goes by itself once that is over by the reader's clock, on a copy too.
// <li data-ends="2026-12-01T14:00+07:00">
// Every page loads it; nothing needs it.
if ("serviceWorker" in navigator) {
  const { serviceWorker } = navigator;
  const begin = () => serviceWorker.register("/sw.js").then(() => serviceWorker.ready);
  addEventListener("load", () => begin().then(({ active }) => active.postMessage("opened"), () => {}));
}
try {
  for (const key of Object.keys(localStorage)) {
    const since = key.startsWith("tulisan:") && /^{"at":(\d+)/.exec(localStorage.getItem(key));
    if (since && Date.now() - since[1] > 864e5) localStorage.removeItem(key);
  }
  const report = /^{"until":(\d+)/.exec(localStorage.getItem("laporan"));
  if (report && Date.now() > report[1]) localStorage.removeItem("laporan");
} catch {
  // storage is closed
}
const ends = () => {
  for (const said of document.querySelectorAll("[data-ends]")) said.hidden = Date.parse(said.dataset.ends) <= Date.now();
};
ends();
if (document.querySelector("[data-ends]")) setInterval(ends, 3e4);
addEventListener("pageshow", ends);
document.addEventListener("berubah", ends);
