// Keeps what was typed on a sheet on this phone, and fills the next sheet with it, but only if asked; takes it all away.
// <article data-sheet> <input data-as="pemohon-nama"> … <div data-keep hidden><input type="checkbox" data-remember>
// <button data-forget> <p data-forgotten hidden>
(() => {
  const KEY = "formulir";
  const sheet = document.querySelector("[data-sheet]");
  const keep = document.querySelector("[data-keep]");
  const remember = keep.querySelector("[data-remember]");
  const forgotten = keep.querySelector("[data-forgotten]");
  const page = location.pathname;
  const fields = [...sheet.querySelectorAll("input")];
  const own = (field) => `${page}${field.id || field.name + field.value}`;
  const isTicked = (field) => field.type !== "text";

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY));
    } catch {
      return null; // storage is closed or foul: the sheet still works
    }
  };

  const write = () => {
    const all = kept() || {};
    for (const field of fields) {
      if (isTicked(field)) all[own(field)] = field.checked;
      else {
        all[own(field)] = field.value;
        if (field.dataset.as && field.value) all[field.dataset.as] = field.value;
      }
    }
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      remember.checked = false; // said rather than pretended
    }
  };

  const forget = () => {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // nothing was kept either
    }
  };

  const before = kept();
  if (before) {
    remember.checked = true;
    for (const field of fields) {
      if (isTicked(field)) field.checked = before[own(field)] || false;
      else field.value = before[own(field)] || before[field.dataset.as] || field.defaultValue;
    }
  }
  keep.hidden = false;

  sheet.addEventListener("input", () => {
    forgotten.hidden = true;
    if (remember.checked) write();
  });
  remember.addEventListener("change", () => (remember.checked ? write() : forget()));
  keep.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    remember.checked = false;
    for (const field of fields) {
      if (isTicked(field)) field.checked = field.defaultChecked;
      else field.value = field.defaultValue;
    }
    forgotten.hidden = false;
  });
})();
