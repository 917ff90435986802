{#- The one script inside a pocket edition: finds guides by words, hides days that are over, says when the file is old.
    The file works without it. Words are folded by the same rules as in the site's search (theme/static/js/search.js). -#}
(() => {
  const all = (css) => [...document.querySelectorAll(css)];
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  const age = Math.floor((Date.parse(today) - Date.parse(document.body.dataset.made)) / 864e5);
  const old = document.querySelector("[data-old]");
  old.hidden = !(age > 30);
  old.firstChild.data = old.firstChild.data.replace("{days}", age);
  all("[data-until]").forEach((day) => (day.hidden = day.dataset.until < today));

  const place = document.querySelector("[data-find]");
  const found = place.querySelector("[data-found]");
  const rules = {{ book.rules | tojson }};
  const whole = rules.whole.split("|");
  const steps = rules.steps.map(([from, to, least]) => [RegExp(from, "g"), to, least]);
  const fold = (word) =>
    whole.includes(word) ? word : steps.reduce((before, [from, to, least]) => {
      const after = before.replace(from, to);
      return after.length < least ? before : after;
    }, word);
  const wordsOf = (text) => {
    const plain = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(RegExp(rules.join[0], "g"), rules.join[1]);
    return (plain.match(/[a-z0-9]+/g) || []).filter((word) => word[1] || /\d/.test(word));
  };

  let entries;
  const read = () => {
    const folded = new Map();
    const terms = (text) => new Set(wordsOf(text).map((word) => folded.get(word) || (folded.set(word, fold(word)), folded.get(word))));
    entries = all("[data-entry]").map((part) => {
      const title = part.querySelector("h2,h3").textContent;
      return { part, title, name: terms(title), named: terms(part.dataset.entry), said: terms(part.textContent) };
    });
  };
  const has = (terms, term, word, last) => terms.has(term) || (last && word[2] && [...terms].some((one) => one.startsWith(word)));

  const search = (text) => {
    if (!entries) read();
    const words = wordsOf(text);
    const scores = new Map();
    words.forEach((word, at) => {
      const last = at === words.length - 1;
      const term = fold(word);
      const hits = entries.map((entry) => [entry, has(entry.name, term, word, last) ? 5 : has(entry.named, term, word, last) ? 4 : has(entry.said, term, word, last) ? 1 : 0]);
      const count = hits.filter(([, worth]) => worth).length;
      if (count) hits.forEach(([entry, worth]) => scores.set(entry, (scores.get(entry) || 0) + worth * Math.log(1 + entries.length / count)));
    });
    const best = Math.max(0, ...scores.values());
    return entries.filter((entry) => scores.get(entry) > best * 0.6).sort((one, other) => scores.get(other) - scores.get(one)).slice(0, 6);
  };

  const open = () => {
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part && part.tagName === "DETAILS") part.open = true;
    if (part) part.scrollIntoView();
  };
  const link = ({ part, title }) => {
    const [row, to] = ["li", "a"].map((name) => document.createElement(name));
    to.href = "#" + part.id;
    to.textContent = title;
    to.onclick = () => setTimeout(open);
    row.append(to);
    return row;
  };
  const input = place.querySelector("input");
  input.oninput = () => {
    const results = input.value.trim()[1] ? search(input.value) : null;
    const list = document.createElement("ul");
    list.append(...(results || []).map(link));
    found.replaceChildren(results && !results.length ? place.dataset.none : list);
  };
  addEventListener("hashchange", open);
  open();
  place.hidden = false;
})();
