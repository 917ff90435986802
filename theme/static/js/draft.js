// Keeps on this phone what is being typed, so that a dropped connection or an empty battery loses nothing.
// Markup: `draft`, `draft_notes` and `draft_done` in theme/templates/macros/forms.html.
// <form data-draft="kirim:kia" data-draft-keeps="jenis isi kuota-*">   what may be kept, for one day; nothing else is
//   data-draft-of="sri"   whose it is: another member of staff sees nothing of it on this phone
//   data-draft-typed      the page shows what was just typed: only what it lacks is filled in
//   <div data-draft-note hidden>  says how old it is; [data-draft-drop] throws it away
//   <p data-offline hidden>       without a connection the form is held back; ="send": and sent once when there is one
// <… data-draft-done="kirim:kia">   it was received: forgets it
//   data-draft-for-good   nor does going back in this tab bring it back: its words belong to a report now;
//                         the event "draft-for-good" says so of one key
// <… data-draft-out="sri">          has signed out, or as a form does so when pressed: forgets all that is sri's
(() => {
  const DAY = 864e5;
  const MINUTE = 6e4;
  const PAUSE = 2000;

  const quietly = (work) => {
    try {
      return work();
    } catch {
      return null; // storage is closed, full or foul: the form still works
    }
  };
  const forget = (key) => quietly(() => localStorage.removeItem(key));
  const read = (key) => {
    const kept = quietly(() => JSON.parse(localStorage.getItem(key)));
    return kept && kept.typed && Date.now() - kept.at < DAY ? kept : null;
  };
  const keyOf = (place, name) => `tulisan:${place.dataset.draftOf || ""}:${name}`;
  const forgetAllOf = (member) => {
    for (const key of quietly(() => Object.keys(localStorage)) || []) if (key.startsWith(`tulisan:${member}:`)) forget(key);
  };

  // What a browser fills in again when somebody goes back is as old as the page was: opened before the words went into
  // a report, it begins empty.
  const sealedAt = (key) => Number(quietly(() => sessionStorage.getItem(`rahasia:${key}`)));
  const seal = (key) => quietly(() => sessionStorage.setItem(`rahasia:${key}`, Date.now()));
  const forgetForGood = (key) => {
    forget(key);
    seal(key);
  };
  addEventListener("draft-for-good", ({ detail }) => forgetForGood(detail));
  const openedAnew = () => history.replaceState({ ...history.state, opened: Date.now() }, "");
  const emptyIfSealed = (form, key) => {
    const { opened } = history.state || {};
    const isOver = Boolean(opened) && sealedAt(key) >= opened;
    if (isOver) {
      form.reset();
      forget(key);
    }
    if (isOver || !opened) openedAnew();
    return isOver;
  };

  const ageIn = (words, since) => {
    const minutes = Math.floor((Date.now() - since) / MINUTE);
    const [now, some, many] = words.split("|");
    return minutes < 1 ? now : minutes < 60 ? some.replace("{n}", minutes) : many.replace("{n}", Math.floor(minutes / 60));
  };

  // A phone says "online" when it has a network; the office may be reached a little later.
  const reached = () =>
    fetch("/sw.js", { method: "HEAD", cache: "no-store" }).catch(() => new Promise((done) => setTimeout(done, PAUSE)).then(reached));

  const keep = (form) => {
    const key = keyOf(form, form.dataset.draft);
    const names = form.dataset.draftKeeps.split(" ");
    const isTyped = "draftTyped" in form.dataset;
    const isKept = (name) => names.some((one) => one === name || (one.endsWith("*") && name.startsWith(one.slice(0, -1))));
    const typedIn = (place) => [...new FormData(place)].filter(([name]) => isKept(name));
    const part = (name) => form.querySelector(`[data-${name}]`) || document.querySelector(`[data-${name}]`);

    let wasSealed = emptyIfSealed(form, key);
    addEventListener("pageshow", () => {
      if (wasSealed) form.reset(); // some browsers fill in again only now
      else emptyIfSealed(form, key);
      wasSealed = false;
    });

    const untouched = form.cloneNode(true);
    untouched.reset();
    const first = typedIn(untouched);
    const isUntouched = (typed) => JSON.stringify(typed) === JSON.stringify(first);

    const fill = (typed, onlyGaps) => {
      const values = new Map();
      for (const [name, value] of typed) values.set(name, [...(values.get(name) || []), value]);
      for (const control of form.elements) {
        if (!isKept(control.name)) continue;
        const given = values.get(control.name) || [];
        if (/radio|checkbox/.test(control.type)) {
          if (!onlyGaps) control.checked = given.includes(control.value);
        } else {
          const value = given.shift();
          if (value !== undefined && !(onlyGaps && control.value)) control.value = value;
        }
      }
    };

    const kept = read(key);
    // A field that this page does not have now, for one that comes with the next press, stays kept.
    let absent = kept ? kept.typed.filter(([name]) => !isKept(name) || !form.elements.namedItem(name)) : [];
    const remember = () => {
      const typed = typedIn(form);
      if (isUntouched(typed) && !isTyped && !absent.length) forget(key);
      else quietly(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), typed: [...typed, ...absent] })));
    };
    form.addEventListener("input", remember);
    form.addEventListener("change", remember);
    if (!kept && !isUntouched(typedIn(form))) remember(); // typed while this script was still on its way

    const note = part("draft-note");
    if (kept) {
      fill(kept.typed, isTyped);
      const age = note.querySelector("[data-words]");
      note.hidden = isUntouched(typedIn(form));
      age.textContent = ageIn(age.dataset.words, kept.at);
      note.querySelector("[data-draft-drop]").addEventListener("click", () => {
        fill(first);
        absent = [];
        forget(key);
        note.hidden = true;
        [...form.elements].find((control) => isKept(control.name) && control.type !== "hidden").focus();
      });
    }

    const offline = part("offline");
    let held;
    form.addEventListener("submit", (event) => {
      if (!offline || navigator.onLine !== false) return;
      event.preventDefault();
      held = { button: event.submitter };
      offline.hidden = false;
      offline.scrollIntoView({ block: "center" });
    });
    addEventListener("online", async () => {
      if (!held) return;
      const { button } = held;
      held = null;
      if (offline.dataset.offline === "send") {
        await reached();
        form.requestSubmit(button);
      }
      offline.hidden = true;
    });
  };

  for (const place of document.querySelectorAll("[data-draft-out]")) {
    const leave = () => forgetAllOf(place.dataset.draftOut);
    if (place.matches("form")) place.addEventListener("submit", leave);
    else leave();
  }
  for (const place of document.querySelectorAll("[data-draft-done]")) {
    const done = "draftForGood" in place.dataset ? forgetForGood : forget;
    for (const name of place.dataset.draftDone.split(" ")) done(keyOf(place, name));
  }
  document.querySelectorAll("form[data-draft]").forEach(keep);
})();
