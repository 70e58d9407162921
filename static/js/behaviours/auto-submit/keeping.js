// Nothing typed is lost, whatever is pressed next: what the market was not told yet is sent first, one after the other, and then
// the page goes on. What is refused is shown instead.
const waiting = new Map(); // forms and the buttons that send them, the last changed last
const parts = new WeakMap(); // forms and those buttons, whether they wait or not
const told = new Map(); // forms and what the market was told of them last
const BREATH = 600; // milliseconds between leaving a field and a page that comes anew
const TEXTS = 'textarea, input:not([type="hidden"], [type="radio"], [type="checkbox"], [type="submit"], [type="button"])';
const UNSENT = `unsent ${location.pathname}`, LATE = `told late ${location.pathname}`;
let timer, sending = false, leaving = false, owed = false, onward = lookAgain, shown = null;

// Fields that send themselves; what stands in any other one is its writer's own business.
const sends = field => parts.has(field.form) && field.closest('[data-behaviour~="auto-submit"]');
const isNumber = field => field.localName === 'input' && sends(field) && told.has(field.form);
const isWritten = field => field.matches?.(TEXTS) && !isNumber(field);

// The page comes anew, but not from under somebody who writes: then it waits until they leave that field. What they wrote there
// and did not send is there again. An answer to a form is not asked for once more: it names the page it stands for.
function lookAgain() {
  for (const [form, sent] of told) if (String(words(form, parts.get(form))) !== sent) waiting.set(form, parts.get(form));
  owed = isWritten(document.activeElement ?? document.body);
  if (owed) { leaving = false; return; }
  if (waiting.size) { leaving = false; send(); return; }
  const unsent = writing().map(field => field.defaultValue === field.value ? null : field.value);
  if (unsent.some(text => text !== null)) sessionStorage.setItem(UNSENT, JSON.stringify(unsent));
  const page = document.querySelector('[data-page]')?.dataset.page;
  if (page) location.replace(page); else location.reload();
}

const writing = () => [...document.querySelectorAll(TEXTS)].filter(field => !parts.has(field.form));

function putBack() {
  const unsent = JSON.parse(sessionStorage.getItem(UNSENT) ?? '[]');
  sessionStorage.removeItem(UNSENT);
  const fields = writing();
  if (unsent.length === fields.length) unsent.forEach((text, at) => { if (text !== null) fields[at].value = text; });
}

function words(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  return body;
}

// What is right leads on; every other answer is a page to be read.
async function isKept(form) {
  try {
    const body = words(form, parts.get(form));
    told.set(form, String(body));
    const request = { method: 'POST', body, redirect: 'manual', keepalive: true };
    return (await fetch(form.action, request)).type === 'opaqueredirect';
  } catch {
    return false; // the browser says that the network is away
  }
}

// Of several that were refused the page of one shows them all: it is told what was typed into the others.
function show(refused) {
  const form = refused.find(one => one.dataset.also) ?? refused[0];
  for (const other of refused) {
    if (other === form || !other.dataset.also) continue;
    const typed = document.createElement('input');
    Object.assign(typed, { type: 'hidden', name: other.dataset.also, value: other.elements.quantity.value });
    form.append(typed);
  }
  shown = form;
  form.requestSubmit(parts.get(form));
  shown = null;
}

async function send() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  const refused = new Set();
  while (waiting.size) {
    const [form] = waiting.keys();
    waiting.delete(form);
    refused.delete(form);
    if (await isKept(form)) continue;
    if (!waiting.has(form)) refused.add(form); // unless it was changed meanwhile
  }
  sending = false;
  if (refused.size) { show([...refused]); return; }
  leaving = true;
  onward();
}

// Whether something has to be sent before what was pressed.
function holds(event, pressed, then) {
  owed = false;
  if (!waiting.size && !sending) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  onward = then;
  if (pressed?.matches('.btn')) {
    pressed.classList.add('busy');
    pressed.setAttribute('aria-busy', 'true');
  }
  send();
}

const leads = link => link.protocol.startsWith('http') && !link.hasAttribute('download') && link.target !== '_blank'
  && !(link.hash && link.href.split('#')[0] === location.href.split('#')[0]);

addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !leads(link)) return;
  holds(event, link, () => location.assign(link.href));
});

addEventListener('submit', event => {
  const form = event.target, pressed = event.submitter;
  if (form === shown || form.method === 'dialog') return;
  if (parts.has(form) && pressed === parts.get(form)) {
    waiting.set(form, pressed);
    holds(event, pressed, lookAgain);
  } else {
    waiting.delete(form); // it carries along what was typed into it
    holds(event, pressed, () => form.requestSubmit(pressed));
  }
}, true);

// Whoever closes the page, or turns to another one by the browser's own means.
const tell = () => waiting.forEach((button, form) => navigator.sendBeacon(form.action, words(form, button)));
document.addEventListener('visibilitychange', () => document.hidden && tell());
addEventListener('pagehide', () => {
  if (waiting.size) sessionStorage.setItem(LATE, 'yes');
  tell();
  waiting.clear();
});
addEventListener('pageshow', () => { leaving = false; onward = lookAgain; });
addEventListener('focusout', () => owed && sendIn(BREATH));
addEventListener('focusin', event => {
  if (!isWritten(event.target)) return;
  if (leaving && onward === lookAgain) { stop(); leaving = false; owed = true; }
  if (owed && !waiting.size) clearTimeout(timer);
});
setTimeout(putBack); // when every form that keeps itself is known

// What was told while the page left may have come after the page that was asked for next: it is asked for once more.
if (sessionStorage.getItem(LATE)) {
  sessionStorage.removeItem(LATE);
  owed = true;
  sendIn(BREATH);
}

// A form that keeps itself, and its button.
export const keeps = (form, button) => parts.set(form, button);

// Something else is in it now. A page that was about to come would show what was.
export function changed(form) {
  if (leaving) { stop(); leaving = false; }
  clearTimeout(timer);
  waiting.delete(form);
  waiting.set(form, parts.get(form));
}

// What waits is sent when nothing else was touched for so many milliseconds.
export function sendIn(milliseconds) {
  clearTimeout(timer);
  if (waiting.size || owed) timer = setTimeout(send, milliseconds);
}
