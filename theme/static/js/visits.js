// Sets a page that was built or kept days ago right by the reader's own clock: visits whose day is over go, and
// "12 hari lagi" stands beside the date of those to come.
// <li data-visit="2026-12-03">   <p data-days="2026-12-03"></p>   <p data-over="2026-12-03" hidden> once it is over,
// <p data-none hidden> when nothing is left,
// or else the whole <section data-list> goes. Again when a copy learnt something new (copy.js).
// <html data-utc="7"> says how many hours the office is ahead of UTC.
(() => {
  const dayOf = (text) => Date.parse(text) / 864e5;
  const today = Math.floor((Date.now() + document.documentElement.dataset.utc * 36e5) / 864e5); // the office's day

  const setRight = () => {
    for (const place of document.querySelectorAll("[data-days]")) {
      const left = dayOf(place.dataset.days) - today;
      const words = left === 0 ? "hari ini" : left === 1 ? "besok" : left > 1 ? left + " hari lagi" : "";
      place.textContent = words && words[0].toUpperCase() + words.slice(1);
    }

    for (const words of document.querySelectorAll("[data-over]")) words.hidden = dayOf(words.dataset.over) >= today;

    for (const visit of document.querySelectorAll("[data-visit]")) {
      if (dayOf(visit.dataset.visit) >= today) continue;
      visit.hidden = true;
      const around = visit.closest("[data-list]") || visit.parentElement;
      if (around.querySelector("[data-visit]:not([hidden])")) continue;
      const none = around.querySelector("[data-none]");
      if (none) none.hidden = false;
      else if ("list" in around.dataset) around.hidden = true;
    }
  };

  setRight();
  document.addEventListener("berubah", setRight);
})();
