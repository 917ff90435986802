// Puts in order what was found, answers among it, and draws it; feedback_api/domain/search/ranking.py does the same and says why.
import { answersTo, shown } from "/theme/js/answers.js";

const [CASE, VILLAGE, VISIT, ANSWER, POST] = [1, 2, 3, 4, 5];
const [MOST_ANSWERS, FIRST_ROWS, MOST_FOUND] = [4, 3, 10];
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

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
  if (kind === POST) return said * 5 >= asked * 3;
  return isTrade || said >= asked || named * 2 >= asked || named >= 70 || (full >= 40 && terms > 1);
};

const pagesTo = (matches, unknown) => {
  const asked = sum(matches.map((match) => match.entry[0] % 100)) + 40 * unknown;
  const isTrade = matches.some((match) => match.entry[0] > 99 && match.quarters > 3);
  const [pages, cases] = [[], []];
  for (const tally of tallied(matches)) {
    const { kind } = tally;
    const name = nameOf(tally);
    tally.full = name.full;
    tally.isNamed = tally.named * 2 >= asked;
    const share = { 0: 4, 6: 2, 7: 3, 8: 4 }[kind];
    if (share) tally.score += share * name.best + sideBySide(tally);
    if (isTrade && (kind === VILLAGE || kind === VISIT)) tally.score -= 90;
    if (kind === CASE) cases.push(tally);
    else if (fits(tally, name, asked)) pages.push(tally);
  }
  pages.sort((a, b) => b.score - a.score || a.kind - b.kind || (a.url < b.url ? -1 : 1));
  cases.sort((a, b) => b.full - a.full);
  return [pages, cases];
};

const withCase = (page, cases, best) => {
  const isClose = !page.kind && page.score * 2 >= best;
  const [first, second] = isClose ? cases.filter((one) => one.full && one.url.startsWith(page.url)) : [];
  return first && !(second && second.full === first.full) ? [page, first] : [page];
};

// The best page, and of the next ones so many as leave room for answers in the first rows.
const before = (pages, answers) => {
  const first = pages.slice(0, 1);
  for (const page of pages.slice(1)) {
    if ([...first, page].flatMap(({ rows }) => rows).length > FIRST_ROWS - answers) break;
    first.push(page);
  }
  return first;
};

export const inOrder = async ({ matches, unknown, typed, words }, tools) => {
  const [pages, cases] = pagesTo(matches, unknown);
  const { likely, sure, single } = await answersTo(typed, words, tools);
  const best = pages.length ? pages[0].score : 0;
  const near = pages.filter((page) => page.score * 3 >= best).map((page) => ({ page, rows: withCase(page, cases, best) }));
  const named = near.filter(({ page }) => page.isNamed);
  const first = sure.length ? before(named, sure.length) : single.length ? before(near, 1) : [];
  const surely = [...sure, ...single];
  const others = near.filter((one) => !first.includes(one)).map(({ page, rows }) => [page.score, page.kind, rows]);
  const rest = likely.filter((hit) => !surely.includes(hit) && hit.said * 3 >= best).slice(0, MOST_ANSWERS - surely.length);
  others.push(...rest.map((hit) => [hit.said, ANSWER, [hit]]));
  others.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const rows = [...first.flatMap((one) => one.rows), ...surely, ...others.flatMap((one) => one[2])];
  const things = await Promise.all(rows.slice(0, MOST_FOUND).map((row) => (row.number ? shown(row, words, tools) : row)));
  return things.filter(Boolean);
};

// Below a title that several answers have, each of them by its number from the oldest.
const sameTitle = ({ same: { count, urls, isMore }, title }, { same: several, each, older }) => {
  const made = (name, text, more) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const place = made("details", "", { className: "found__same" });
  const list = made("ol", "", { className: "found__each" });
  urls.forEach((href, at) => {
    const row = made("li");
    row.append(made("a", each.replace("{n}", count - at), { href }));
    list.append(row);
  });
  place.append(made("summary", several.replace("{n}", count)), list);
  if (isMore) place.append(made("a", older, { className: "found__older", href: `/hasil/?halaman=2&q=${encodeURIComponent(title)}` }));
  return place;
};

const item = ({ kind, url, title, why, same }, words) => {
  const [row, link, sort] = ["li", "a", "span"].map((name) => document.createElement(name));
  row.className = "found__one" + (kind === CASE ? " found__one--case" : "");
  link.className = "found__to";
  link.dir = "auto";
  link.href = url;
  link.textContent = title;
  sort.className = "found__kind";
  sort.textContent = (kind ? words.kinds.split("|")[kind] + ". " : "") + words.whys.split("|")[why[0]].replace("{t}", why[1]);
  row.append(link, sort);
  if (same && same.count > 1) row.append(sameTitle({ same, title }, words));
  return row;
};

// The rows of the list; `words` are those of its markup.
export const drawn = (things, words) => things.map((thing) => item(thing, words));
