// Finds pages while people type, as feedback_api/domain/search does and says why. Markup: macros/search.html
(() => {
  const place = document.querySelector("[data-search]");
  if (!place) return;
  const [CASE, VILLAGE, VISIT, ANSWER, POST] = [1, 2, 3, 4, 5];
  const rules = JSON.parse(place.dataset.rules);
  const whole = rules.whole.split("|");
  const steps = rules.steps.map(([pattern, becomes, shortest]) => [RegExp(pattern, "g"), becomes, shortest]);
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

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

  const shards = {};
  const shard = (term) => {
    let key = 0;
    for (const letter of term.slice(0, 3)) key = (key * 37 + letter.charCodeAt()) % 65521;
    key = term[0] === "-" ? 1024 + (key % 32) : key % 1024;
    shards[key] =
      shards[key] ||
      fetch(`/data/cari/${key}.json`)
        .then((answer) => answer.json())
        .then(({ d, t, w = {} }) => ({ d, w, t: new Map(Object.entries(t)) }));
    shards[key].catch(() => delete shards[key]);
    return shards[key];
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
    return guess ? { ...(await meant(guess)), quarters: 3 } : { ...exact, quarters: 4 };
  };

  const understood = async (text) => {
    const typed = wordsOf(text);
    const known = new Map();
    for (const word of typed) if (known.size < 40) known.set(word, look(word, word === typed[typed.length - 1]));
    const words = (await Promise.all(typed.map((word) => known.get(word)))).filter(Boolean);
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
    return [[...matches.values()], strange.size];
  };

  const tallied = (matches) => {
    const tallies = new Map();
    for (const { entry: [sign, ...rest], quarters, places, d, w, name } of matches) {
      const [worth, reasons] = [sign % 100, w[name] || []];
      for (let at = 0; at < rest.length; at += 3) {
        const [kind, url, title, lengths] = d[rest[at]];
        const names = rest[at + 2];
        const tally = tallies.get(url) || { kind, url, title, lengths, score: 0, said: 0, named: 0, most: -1, hits: [] };
        tallies.set(url, tally);
        tally.score += Math.floor((rest[at + 1] * quarters) / 4);
        tally.said += worth;
        const text = reasons[reasons.indexOf(rest[at]) + 1 || -1];
        const most = names || text ? worth : 0;
        if (most > tally.most) [tally.most, tally.why] = [most, [!names + (text ? 0 : 2), text]];
        if (!names) continue;
        tally.named += worth;
        if (sign > 99 && quarters > 3) tally.isTrade = true;
        tally.hits.push([names, Math.floor((worth * quarters) / 4), places]);
      }
    }
    return [...tallies.values()];
  };

  const nameOf = ({ lengths, hits }) => {
    const name = { best: 0, terms: 0, full: 0 };
    [...lengths].forEach((length, at) => {
      const masses = hits.filter(([names]) => (names >> at) & 1).map(([, worth]) => worth);
      const mass = sum(masses);
      const count = Math.min(masses.length, length);
      if (!count) return;
      name.best = Math.max(name.best, Math.floor((mass * count ** 3) / length ** 3));
      if (count == length && mass > name.full) [name.terms, name.full] = [count, mass];
    });
    return name;
  };

  const sideBySide = ({ hits }) => {
    const beside = (one, other) => one.some((a) => other.some((b) => Math.abs(a - b) === 1));
    return sum(hits.flatMap(([names, worth, places], at) =>
      hits.slice(at + 1).map((other) => (names & other[0] && beside(places, other[2]) ? worth + other[1] : 0))));
  };

  const fits = ({ kind, isTrade, said, named }, { terms, full }, asked) => {
    if (kind === VILLAGE || kind === VISIT) return full;
    if (kind === ANSWER || kind === POST) return said * 5 >= asked * 3;
    return isTrade || said >= asked || named * 2 >= asked || named >= 70 || (full >= 40 && terms > 1);
  };

  const search = async (text) => {
    const [matches, unknown] = await understood(text);
    const asked = sum(matches.map((match) => match.entry[0] % 100)) + 40 * unknown;
    const isTrade = matches.some((match) => match.entry[0] > 99 && match.quarters > 3);
    const [pages, cases] = [[], []];
    for (const tally of tallied(matches)) {
      const { kind } = tally;
      const name = nameOf(tally);
      tally.full = name.full;
      const share = [4, , , , , , 2, 3, 4][kind];
      if (share) tally.score += share * name.best + sideBySide(tally);
      if (isTrade && (kind === VILLAGE || kind === VISIT)) tally.score -= 90;
      if (kind === CASE) cases.push(tally);
      else if (fits(tally, name, asked)) pages.push(tally);
    }
    pages.sort((a, b) => b.score - a.score || a.kind - b.kind || (a.url < b.url ? -1 : 1));
    cases.sort((a, b) => b.full - a.full);
    const best = pages[0] && pages[0].score;
    const found = pages.filter((page) => page.score * 3 >= best).flatMap((page) => {
      const isSure = !page.kind && page.score * 2 >= best;
      const [first, second] = isSure ? cases.filter((one) => one.full && one.url.startsWith(page.url)) : [];
      return first && !(second && second.full === first.full) ? [page, first] : [page];
    });
    return found.slice(0, 10);
  };

  // Without a connection: in what this phone keeps.
  const searchKept = (text) =>
    import("/theme/js/kept.js").then((kept) => kept.searchKept(wordsOf(text).map(fold), fold)).catch(() => []);

  const part = (name) => place.querySelector(`[data-${name}]`);
  const [input, found, count, list] = [place.querySelector("[name=q]"), part("found"), part("count"), part("list")];
  const kinds = found.dataset.kinds.split("|");
  const whys = found.dataset.whys.split("|");
  let turn = 0;
  let soon;

  const item = ({ kind, url, title, why }) => {
    const [row, link, sort] = ["li", "a", "span"].map((name) => document.createElement(name));
    row.className = "found__one" + (kind === CASE ? " found__one--case" : "");
    link.className = "found__to";
    link.dir = "auto";
    link.href = url;
    link.textContent = title;
    sort.className = "found__kind";
    sort.textContent = (kind ? kinds[kind] + ". " : "") + whys[why[0]].replace("{t}", why[1]);
    row.append(link, sort);
    return row;
  };

  const show = async () => {
    const text = input.value.trim();
    const mine = ++turn;
    let isWhole = true;
    const things = text[1] ? await search(text).catch(() => ((isWhole = false), searchKept(text))) : [];
    if (mine !== turn) return;
    list.replaceChildren(...things.map(item));
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
  if (input.value) show();
})();
