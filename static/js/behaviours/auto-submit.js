// A form that sends itself when its choice or number changes; its own button steps aside unless it is marked data-keep.
export default function autoSubmit(form) {
  const button = form.querySelector('button[type="submit"]:not([data-keep])');
  if (button) button.hidden = true;
  let waiting;
  form.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.reportValidity() && form.requestSubmit(button), 600);
  });
}
