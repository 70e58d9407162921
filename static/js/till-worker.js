// Between a till and the network: its page opens without one as it was read last, with all it is drawn with. Sales are not its
// business: they wait in the page's own store until the market has taken them.
const PAGES = 'till-pages', FILES = 'till-files';
const TILL = /\/family\/till\/\d+$/, HOME = /\/family\/till$/, FILE = /^\/(static|media|cloths)\//;
const MOST_FILES = 400, PATIENCE = 5000; // milliseconds for a page of which there is one already

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (TILL.test(pathname)) event.respondWith(page(event, pathname));
    else if (HOME.test(pathname)) event.respondWith(home(request));
  } else if (FILE.test(pathname)) event.respondWith(file(event));
});

async function page(event, pathname) {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(pathname);
  try {
    const answer = await (kept ? Promise.race([fetch(event.request), tooLong()]) : fetch(event.request));
    if (answer.ok) event.waitUntil(pages.put(pathname, answer.clone()));
    return answer;
  } catch {
    return kept ?? Response.error();
  }
}

const tooLong = () => new Promise((_, failed) => { setTimeout(() => failed(new Error('too long')), PATIENCE); });

// The way to the till of today; without a network to the one that was read last.
async function home(request) {
  try {
    return await fetch(request);
  } catch {
    const last = (await (await caches.open(PAGES)).keys()).at(-1);
    return last ? Response.redirect(last.url) : Response.error();
  }
}

// Files carry their content in their names, so that one which is here is right.
async function file(event) {
  const files = await caches.open(FILES);
  const kept = await files.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(files.put(event.request, answer.clone()).then(() => makeRoom(files)));
  return answer;
}

async function makeRoom(files) {
  const there = await files.keys();
  await Promise.all(there.slice(0, Math.max(0, there.length - MOST_FILES)).map(one => files.delete(one)));
}
