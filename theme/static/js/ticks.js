// Remembers on this phone which papers are already in the map, and counts those everybody brings.
// <section data-ticks="/panduan/kk-baru/"> <p data-count hidden><span data-words="{ticked} dari {all} siap"></span>
// <button data-clear></p> <ul data-always>… <input type="checkbox" data-tick="kk">
(() => {
  const map = document.querySelector("[data-ticks]");
  if (!map) return;
  const key = () => "centang:" + map.dataset.ticks; // the answers may lead to another case's list
  const boxes = [...map.querySelectorAll("[data-tick]")];
  const line = map.querySelector("[data-count]");

  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(key())) || [];
    } catch {
      return []; // storage is closed or foul: the boxes still work
    }
  };

  const remember = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.tick);
    try {
      if (ticked.length) localStorage.setItem(key(), JSON.stringify(ticked));
      else localStorage.removeItem(key());
    } catch {
      // as above
    }
  };

  const count = () => {
    if (!line) return;
    const always = boxes.filter((box) => box.closest("[data-always]"));
    const words = line.querySelector("[data-words]");
    words.textContent = words.dataset.words
      .replace("{ticked}", always.filter((box) => box.checked).length)
      .replace("{all}", always.length);
    line.querySelector("[data-clear]").hidden = !boxes.some((box) => box.checked);
    line.hidden = !always.length;
  };

  const recall = () => {
    const before = remembered();
    for (const box of boxes) box.checked = before.includes(box.dataset.tick);
    count();
  };

  recall();
  map.addEventListener("kondisi", recall);
  map.addEventListener("change", () => {
    remember();
    count();
  });
  map.addEventListener("click", (event) => {
    if (!event.target.closest("[data-clear]")) return;
    for (const box of boxes) box.checked = false;
    remember();
    count();
    boxes[0].focus();
  });
})();
