// A form that came back with errors is read from its summary; a link there puts the cursor in the field.
export default function errorSummary(box) {
  box.focus();
  box.addEventListener('click', event => {
    const link = event.target.closest('a');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    const control = target.matches('fieldset') ? target.querySelector('input') : target;
    (target.closest('.field') ?? target).scrollIntoView({ block: 'start' });
    control.focus({ preventScroll: true });
  });
}
