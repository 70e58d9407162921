// The question opens as a modal dialog, which keeps the focus inside; without script it is a popover.
export default function confirm(opener) {
  const dialog = document.getElementById(opener.getAttribute('popovertarget'));
  if (!dialog?.showModal) return;
  opener.removeAttribute('popovertarget');
  dialog.removeAttribute('popover');
  opener.setAttribute('aria-haspopup', 'dialog');
  const close = dialog.querySelector('[data-close]');
  close.removeAttribute('popovertarget');
  opener.addEventListener('click', () => dialog.showModal());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => opener.focus());
}
