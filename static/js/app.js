// Every page works without this file. An element names what would make it quicker: data-behaviour="gallery" loads behaviours/gallery.js.
const url = address => address; // marks an address that is replaced by its hashed name when the files are packed

const BEHAVIOURS = {
  'auto-submit': url('./behaviours/auto-submit.js'),
  'confirm': url('./behaviours/confirm.js'),
  'copy': url('./behaviours/copy.js'),
  'error-summary': url('./behaviours/error-summary.js'),
  'filters': url('./behaviours/filters.js'),
  'forget-till': url('./behaviours/forget-till.js'),
  'gallery': url('./behaviours/gallery.js'),
  'look-again': url('./behaviours/look-again.js'),
  'picks': url('./behaviours/picks.js'),
  'pictures': url('./behaviours/pictures.js'),
  'print': url('./behaviours/print.js'),
  'quantity': url('./behaviours/quantity.js'),
  'scan': url('./behaviours/scan.js'),
  'share': url('./behaviours/share.js'),
  'stall-editor': url('./behaviours/stall-editor.js'),
  'step-aside': url('./behaviours/step-aside.js'),
  'suggest': url('./behaviours/suggest.js'),
  'till': url('./behaviours/till.js'),
};
const started = new WeakSet();

function start(root) {
  for (const element of root.querySelectorAll('[data-behaviour]')) {
    if (started.has(element)) continue;
    started.add(element);
    for (const name of element.dataset.behaviour.split(' ')) {
      import(BEHAVIOURS[name]).then(behaviour => behaviour.default(element));
    }
  }
}

// One press, one order: a form on its way shows it and refuses a second press. The server refuses it too.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  const pressed = event.submitter;
  if (pressed?.classList.contains('btn')) {
    pressed.classList.add('busy');
    pressed.setAttribute('aria-busy', 'true');
  }
});

// What was left empty in a search or a filter is not asked for, and stays out of the address.
document.addEventListener('formdata', event => {
  if (event.target.method !== 'get') return;
  const asked = event.formData;
  const filled = [...asked].filter(([, value]) => value !== '');
  for (const name of new Set(asked.keys())) asked.delete(name);
  for (const [name, value] of filled) asked.append(name, value);
});

// Coming back by the browser's arrow finds the forms ready again.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const pressed of document.querySelectorAll('.busy')) {
    pressed.classList.remove('busy');
    pressed.removeAttribute('aria-busy');
  }
});

// Whoever comes by a share link is counted, and the basket remembers the link.
const via = new URLSearchParams(location.search).get('via') ?? document.querySelector('[data-via]')?.dataset.via;
if (via) {
  const told = new URLSearchParams({ via });
  const token = document.querySelector('input[name="csrf_token"]');
  if (token) told.set('csrf_token', token.value);
  navigator.sendBeacon('/visits', told);
}

// Whoever comes by the short link of a text message has read that news; the address forgets it, so that going back says nothing.
const here = new URL(location.href);
const news = here.searchParams.get('news');
if (/^\d{1,18}$/.test(news ?? '')) {
  const token = document.querySelector('input[name="csrf_token"]');
  const body = new URLSearchParams(token ? { csrf_token: token.value } : {});
  const read = `/account/notices/${news}/following`;
  fetch(read, { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => {});
  here.searchParams.delete('news');
  history.replaceState(history.state, '', here);
}

start(document);
