// The whole sale on one page: paid in a dialog, kept in this phone at once, handed in as soon as the market can be reached.
import { all, alone, drop, keep } from './keeping.js';
import { send } from './posting.js';

const EVERY = 20_000; // milliseconds between tries while something waits
const part = (root, name) => root.querySelector(`[data-${name}]`);

export default function phone(form, tiles, { payment, riyals, halalas, counted }) {
  const place = document.getElementById(form.dataset.phone), { words } = part(place, 'words').dataset;
  const say = JSON.parse(words), dialog = place.querySelector('dialog'), pay = dialog.querySelector('form');
  const till = {
    family: Number(form.dataset.family),
    exhibition: Number(form.dataset.exhibition),
    address: form.dataset.address,
    page: location.pathname,
    token: form.elements.csrf_token.value,
  };
  const there = new Map(tiles.rows.map(([, input]) => [input.name, Number(input.dataset.most)])); // as the market knows it
  const names = new Map(tiles.rows.map(([tile, input]) => [input.name, part(tile, 'name').dataset.name])); // of what is still here
  payment(pay);

  const chosen = () => tiles.rows.map(([tile, input]) => [Number(input.name.slice(2)), counted(input), Number(tile.dataset.price)])
    .filter(([, quantity]) => quantity > 0);
  const total = lines => lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0);

  form.addEventListener('submit', event => {
    event.preventDefault();
    const lines = chosen(), tooMany = tiles.rows.find(([, input]) => counted(input) > Number(input.dataset.most));
    bad(tooMany ? `${names.get(tooMany[1].name)}: ${say.left.replace('|', tooMany[1].dataset.most)}` : lines.length ? '' : say.choose);
    if (tooMany) tooMany[1].focus();
    if (tooMany || !lines.length) return;
    pay.reset();
    pay.dataset.total = total(lines);
    dialog.querySelector('.till-total bdi').textContent = riyals(total(lines));
    part(dialog, 'lines').replaceChildren(...lines.map(([id, quantity, price]) => row(`${names.get(`q-${id}`)} × ${quantity}`, quantity * price)));
    wrong('');
    pay.dispatchEvent(new Event('input'));
    dialog.showModal();
  });
  part(dialog, 'close').addEventListener('click', () => dialog.close());

  function row(text, minor) {
    const line = document.createElement('li'), name = document.createElement('bdi'), sum = document.createElement('span');
    line.className = 'till-row';
    name.textContent = text;
    sum.textContent = say.amount.replace('|', riyals(minor));
    line.append(name, sum);
    return line;
  }

  function bad(text) {
    const place = part(document, 'bad');
    place.hidden = !text;
    part(place, 'says').textContent = text;
    if (text) place.scrollIntoView({ block: 'center' });
  }

  function wrong(text) {
    const place = part(dialog, 'wrong');
    place.hidden = !text;
    place.querySelector('span').textContent = text;
    pay.elements.tendered.toggleAttribute('aria-invalid', Boolean(text));
  }

  pay.addEventListener('submit', async event => {
    event.preventDefault();
    const lines = chosen(), method = pay.elements.method.value, typed = pay.elements.tendered.value.trim();
    const tendered = method === 'cash' && typed ? halalas(typed) : null;
    if (tendered !== null && !(tendered >= total(lines))) {
      wrong(Number.isFinite(tendered) ? say.less : say.none);
      pay.elements.tendered.focus();
      return;
    }
    const reference = method === 'cash' ? '' : pay.elements.reference.value.trim().replace(/\s+/g, ' ');
    const sale = { client_id: crypto.randomUUID(), sold_at: Date.now(), method, reference, tendered_minor: tendered, lines, names: Object.fromEntries(lines.map(([id]) => [id, names.get(`q-${id}`)])), family: till.family, exhibition: till.exhibition, address: till.address };
    try {
      await keep(sale);
    } catch {
      wrong(say.full);
      return;
    }
    for (const [, input] of tiles.rows) input.value = '';
    dialog.close();
    done(sale, tendered === null ? 0 : tendered - total(lines));
    await show();
    await handIn();
  });

  function done(sale, change) {
    const place = part(document, 'done');
    place.hidden = false;
    place.dataset.sale = sale.client_id;
    part(place, 'due').hidden = !(change > 0);
    part(place, 'due-sum').textContent = riyals(change);
    part(place, 'receipt').hidden = true;
    place.scrollIntoView({ block: 'nearest' });
  }

  // What waits is not there any more for the next buyer, though the market does not know it yet.
  async function show() {
    const every = await all(), waiting = every.filter(sale => sale.family === till.family);
    const gone = new Map();
    for (const sale of waiting.filter(one => one.exhibition === till.exhibition)) for (const [id, quantity] of sale.lines) gone.set(`q-${id}`, (gone.get(`q-${id}`) ?? 0) + quantity);
    for (const [tile, input] of tiles.rows) {
      const left = Math.max(0, there.get(input.name) - (gone.get(input.name) ?? 0));
      input.dataset.most = left;
      tile.classList.toggle('none', !left);
      part(tile, 'left').textContent = left ? say.left.replace('|', left) : say.out;
    }
    tiles.show();
    part(place, 'others').hidden = every.length === waiting.length;
    const list = part(place, 'waiting');
    list.hidden = !waiting.length;
    part(list, 'number').textContent = waiting.length;
    part(list, 'sales').replaceChildren(...waiting.map(waits));
    return waiting.some(sale => !sale.refused);
  }

  function waits(sale) {
    const item = part(place, 'row').content.cloneNode(true).firstElementChild;
    item.dataset.sale = sale.client_id;
    part(item, 'when').textContent = new Date(sale.sold_at).toLocaleTimeString(`${document.documentElement.lang}-u-nu-latn`, { hour: 'numeric', minute: '2-digit' });
    part(item, 'sum').textContent = say.amount.replace('|', riyals(total(sale.lines)));
    part(item, 'what').textContent = sale.lines.map(([id, quantity]) => `${names.get(`q-${id}`) ?? sale.names?.[id] ?? say.gone} × ${quantity}`).join(say.comma);
    const why = part(item, 'why'), undo = part(item, 'undo');
    why.hidden = !sale.refused;
    why.textContent = sale.refused ?? '';
    undo.addEventListener('click', async () => {
      if (!undo.dataset.asked) { undo.dataset.asked = 'yes'; undo.querySelector('span').textContent = say.sure; return; }
      const late = await alone(async () => { // what is on its way just now comes first
        const isThere = (await all()).some(one => one.client_id === sale.client_id);
        await drop(sale.client_id);
        return !isThere;
      });
      bad(late ? say.late : '');
      await show();
    });
    return item;
  }

  const STATES = { away: say.away, out: say.signIn, no: say.no };

  async function handIn() {
    const { how, became, left } = await send(till);
    for (const [id, number] of Object.entries(left ?? {})) there.set(`q-${id}`, number);
    const signal = part(document, 'signal'), settle = became.filter(one => one.state === 'to_settle');
    signal.hidden = how === 'sent';
    part(signal, 'says').textContent = STATES[how] ?? '';
    part(signal, 'again').hidden = how !== 'out';
    const unsettled = part(document, 'unsettled');
    if (settle.length) unsettled.hidden = false;
    part(unsettled, 'links').append(...settle.map(link));
    const last = became.find(one => one.client_id === part(document, 'done').dataset.sale && one.href);
    if (last) { part(document, 'receipt').hidden = false; part(document, 'receipt').querySelector('a').href = last.href; }
    await show();
  }

  function link({ href }) {
    const item = document.createElement('li'), anchor = document.createElement('a');
    anchor.href = href;
    anchor.textContent = say.settle;
    item.append(anchor);
    return item;
  }

  const again = async () => { if (await show()) await handIn(); };
  addEventListener('online', again);
  addEventListener('offline', () => { const signal = part(document, 'signal'); signal.hidden = false; part(signal, 'says').textContent = say.away; });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
  setInterval(again, EVERY);
  again();
  stay(form);
}

// The page and what it is drawn with are kept when it is read for the first time too; later the worker does it.
async function stay(form) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(form.dataset.worker, { scope: form.dataset.scope });
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller && await (await caches.open('till-pages')).match(location.pathname)) return;
  navigator.storage?.persist?.();
  const files = performance.getEntriesByType('resource').map(one => one.name).filter(name => new RegExp(`^${location.origin}/(static|media|cloths)/`).test(name));
  await (await caches.open('till-files')).addAll([...new Set(files)]);
  await (await caches.open('till-pages')).add(location.pathname);
}
