// Looks for words in the pages that this phone keeps, for when there is no connection; search.js loads it then.
// The pocket edition counts guide by guide.
const FOLDERS = ["panduan", "", "desa", "kunjungan", "tanya", "kabar", "", "peristiwa", "formulir"]; // by the numbers of ThingKind; a case is a guide's
const OTHER = 6;
const IN_TITLE = 5;

const kindOf = (url) => {
  const [, folder, , deeper] = url.split("/");
  const kind = FOLDERS.indexOf(folder);
  return kind < 0 ? OTHER : kind === 0 && deeper ? 1 : kind;
};

const thingsIn = (path, html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const whole = { url: path, title: page.title.replace(/ \| [^|]*$/, ""), text: (page.querySelector("main") || page.body).textContent };
  if (!path.endsWith("saku.html")) return [whole];
  return [...page.querySelectorAll("details[id]")].map((part) => ({
    url: `${path}#${part.id}`,
    title: part.querySelector("summary").textContent.trim(),
    text: part.textContent,
  }));
};

export const searchKept = async (typed, fold) => {
  const wanted = [...new Set(typed)];
  const known = new Map();
  const foldsOf = (text) => new Set((text.toLowerCase().match(/[a-z0-9]+/g) || []).map((word) => {
    if (!known.has(word)) known.set(word, fold(word));
    return known.get(word);
  }));
  const found = [];
  const pages = await caches.open("halaman");
  for (const request of await pages.keys()) {
    const html = await (await pages.match(request)).text();
    for (const { url, title, text } of thingsIn(new URL(request.url).pathname, html)) {
      const [inTitle, inText] = [foldsOf(title), foldsOf(text)];
      const said = wanted.filter((word) => inText.has(word) || inTitle.has(word)).length;
      const named = wanted.filter((word) => inTitle.has(word)).length;
      const isList = !url.includes("#") && url.split("/").length < 4;
      if (said * 2 > wanted.length && !(isList && !named)) found.push({ url, title, kind: kindOf(url), why: [named ? 2 : 3], score: said + IN_TITLE * named });
    }
  }
  return found.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1)).slice(0, 10);
};
