// Keeps pages that were opened, so that they can be read again without a connection. A page comes from the network; after
// three seconds, or when there is none, what is kept comes instead and says since when it is a copy. The page then learns
// what the network said later (copy.js). Files of the theme and of the search index: from what is kept, while a fresh copy
// is fetched for the next time.
// What the function says (forms, status, desk) is never kept: without a connection its addresses show a built page.
const SHELL = "kerangka-4"; // a new number throws the old shell away
const PAGES = "halaman";
const KEPT_PAGES = 60;
const PATIENCE = 3000;
const SINCE = "x-kept";
const OFFLINE = "/luring/";
// The fewest that help; the rest follows when a page has been kept, for a line may break any moment.
const FIRST = [OFFLINE, "/theme/js/offline.js", "/theme/js/copy.js"];
const SCRIPTS = ["/theme/js/results.js", "/theme/js/answers.js", "/theme/js/kept.js"]; // what no page names: search.js loads them
const NEXT = ["/luring/kirim/", "/luring/lacak/", "/luring/meja/", ...SCRIPTS, "/theme/images/favicon.svg"];
const NEXT_PAGES = ["/cari/", "/", "/panduan/"];
const FUNCTION = /^\/(kirim|lacak|hasil|skm|moderasi|api|sehat)(\/|$)/;
const ANY = { ignoreSearch: true, ignoreVary: true };

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FIRST)));
});

addEventListener("activate", (event) => {
  const old = (name) => name !== SHELL && name !== PAGES;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode !== "navigate") {
    if (request.method === "GET" && /^\/(theme|data\/cari)\//.test(pathname)) event.respondWith(file(event));
  } else if (FUNCTION.test(pathname)) {
    // What another site sends goes its own way, so that the function sees where it comes from.
    const isOurs = request.method === "GET" || request.referrer.startsWith(location.origin + "/");
    if (isOurs) event.respondWith(whole(request).catch(() => instead(request)));
  } else if (request.method === "GET") event.respondWith(page(event));
});

// "opened": keep this page, which may have come before the worker did. "copy": tell it what the network says.
addEventListener("message", (event) => {
  event.waitUntil((event.data === "copy" ? tell(event.source) : begin(event.source)).catch(() => {}));
});

async function begin(client) {
  await keepOpened(client.url, "force-cache"); // it has just come: from the browser's own memory
  const shell = await caches.open(SHELL);
  for (const one of NEXT) if (!(await shell.match(one))) await shell.add(one).catch(() => {}); // one that is missing stops no other
  for (const one of NEXT_PAGES) await keepOpened(one, "default");
}

async function keepOpened(address, cache) {
  const { pathname, origin } = new URL(address, location.origin);
  if (origin !== location.origin || FUNCTION.test(pathname) || (await kept(pathname))) return;
  const answer = await fetch(pathname, { cache });
  if (answer.redirected) return;
  const { text } = await taken(pathname, answer);
  const shell = await caches.open(SHELL);
  for (const [, script] of text.matchAll(/<script src="(\/theme\/[^"]+)"/g)) {
    if (!(await shell.match(script))) await shell.add(new Request(script, { cache }));
  }
}

const copies = new Map(); // by the id of its window: what a page shows, and what the network still owes it

async function page(event) {
  const { request } = event;
  const before = await kept(request);
  const fresh = fetch(request).then((answer) => taken(request, answer));
  event.waitUntil(fresh.catch(() => {}));
  if (!before) return fresh.then(({ answer }) => answer).catch(() => instead(request));
  const tooLate = new Promise((done) => setTimeout(done, PATIENCE, "late"));
  const first = await Promise.race([fresh.catch(() => null), tooLate]);
  if (first && first.answer && first.answer.status < 500) return first.answer;
  copies.set(event.resultingClientId, { was: before.text, fresh: first === "late" && fresh });
  return copyOf(before);
}

// The answer, and its text if it is a page. A page that broke off on the way is an error, and nothing is kept of it.
async function taken(request, answer) {
  if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(request, ANY);
  const isPage = /^text\/html/.test(answer.headers.get("content-type"));
  if (!answer.ok || answer.type !== "basic" || !isPage) return { answer, text: "" };
  const text = await answer.clone().text();
  if (!text.trimEnd().endsWith("</html>")) throw new Error("broken off");
  if (!new URL(answer.url).pathname.startsWith(OFFLINE)) await keep(request, text, answer.headers);
  return { answer, text };
}

async function keep(request, text, headers) {
  const pages = await caches.open(PAGES);
  const told = new Headers(headers);
  told.set(SINCE, Date.now());
  await pages.delete(request, ANY); // so that the newest stands last
  await pages.put(request, new Response(text, { headers: told }));
  const all = await pages.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT_PAGES)).map((one) => pages.delete(one)));
}

async function kept(request) {
  const answer = await (await caches.open(PAGES)).match(request, ANY);
  if (!answer) return null;
  const since = Number(answer.headers.get(SINCE)) || Date.parse(answer.headers.get("date"));
  return { since, headers: answer.headers, text: await answer.text() };
}

function copyOf({ since, headers, text }) {
  // The office's own clock, as the page says it; a page that says none is told by the phone's.
  const said = text.match(/<html[^>]* data-utc="(\d)" data-zone="(\w+)"/);
  const ahead = said ? said[1] * 36e5 : -new Date(since).getTimezoneOffset() * 6e4;
  const parts = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
  const clock = new Intl.DateTimeFormat("id-ID", parts).format(since + ahead).replace(" pukul", ",");
  const when = said ? `${clock} ${said[2]}` : clock;
  const sentence = `<p role="status" data-copy="${since}">Salinan dari ${when}. Isinya mungkin sudah berubah.</p>`;
  const script = '<script src="/theme/js/copy.js" defer></script>';
  const told = text.replace(/<main[^>]*>/, (main) => main + sentence).replace(/<\/body>\s*<\/html>\s*$/, `${script}$&`);
  return new Response(told, { headers });
}

async function tell(client) {
  const { was, fresh } = copies.get(client.id) || { was: ((await kept(client.url)) || {}).text };
  const { text } = await (fresh || fetch(client.url).then((answer) => taken(client.url, answer)));
  copies.set(client.id, { was: text });
  client.postMessage({ was, now: text });
}

// A page of the function, once all of it has come: half a receipt is none.
async function whole(request) {
  const answer = await fetch(request);
  if (answer.type === "basic") await answer.clone().arrayBuffer();
  return answer;
}

async function instead(request) {
  const { pathname, search } = new URL(request.url);
  if (pathname.startsWith("/hasil")) return Response.redirect(`/cari/${search}`, 303);
  const [own] = (FUNCTION.exec(pathname) || []).slice(1);
  return (await caches.match(`${OFFLINE}${own === "moderasi" ? "meja" : own}/`)) || caches.match(OFFLINE);
}

async function file(event) {
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok) await (await caches.open(SHELL)).put(event.request, answer.clone());
    return answer;
  });
  event.waitUntil(fresh.catch(() => {}));
  return (await caches.match(event.request)) || fresh;
}
