// Looks up what people type while they do, as feedback_api/domain/search does; results.js puts in order what was found. Markup: macros/search.html
(() => {
  const place = document.querySelector("[data-search]");
  if (!place) return;
  const rules = JSON.parse(place.dataset.rules);
  const whole = rules.whole.split("|");
  const steps = rules.steps.map(([pattern, becomes, shortest]) => [RegExp(pattern, "g"), becomes, shortest]);

  const wordsOf = (text) => {
    const plain = text.slice(0, 600).toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
    const words = plain.replace(RegExp(rules.join[0], "g"), rules.join[1]).match(RegExp(rules.word, "g")) || [];
    return words.filter((word) => word[1] || /\d/.test(word)).map((word) => word.slice(0, 24));
  };

  const fold = (word) =>
    whole.includes(word)
      ? word
      : steps.reduce((before, [pattern, becomes, shortest]) => {
          const after = before.replace(pattern, becomes);
          return after.length < shortest ? before : after;
        }, word);

  const files = {};
  const read = (key) => {
    files[key] =
      files[key] ||
      fetch(`/data/cari/${key}.json`)
        .then((answer) => (answer.status === 404 ? {} : answer.json()))
        .then((file) => ({ w: {}, ...file, t: new Map(Object.entries(file.t || file.a || {})) }));
    files[key].catch(() => delete files[key]);
    return files[key];
  };
  const shard = (term) => {
    let key = 0;
    for (const letter of term.slice(0, 3)) key = (key * 37 + letter.charCodeAt()) % 65521;
    return read(term[0] === "-" ? 1024 + (key % 32) : key % 1024);
  };
  const entry = async (term) => (await shard(term)).t.get(term);

  const meant = async (name) => {
    const found = await entry(name);
    return typeof found === "string" ? { name: found, entry: await entry(found) } : { name, entry: found };
  };

  // A longer form of a term; nobody misspells another spelling by accident.
  const isForm = (one, found) => typeof found === "string" && one.includes(found);

  const completed = async (word, term) => {
    for (const start of [word, term]) {
      const known = start.length > 2 ? (await shard(start)).t : [];
      for (const [one, found] of known) {
        const isNear = typeof found === "string" && start.length * 4 >= one.length * 3;
        if (one.startsWith(start) && (found.some || isNear || isForm(one, found))) return one;
      }
    }
  };

  const slips = (one, other) => {
    let older, before;
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      [older, before, row] = [before, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    return row[other.length];
  };

  const corrected = async (term) => {
    if (!/^[a-z]{4,}$/.test(term)) return;
    const alike = [];
    for (const [one, found] of (await shard(term)).t) {
      const named = found.some ? found.some((names, at) => at && at % 3 === 0 && names) : typeof found === "number" || isForm(one, found);
      if (named && one[0] !== "-") alike.push(one);
    }
    const ending = "-" + term.slice(-2);
    alike.push(...((await entry(ending)) || "").split(" "));
    let nearest;
    let fewest = 3;
    for (const one of alike) {
      const found = slips(term, one);
      if (found < fewest && found * 5 <= one.length) [nearest, fewest] = [one, found];
    }
    return nearest;
  };

  const look = async (word, isLast) => {
    const term = fold(word);
    const exact = await meant(term);
    const guess = exact.entry === undefined && ((isLast && (await completed(word, term))) || (await corrected(term)));
    return guess ? { ...(await meant(guess)), quarters: 3, typed: exact.name } : { ...exact, quarters: 4 };
  };

  const understood = async (text) => {
    const typed = wordsOf(text);
    const known = new Map();
    for (const word of typed) if (known.size < 40) known.set(word, look(word, word === typed[typed.length - 1]));
    const words = (await Promise.all(typed.map((word) => known.get(word)))).filter(Boolean);
    const asked = new Map();
    for (const { name, typed: own = name, entry: found } of await Promise.all(known.values())) {
      const worth = found && found.some ? found[0] % 100 : 40;
      if ((own !== name || found !== 0) && !asked.has(own)) asked.set(own, { terms: [...new Set([own, name])], worth });
    }
    const matches = new Map();
    const strange = new Set();
    let at = 0;
    for (let i = 0; i < words.length; i++) {
      let word = words[i];
      const pair = words[i + 1] && word.name + " " + words[i + 1].name;
      if (pair && (await entry(pair)) !== undefined) {
        word = { ...(await meant(pair)), quarters: 4 };
        i++;
      }
      const { name, quarters } = word;
      if (word.entry === 0) continue;
      if (word.entry && word.entry.some) {
        const match = matches.get(name) || { ...word, ...(await shard(name)), places: [] };
        match.quarters = Math.max(match.quarters, quarters);
        match.places.push(at);
        matches.set(name, match);
      } else if (/^[a-z]+$/.test(name)) strange.add(name);
      at++;
    }
    return { matches: [...matches.values()], unknown: strange.size, typed, words: [...asked.values()] };
  };

  // Both at once: one asks for the other only when it has come.
  const results = () => Promise.all([import("/theme/js/results.js"), import("/theme/js/answers.js")]).then(([one]) => one);

  const search = async (text) => {
    const [{ inOrder }, question] = await Promise.all([results(), understood(text), read(1056)]); // answers.js will want it
    return inOrder(question, { read, wordsOf, fold });
  };

  // Without a connection: in what this phone keeps.
  const searchKept = (text) =>
    import("/theme/js/kept.js").then((kept) => kept.searchKept(wordsOf(text).map(fold), fold)).catch(() => []);

  const part = (name) => place.querySelector(`[data-${name}]`);
  const [input, found, count, list] = [place.querySelector("[name=q]"), part("found"), part("count"), part("list")];
  let turn = 0;
  let soon;

  const show = async () => {
    const text = input.value.trim();
    const mine = ++turn;
    let isWhole = true;
    const things = text[1] ? await search(text).catch(() => ((isWhole = false), searchKept(text))) : [];
    const rows = things.length ? await results().then(({ drawn }) => drawn(things, found.dataset), () => []) : [];
    if (mine !== turn) return;
    list.replaceChildren(...rows);
    const words = things.length ? count.dataset.count.replace("{n}", things.length) : count.dataset.none.replace("{q}", text);
    count.textContent = isWhole || things.length ? words : "";
    part("nothing").hidden = !isWhole || things.length > 0;
    part("trouble").hidden = isWhole;
    part("ask").href = "/kirim/?isi=" + encodeURIComponent(text);
    found.hidden = !text[1];
    found.dataset.found = text;
  };

  input.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(show, 150);
  });
  place.addEventListener("keydown", (event) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? null : event.key === "Escape" ? input : stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || NaN)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  // That is a file, which can be kept for when there is no connection.
  input.form.action = "/cari/";
  input.value = input.value || new URLSearchParams(location.search).get("q") || "";
  if (input.value && !/halaman=/.test(location.search)) show();
})();
