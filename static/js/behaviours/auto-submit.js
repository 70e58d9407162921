// A part of a form that sends it when a choice or number in it changes; its own button steps aside unless it is marked data-keep.
// With the keyboard every arrow is a change, so whoever chooses that way sees the button and sends it when they are done.
import { changed, keeps, sendIn } from './auto-submit/keeping.js';

const REST = 600; // milliseconds without another press on + or -

const isChoice = control => control.matches('select, input[type="radio"], input[type="checkbox"]');
const byArrows = control => isChoice(control) && control.matches(':focus-visible');

// What was chosen or typed before this script came was told to nobody: then the button stays.
const usual = select => Math.max([...select.options].findIndex(option => option.defaultSelected), 0);
const isUntouched = select => select.multiple || select.selectedIndex === usual(select);
const isTyped = text => text.value !== text.defaultValue || text.checked !== text.defaultChecked;

export default function autoSubmit(part) {
  const form = part.closest('form');
  const button = part.querySelector('button[type="submit"]:not([data-keep])');
  const early = ![...part.querySelectorAll('select')].every(isUntouched);
  if (button) button.hidden = !early;
  part.addEventListener('focusin', event => {
    if (!button || !byArrows(event.target)) return;
    button.hidden = false;
    button.dataset.shown = '';
  });
  if (form.method === 'get') {
    part.addEventListener('change', event => byArrows(event.target) || form.requestSubmit(button));
    return;
  }
  keeps(form, button);
  // A browser that comes back puts in what stood there once; that was told, or was left.
  const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  if (isNew && (early || [...part.querySelectorAll('textarea, input:not([type="hidden"])')].some(isTyped))) changed(form);
  part.addEventListener('input', () => changed(form));
  part.addEventListener('change', event => {
    changed(form);
    if (!byArrows(event.target)) sendIn(isChoice(event.target) ? 0 : REST);
  });
  // Who writes is not disturbed, not even by what was changed before.
  part.addEventListener('focusout', event => byArrows(event.target) || sendIn(REST));
}
