// Keeps what was opened, so that it can be read again without a connection. Pages: from the network, or after four
// seconds from what is kept. Files of the theme and of the search index: from what is kept, while a fresh copy is
// fetched for the next time.
// What the function says (forms, status, desk) is never kept.
const SHELL = "kerangka-2"; // a new number throws the old shell away
const PAGES = "halaman";
const KEPT_PAGES = 60;
const PATIENCE = 4000;
const SHELL_FILES = ["/", "/panduan/", "/cari/", "/luring/", "/theme/js/offline.js", "/theme/images/favicon.svg"];
const FUNCTION = /^\/(kirim|lacak|hasil|moderasi|api|sehat)(\/|$)/;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(SHELL_FILES)));
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
  if (request.method !== "GET" || origin !== location.origin || FUNCTION.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^\/(theme|data\/cari)\//.test(pathname)) event.respondWith(file(event));
});

async function page(event) {
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok && answer.type === "basic") await keep(event.request, answer.clone());
    return answer;
  });
  event.waitUntil(fresh.catch(() => {}));
  const soon = new Promise((_, late) => setTimeout(late, PATIENCE));
  try {
    return await Promise.race([fresh, soon]);
  } catch {
    // What was opened last is newer than what came with the shell.
    const opened = await (await caches.open(PAGES)).match(event.request, { ignoreSearch: true });
    const kept = opened || (await caches.match(event.request, { ignoreSearch: true }));
    return kept || fresh.catch(() => caches.match("/luring/"));
  }
}

async function keep(request, answer) {
  const pages = await caches.open(PAGES);
  await pages.delete(request, { ignoreSearch: true }); // so that the newest stands last
  await pages.put(request, answer);
  const all = await pages.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - KEPT_PAGES)).map((one) => pages.delete(one)));
}

async function file(event) {
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok) await (await caches.open(SHELL)).put(event.request, answer.clone());
    return answer;
  });
  event.waitUntil(fresh.catch(() => {}));
  return (await caches.match(event.request)) || fresh;
}
