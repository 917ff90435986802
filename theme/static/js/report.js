// Keeps a report on this phone for one hour, only after its writer asked for it; without this nothing of it is kept.
// <form data-report-keeps="isi desa">   what may be kept: never a name or a contact
//   <p data-report-ask hidden> <button data-report-keep>   asks for it
//   <div data-report-kept hidden> <span data-report-until> <button data-report-drop>   says until when, and throws it away
// <div data-report-drafts="kirim: kirim:kia" hidden>   drafts of the ordinary form (draft.js) that are still kept here:
//   [data-report-move] lets their words go on in the report, [data-report-forget] throws them away; both tell draft.js
//   so ("draft-for-good"), which leaves none
// <… data-report-done>   it was received: throws it away. site.js does so too on any page once the hour is over.
(() => {
  const KEY = "laporan";
  const HOUR = 36e5;
  const form = document.querySelector("[data-report-keeps]");
  const part = (name) => document.querySelector(`[data-report-${name}]`);

  const quietly = (work) => {
    try {
      return work();
    } catch {
      return null; // storage is closed, full or foul: the form still works
    }
  };
  const forget = () => quietly(() => localStorage.removeItem(KEY));
  const read = () => {
    const kept = quietly(() => JSON.parse(localStorage.getItem(KEY)));
    if (kept && kept.until > Date.now()) return kept;
    forget();
    return null;
  };
  if (part("done")) forget();
  if (!form) return;

  const names = form.dataset.reportKeeps.split(" ");
  let until = 0;
  let over;
  const remember = () => {
    if (!until) return;
    const typed = [...new FormData(form)].filter(([name]) => names.includes(name));
    quietly(() => localStorage.setItem(KEY, JSON.stringify({ until, typed })));
  };
  const say = () => {
    part("kept").hidden = !until;
    part("ask").hidden = Boolean(until);
    part("until").textContent = new Date(until).toTimeString().slice(0, 5).replace(":", ".");
  };
  const stop = () => {
    clearTimeout(over);
    until = 0;
    forget();
    say();
  };
  const keepUntil = (moment) => {
    until = moment;
    over = setTimeout(stop, moment - Date.now());
    remember();
    say();
  };

  form.addEventListener("input", remember);
  form.addEventListener("change", remember);
  part("keep").addEventListener("click", () => keepUntil(Date.now() + HOUR));
  part("drop").addEventListener("click", () => {
    stop();
    for (const name of names) if (form.elements[name]) form.elements[name].value = "";
    form.elements[names[0]].focus();
  });

  const drafts = part("drafts");
  const keysOfDrafts = drafts ? drafts.dataset.reportDrafts.split(" ").map((name) => `tulisan::${name}`) : [];
  const typedIn = (key) => (quietly(() => JSON.parse(localStorage.getItem(key))) || {}).typed || [];
  const hasWords = (key) => typedIn(key).some(([name, value]) => name === "isi" && value);
  const fillGaps = (typed) => {
    for (const [name, value] of typed) {
      if (names.includes(name) && form.elements[name] && !form.elements[name].value) form.elements[name].value = value;
    }
  };
  const leaveNoDraft = () => {
    for (const key of keysOfDrafts) dispatchEvent(new CustomEvent("draft-for-good", { detail: key }));
    drafts.hidden = true;
    form.elements[names[0]].focus();
  };
  if (keysOfDrafts.some(hasWords)) {
    drafts.hidden = false;
    part("move").addEventListener("click", () => {
      keysOfDrafts.filter(hasWords).reverse().map(typedIn).forEach(fillGaps);
      remember();
      leaveNoDraft();
    });
    part("forget").addEventListener("click", leaveNoDraft);
  }

  const kept = read();
  if (kept) {
    fillGaps(kept.typed);
    keepUntil(kept.until);
  } else {
    say();
  }
})();
