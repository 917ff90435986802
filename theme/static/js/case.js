// Lets the list follow the answers. Without it every case is reached by its link in words.
// <form data-case="buku=tanpa" hidden>   the answers of a case's own page; empty on the page for everybody
//   <input type="radio" name="buku" value="tanpa">   value "" is "Saya tidak tahu"
// <div data-words-links> <a data-way="buku=tanpa&umur=a|b;buku=ada" href>   ways to a case, parted by ";"
// <ul data-always> <li data-n="2">   <ul data-filled> <li data-there>   <div data-groups> <li data-n="3" data-when="buku=tanpa" data-stays>
(() => {
  const form = document.querySelector("[data-case]");
  if (!form) return;
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];
  const parsed = (text) => text.split("&").filter(Boolean).map((part) => part.split("="));
  const words = document.querySelector("[data-words-links]");
  const map = document.querySelector("[data-ticks]");
  const always = map.querySelector("[data-always]");
  const there = map.querySelector("[data-filled]");
  const own = form.dataset.case;
  const home = map.dataset.ticks;
  const canonical = document.querySelector("link[rel=canonical]");
  const questions = find("fieldset", form).map((box) => ({ box, name: box.querySelector("input").name }));
  const ways = find("[data-way]", words).flatMap((link) =>
    link.dataset.way.split(";").map((way) => ({ link, way: parsed(way) })));
  const rows = find("[data-when], [data-n]").map((row) => ({ row, before: row.parentElement, when: parsed(row.dataset.when || "") }));

  const onCondition = (page) => find(".folder__case .folder__rows:not([data-filled]) > li", page);
  const conditional = onCondition(map);
  const messages = find("[data-acts] a", map).filter((link) => /text=|body=/.test(link.href)).map((link) => ({ link, href: link.href }));

  const answers = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));

  // true, false, or undefined while an answer is missing
  const holds = (when, given) => {
    const met = when.map(([name, options]) => given[name] && options.split("|").includes(given[name]));
    return met.includes(false) ? false : met.every(Boolean) || undefined;
  };

  const askOnlyWhatMatters = (given) => {
    const paged = new Set(ways.flatMap(({ way }) => way.map(([name]) => name)));
    for (const { box, name } of questions) {
      const others = { ...given, [name]: undefined };
      box.hidden = paged.has(name) &&
        !ways.some(({ way }) => holds(way, others) !== false && way.some(([asked]) => asked === name));
      if (box.hidden) delete given[name];
    }
  };

  const sort = (given) => {
    for (const { row, before, when } of rows) {
      const state = holds(when, given);
      row.hidden = state === false;
      const condition = row.querySelector("[data-if]");
      if (condition) condition.hidden = state === true;
      if (!row.dataset.n) continue;
      const settled = state && row.dataset.when && !row.hasAttribute("data-stays");
      const into = settled ? (row.hasAttribute("data-there") ? there : always) : before;
      const next = [...into.children].find((other) => other !== row && Number(other.dataset.n) > Number(row.dataset.n));
      into.insertBefore(row, next || null);
    }
    always.hidden = !always.children.length;
    for (const group of find(".folder__case", map)) group.hidden = !group.querySelector("li:not([hidden])");
    for (const groups of find("[data-groups]", map)) groups.hidden = !groups.querySelector(".folder__case:not([hidden])");
  };

  const chosen = (given) => {
    const way = ways.find(({ way }) => holds(way, given));
    return way && way.link;
  };

  // what the case's own page cannot know: answers to questions that make no page
  const rest = (given, link) => {
    const known = new Set(ways.filter((way) => way.link === link).flatMap(({ way }) => way.map(([name]) => name)));
    return new URLSearchParams(Object.entries(given).filter(([name]) => !known.has(name))).toString();
  };
  const addressOf = (given, link) => link.pathname + (rest(given, link) && "?" + rest(given, link)) + link.hash;

  const stateOf = (row, given) =>
    row.dataset.when && !(row.hasAttribute("data-stays") && holds(parsed(row.dataset.when), given))
      ? holds(parsed(row.dataset.when), given) : undefined;

  // A message ends with a line for each paper on a condition, in the order of the page. What the answers settle goes up
  // into the list, what they rule out goes, and so does a condition with nothing left under it.
  const exact = (text, states) => {
    const lines = text.split("\n");
    const dashed = lines.flatMap((line, at) => (line.startsWith("-") ? [at] : []));
    const some = dashed.slice(dashed.length - states.length);
    const gone = new Set(some.filter((_, index) => states[index] !== undefined));
    const settled = some.filter((_, index) => states[index]).map((at) => lines[at].replace(/^- ?/, ""));
    some.forEach((at) => {
      if (some.includes(at - 1)) return;
      let last = at;
      while (gone.has(last)) last++;
      if (!some.includes(last)) gone.add(at - 1);
    });
    const head = lines.findIndex((line) => /\d:\*?$/.test(line));
    const isNumbered = /^1\. /.test(lines[head + 1] || "");
    const count = Number((/\d+/.exec(lines[head]) || [0])[0]);
    const end = head < 0 ? some[0] - 2 : head + count;
    const more = settled.map((line, at) => (isNumbered ? `${count + at + 1}. ${line}` : `-${line}`));
    return lines.flatMap((line, at) => [
      ...(gone.has(at) ? [] : [at === head ? line.replace(/\d+/, count + more.length) : line]),
      ...(at === end ? more : []),
    ]).join("\n");
  };

  // wa.me/?text=… and sms:?&body=…: the message says what the list says, and leads to it
  const sent = (href, rows, given) => {
    const [before, text] = href.split(/(?<=text=|body=)/);
    return before + encodeURIComponent(exact(decodeURIComponent(text), rows.map((row) => stateOf(row, given))));
  };

  const show = (given) => {
    const link = chosen(given);
    const said = map.querySelector("[data-for]");
    if (said) {
      said.hidden = !link;
      said.textContent = link ? said.dataset.for + " " + link.textContent : "";
    }
    for (const acts of find("[data-acts]", map)) acts.hidden = Boolean(link);
    for (const open of find("[data-chosen]", map)) {
      open.hidden = !link;
      for (const way of link ? find("a", open) : []) way.href = addressOf(given, link);
    }
    map.dataset.ticks = link ? link.pathname : home;
    if (canonical) canonical.href = new URL(map.dataset.ticks, canonical.href).href;
    const asked = new URLSearchParams(given).toString();
    history.replaceState(null, "", location.pathname + (asked && "?" + asked) + location.hash);
  };

  const update = () => {
    const given = answers();
    askOnlyWhatMatters(given);
    sort(given);
    for (const { link, href } of messages) link.href = sent(href, conditional, given);
    if (!own) show(given);
    map.dispatchEvent(new Event("kondisi"));
  };

  // The message stands on the case's own page, ready to be sent; if that does not come soon, the page itself opens.
  const send = async (event) => {
    event.preventDefault();
    const { href } = event.currentTarget;
    try {
      const answer = await fetch(href, { signal: AbortSignal.timeout(3000) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      location.href = sent(page.querySelector("[data-acts] a").href, onCondition(page), answers());
    } catch {
      location.href = href;
    }
  };
  for (const button of find("[data-chosen-send]", map)) button.addEventListener("click", send);

  form.hidden = false;
  words.hidden = true;
  for (const [name, option] of [...parsed(own), ...new URLSearchParams(location.search)]) {
    const first = option.split("|")[0];
    const radio = find("input", form).find((input) => input.name === name && input.value === first);
    if (radio) radio.checked = true;
  }
  update();
  addEventListener("pageshow", update);
  form.addEventListener("change", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = answers();
    askOnlyWhatMatters(given);
    const link = chosen(given);
    if (link && link.pathname !== location.pathname) location.href = addressOf(given, link);
    else {
      const list = map.querySelector("h2");
      list.scrollIntoView();
      list.focus({ preventScroll: true });
    }
  });
})();
