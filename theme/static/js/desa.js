// Remembers on this phone whose desa page was opened last, and shows first what concerns that desa.
// <h1 data-desa-here="sukamaju">   <section data-fastest><p data-mine hidden></p><tbody data-desa="sukamaju sukarela">…</tbody>
(() => {
  const kept = () => {
    try {
      return localStorage.getItem("desa");
    } catch {
      return null; // storage is closed: everybody's answer is there
    }
  };

  const here = document.querySelector("[data-desa-here]");
  if (here) {
    try {
      localStorage.setItem("desa", here.dataset.desaHere);
    } catch {
      // as above
    }
  }

  const mine = kept();
  for (const place of mine ? document.querySelectorAll("[data-fastest]") : []) {
    const rows = [...place.querySelectorAll("[data-desa]")];
    const own = rows.find((row) => row.dataset.desa.split(" ").includes(mine));
    if (!own) continue;
    for (const row of rows) row.hidden = row !== own;
    const note = place.querySelector("[data-mine]");
    const name = mine[0].toUpperCase() + mine.slice(1);
    const all = document.createElement("button");
    all.type = "button";
    all.className = "btn";
    all.textContent = "Desa lain";
    all.addEventListener("click", () => {
      for (const row of rows) row.hidden = false;
      note.hidden = true;
    });
    note.replaceChildren("Untuk warga " + name + ". ", all);
    note.hidden = false;
  }
})();
