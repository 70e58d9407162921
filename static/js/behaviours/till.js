// A till: a tap on a picture is a piece more, the sum stays in sight; where it is paid, the change is reckoned while one types.
// On a browser that can keep sales by itself the whole of it is one page, which needs no network.
import phone from './till/selling.js';

const western = text => text.replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, digit => digit.charCodeAt(0) - 0x6f0);
const riyals = minor => (minor / 100).toLocaleString('en', { minimumFractionDigits: minor % 100 ? 2 : 0, maximumFractionDigits: 2 });
const halalas = text => Math.round(Number(western(text).replace(/[,٬ ]/g, '').replace('٫', '.')) * 100);
const counted = input => Number.parseInt(western(input.value), 10) || 0;

function tiles(form) {
  const rows = [...form.querySelectorAll('.till-tile')].map(tile => [tile, tile.querySelector('input')]).filter(([, input]) => input);
  const sum = form.querySelector('[data-sum]'); // also where nothing can be sold any more, and only what waits is sent
  const show = () => {
    let total = 0;
    for (const [tile, input] of rows) {
      const quantity = counted(input);
      total += quantity * Number(tile.dataset.price);
      tile.classList.toggle('some', quantity > 0);
    }
    sum.textContent = riyals(total);
  };
  for (const [tile, input] of rows) {
    tile.querySelector('label').addEventListener('click', event => {
      event.preventDefault();
      input.value = Math.min(counted(input) + 1, Number(input.dataset.most));
      show();
    });
  }
  form.querySelector('.till-sum').hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  show();
  return { rows, show };
}

function payment(form) {
  const change = form.querySelector('.till-change');
  const show = () => {
    const method = form.elements.method.value;
    for (const part of form.querySelectorAll('[data-of]')) part.hidden = !part.dataset.of.split(' ').includes(method);
    const due = halalas(form.elements.tendered.value) - Number(form.dataset.total);
    change.hidden = !(due > 0);
    if (due > 0) change.querySelector('[data-change]').textContent = riyals(due);
  };
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  show();
}

export default function till(form) {
  if (form.dataset.total) { payment(form); return; }
  const shown = tiles(form);
  const keeps = form.dataset.phone && globalThis.indexedDB && navigator.locks && crypto.randomUUID;
  if (keeps) phone(form, shown, { payment, riyals, halalas, counted });
}
