// A part of a form that sends it when a choice or number in it changes; its own button steps aside unless it is marked data-keep.
// With the keyboard every arrow is a change, so whoever chooses that way sees the button and sends it when they are done.
const REST = 600; // milliseconds without another press on + or -

const byArrows = control => control.matches('select, input[type="radio"], input[type="checkbox"]') && control.matches(':focus-visible');

// What was chosen before this script came was told to nobody: then the button stays.
const usual = select => Math.max([...select.options].findIndex(option => option.defaultSelected), 0);
const isUntouched = select => select.multiple || select.selectedIndex === usual(select);

export default function autoSubmit(part) {
  const form = part.closest('form');
  const button = part.querySelector('button[type="submit"]:not([data-keep])');
  if (button) button.hidden = [...part.querySelectorAll('select')].every(isUntouched);
  let waiting;
  part.addEventListener('focusin', event => {
    if (!button || !byArrows(event.target)) return;
    button.hidden = false;
    button.dataset.shown = '';
  });
  part.addEventListener('change', event => {
    clearTimeout(waiting);
    if (button && byArrows(event.target)) return;
    const rest = event.target.matches('select, input[type="radio"], input[type="checkbox"]') ? 0 : REST;
    waiting = setTimeout(() => form.reportValidity() && form.requestSubmit(button), rest);
  });
}
